// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <vector>

#include <QWidget>

#include "store/storetypes.h"
#include "ui/theme/colours.h"

namespace stagedoor {

/// The facts that never scroll away, always in the same place: title, declared pay, proposed tag, state, revision.
class NoticeHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeHeader(QWidget *parent = nullptr);
    void showNotice(const CachedNotice &notice);
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Fact {
        QString label;
        QString value;
        StateTone tone = StateTone::Untouched;
        bool toned = false; ///< else in the text's colour
    };

    /// Calls @p place for each fact with where it stands, and answers where the last line ends.
    int layOut(int width, const std::function<void(const Fact &, QPoint)> &place) const;
    /// A label and its value.
    QString m_title;
    std::vector<Fact> m_facts;
};

} // namespace stagedoor
