// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "ui/theme/colours.h"

namespace stagedoor {

/// A button with its key drawn on it, "Approve  A". The key itself is bound elsewhere (ui/shortcuts); here it is shown
/// and spoken. A recommended button has a stronger edge and says so.
class KeyButton final : public QPushButton
{
    Q_OBJECT
public:
    KeyButton(const QString &text, const QString &key, QWidget *parent);

    void setTone(StateTone tone);
    void setRecommended(bool recommended);
    /// Enabled with an empty @p why; else disabled, the reason in its tooltip and its description.
    void setObstacle(const QString &why);
    [[nodiscard]] const QString &obstacle() const { return m_obstacle; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    [[nodiscard]] QRect keyRect() const;

    QString m_key;
    QString m_obstacle;
    StateTone m_tone = StateTone::Untouched;
    bool m_recommended = false;
};

} // namespace stagedoor
