// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "review/reviewservice.h"
#include "system/tokenstore.h"
#include "ui/settings/uisettings.h"

class QLabel;

namespace stagedoor {

/// Server and token, theme, language, undo time. Not modal: the queue stays usable beside it. It shows what the
/// connection does now; applied() tells what was chosen, the token goes to the TokenStore.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(ReviewService &review, TokenStore &tokens, const UiSettings &settings, QWidget *parent);
    ~SettingsDialog() override;

    void setSettings(const UiSettings &settings);

Q_SIGNALS:
    void applied(const stagedoor::UiSettings &settings);
    /// The token for @p server as typed, for the connection; kept or in memory only, it works from now on.
    void tokenEntered(const QString &server, const QString &token);

private:
    struct Parts;
    void build();
    void connectParts();
    [[nodiscard]] UiSettings chosen() const;
    void refreshAddress();
    void refreshConnection();
    void refreshKeychain(bool memoryOnly);
    void apply();

    ReviewService &m_review;
    TokenStore &m_tokens;
    UiSettings m_settings;
    std::unique_ptr<Parts> m_parts; ///< never null; the widgets are children
};

} // namespace stagedoor
