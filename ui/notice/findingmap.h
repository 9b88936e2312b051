// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "policy/assessment.h"

namespace stagedoor {

/// Where the findings stand in the whole notice: a slim strip beside the scroll bar. A mark's width tells its severity
/// where colour does not. For the mouse; the keys N and Shift+N do the same.
class FindingMap final : public QWidget
{
    Q_OBJECT
public:
    struct Mark {
        double down = 0; ///< 0 to 1
        Severity severity = Severity::Note;
        int index = 0;
    };
    explicit FindingMap(QWidget *parent = nullptr);
    void setMarks(std::vector<Mark> marks);
    void setSelected(int index);

    [[nodiscard]] QSize sizeHint() const override { return {12, 40}; }

Q_SIGNALS:
    void markClicked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] double topOf(const Mark &mark) const;
    std::vector<Mark> m_marks;
    int m_selected = -1;
};

} // namespace stagedoor
