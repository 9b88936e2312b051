// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QTextEdit>

#include "ui/notice/noticepage.h"
#include "ui/theme/colours.h"

namespace stagedoor {

/// The text of a notice, plain characters with formats and never markup; read-only, copies what the poster wrote. Each
/// severity has an underline of its own (thick, dashed, dotted), a tint and a shape in the margin; overlapping findings
/// stack their underlines.
class NoticeBody final : public QTextEdit
{
    Q_OBJECT
public:
    explicit NoticeBody(QWidget *parent = nullptr);

    void show(NoticePage text);
    [[nodiscard]] const NoticePage &notice() const { return m_notice; }
    void setTips(std::function<QString(int finding)> tipOf);

    void selectPlace(int index); ///< of notice().findings(); -1: none
    [[nodiscard]] int selectedPlace() const { return m_selected; }
    void scrollToPlace(int index);
    /// How far down the document a place stands, 0 to 1.
    [[nodiscard]] std::vector<double> placesDown() const;
    /// The lines that a range covers, in the viewport's coordinates; empty if it is not on the screen.
    [[nodiscard]] std::vector<QRectF> rectsOf(const DisplayRange &range) const;

Q_SIGNALS:
    void placeClicked(int index);
    void layoutChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    struct Mark;
    void fill();
    void fillDocument(QTextDocument &filled) const;
    void setBlankLines(QTextDocument &filled) const; ///< half as high: paragraphs stay together
    void fitWidth();
    [[nodiscard]] std::vector<Mark> visibleMarks() const;
    [[nodiscard]] int placeAt(const QPoint &point) const;

    NoticePage m_notice;
    std::function<QString(int)> m_tipOf;
    int m_selected = -1;
    QTextDocument *m_document = nullptr; ///< the one shown, a child
};

} // namespace stagedoor
