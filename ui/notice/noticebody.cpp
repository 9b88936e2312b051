// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticebody.h"

#include <algorithm>
#include <functional>
#include <map>

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextFrame>
#include <QToolTip>

#include "ui/notice/noticeformats.h"
#include "ui/theme/glyphs.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int charactersWide = 76;
constexpr int glyphColumn = 44; // left of the text
constexpr int leastMargin = 14;
constexpr int belowText = 52; // and a line: the toast lies over it

/// The stretches of [begin, end) of one line; several where directions mix.
std::vector<QRectF> stretches(const QTextLine &line, int begin, int end, const QPointF &origin)
{
    std::vector<QRectF> found;
    const double top = origin.y() + line.y() + line.height() - line.ascent() - line.descent();
    const double height = line.ascent() + line.descent();
    for (int at = begin; at < end; ++at) {
        const double one = line.cursorToX(at);
        const double other = line.cursorToX(at + 1);
        const QRectF letter(origin.x() + std::min(one, other), top, std::abs(other - one), height);
        if (letter.width() <= 0) {
            continue;
        }
        const bool joined = !found.empty() && (qAbs(found.back().right() - letter.left()) < 0.6 ||
                                               qAbs(found.back().left() - letter.right()) < 0.6);
        if (joined) {
            found.back() |= letter;
        } else {
            found.push_back(letter);
        }
    }
    return found;
}

void paintUnderline(QPainter &painter, const QRectF &rect, Severity severity, int lane, bool selected,
                    const QColor &colour)
{
    const double y = rect.bottom() - 1.0 + lane * 3.5;
    QPen pen(colour, selected ? 3.0 : 2.2);
    pen.setCapStyle(Qt::FlatCap);
    if (severity == Severity::Check) {
        pen.setWidthF(selected ? 2.6 : 1.8);
        pen.setDashPattern({3.5, 1.8});
    } else if (severity == Severity::Note) {
        pen.setWidthF(selected ? 2.4 : 1.6);
        pen.setDashPattern({1.0, 1.6});
    }
    painter.setPen(pen);
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
}

} // namespace

/// A finding that is on the screen.
struct NoticeBody::Mark {
    int index = 0;
    const FindingPlace *place = nullptr;
    std::vector<QRectF> rects;
};

NoticeBody::NoticeBody(QWidget *parent) : QTextEdit(parent)
{
    setObjectName(u"noticeBody"_s);
    setAccessibleName(tr("Notice"));
    setAcceptRichText(false);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(StyledPanel); // drawn by event()
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setLineWrapMode(FixedPixelWidth);
}

bool NoticeBody::event(QEvent *event)
{
    if (event->type() != QEvent::Paint) {
        return QTextEdit::event(event);
    }
    QPainter painter(this); // around the viewport: nothing, or the ring of the focus
    painter.fillRect(rect(), hasFocus() ? coloursFor(palette()).accent : palette().color(QPalette::Base));
    return true;
}

void NoticeBody::show(NoticePage text)
{
    m_notice = std::move(text);
    m_selected = -1;
    fill();
    verticalScrollBar()->setValue(0);
}

void NoticeBody::setTips(std::function<QString(int)> tipOf)
{
    m_tipOf = std::move(tipOf);
}

void NoticeBody::fill()
{
    // A document that is filled before the view has it is laid out as far as is seen, the rest little by little; a
    // change in the view's own document lays out all of it at once.
    auto *const filled = new QTextDocument(this);
    filled->setUndoRedoEnabled(false);
    filled->setDocumentMargin(0);
    filled->setDefaultFont(font());
    QTextFrameFormat frame = filled->rootFrame()->frameFormat();
    frame.setLeftMargin(glyphColumn);
    frame.setRightMargin(leastMargin);
    frame.setTopMargin(4);
    frame.setBottomMargin(belowText + fontMetrics().lineSpacing());
    filled->rootFrame()->setFrameFormat(frame);
    fillDocument(*filled);
    fitWidth(); // before the view has it: each change of the width begins the layout anew
    filled->setTextWidth(lineWrapColumnOrWidth());
    setDocument(filled);
    delete m_document;
    m_document = filled;
}

void NoticeBody::fillDocument(QTextDocument &filled) const
{
    const Colours &colours = coloursFor(palette());
    QTextCursor cursor(&filled);
    cursor.insertText(m_notice.text(), formatOf(TextKind::Body, font(), colours));
    const std::vector<NoticeParagraph> &paragraphs = m_notice.paragraphs();
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        const int end = i + 1 < paragraphs.size() ? paragraphs[i + 1].begin : int(m_notice.text().size()) + 1;
        const int first = filled.findBlock(paragraphs[i].begin).blockNumber();
        cursor.setPosition(paragraphs[i].begin);
        cursor.setBlockFormat(formatOf(paragraphs[i].kind, font(), false));
        if (filled.findBlock(end - 1).blockNumber() > first) {
            cursor.setPosition(filled.findBlockByNumber(first + 1).position());
            cursor.setPosition(end - 1, QTextCursor::KeepAnchor);
            cursor.setBlockFormat(formatOf(paragraphs[i].kind, font(), true));
        }
    }
    setBlankLines(filled);
    for (const NoticeRun &run : m_notice.runs()) {
        if (run.kind != TextKind::Body && run.begin < run.end) {
            cursor.setPosition(run.begin);
            cursor.setPosition(run.end, QTextCursor::KeepAnchor);
            cursor.setCharFormat(formatOf(run.kind, font(), colours));
        }
    }
}

void NoticeBody::setBlankLines(QTextDocument &filled) const
{
    QTextBlockFormat blank;
    blank.setLineHeight(QFontMetrics(font()).height() * 0.6, QTextBlockFormat::FixedHeight);
    QTextCursor cursor(&filled);
    const QString pair = u"\n\n"_s;
    for (qsizetype at = m_notice.text().indexOf(pair); at >= 0; at = m_notice.text().indexOf(pair, at + 1)) {
        cursor.setPosition(int(at) + 1);
        cursor.mergeBlockFormat(blank);
    }
}

void NoticeBody::fitWidth()
{
    const int wide = QFontMetrics(font()).averageCharWidth() * charactersWide + glyphColumn + leastMargin;
    setLineWrapColumnOrWidth(std::min(wide, viewport()->width()));
}

void NoticeBody::selectPlace(int index)
{
    m_selected = index;
    viewport()->update();
}

void NoticeBody::scrollToPlace(int index)
{
    if (index < 0 || index >= int(m_notice.findings().size())) {
        return;
    }
    QTextCursor cursor(document());
    cursor.setPosition(m_notice.findings()[std::size_t(index)].range.begin);
    setTextCursor(cursor); // a screen reader reads from here
    const QRect caret = cursorRect(cursor);
    const int third = viewport()->height() / 3;
    if (caret.top() < 0 || caret.bottom() > viewport()->height() - third / 2) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + caret.top() - third);
    }
}

std::vector<double> NoticeBody::placesDown() const
{
    // By characters, not by pixels: the far end of a long notice need not be laid out for this.
    std::vector<double> down;
    const double whole = std::max<double>(1, double(m_notice.text().size()));
    for (const FindingPlace &place : m_notice.findings()) {
        down.push_back(place.range.begin / whole);
    }
    return down;
}

std::vector<QRectF> NoticeBody::rectsOf(const DisplayRange &range) const
{
    std::vector<QRectF> rects;
    const QPointF scrolled(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    QTextBlock block = document()->findBlock(range.begin);
    for (; block.isValid() && block.position() < range.end; block = block.next()) {
        const QPointF origin = document()->documentLayout()->blockBoundingRect(block).topLeft() + scrolled;
        if (origin.y() > viewport()->height()) {
            break;
        }
        const QTextLayout &layout = *block.layout();
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const int begin = std::max(range.begin - block.position(), line.textStart());
            const int end = std::min(range.end - block.position(), line.textStart() + line.textLength());
            const double top = origin.y() + line.y();
            if (begin < end && top < viewport()->height() && top + 2 * line.height() > 0) {
                std::ranges::move(stretches(line, begin, end, origin), std::back_inserter(rects));
            }
        }
    }
    return rects;
}

std::vector<NoticeBody::Mark> NoticeBody::visibleMarks() const
{
    std::vector<Mark> marks;
    const int first = cursorForPosition({0, 0}).block().position();
    const QTextBlock last = cursorForPosition({viewport()->width(), viewport()->height()}).block();
    const std::vector<FindingPlace> &places = m_notice.findings();
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].range.end < first || places[i].range.begin > last.position() + last.length()) {
            continue;
        }
        std::vector<QRectF> rects = rectsOf(places[i].range);
        if (!rects.empty()) {
            marks.push_back({int(i), &places[i], std::move(rects)});
        }
    }
    return marks;
}

void NoticeBody::paintEvent(QPaintEvent *event)
{
    const Colours &colours = coloursFor(palette());
    std::vector<Mark> marks = visibleMarks();
    {
        QPainter painter(viewport());
        const auto tint = [&](const Mark &mark) {
            for (const QRectF &rect : mark.rects) {
                painter.fillRect(rect.adjusted(-1, 0, 1, 1),
                                 colours.tint(mark.place->severity, mark.index == m_selected));
            }
        };
        std::ranges::for_each(marks, tint);
        const auto selected = std::ranges::find(marks, m_selected, &Mark::index);
        if (selected != marks.end()) {
            tint(*selected); // on top of what overlaps it
        }
    }
    QTextEdit::paintEvent(event);
    QPainter painter(viewport());
    const double size = QFontMetricsF(font()).ascent() * 0.78;
    std::map<int, int> glyphsInLine;
    const auto severityOf = [](const Mark &mark) { return mark.place->severity; };
    std::ranges::stable_sort(marks, std::greater(), severityOf); // where room is short, the worst have it
    for (const Mark &mark : marks) {
        const QColor &colour = colours.severity(mark.place->severity);
        const bool selected = mark.index == m_selected;
        if (!mark.place->absent) {
            for (const QRectF &rect : mark.rects) {
                paintUnderline(painter, rect, mark.place->severity, mark.place->lane, selected, colour);
            }
        }
        const QRectF &first = mark.rects.front();
        const int before = glyphsInLine[qRound(first.top())]++;
        const QRectF square(glyphColumn - 10 - (before + 1) * (size + 2), first.center().y() - size / 2, size, size);
        if (square.left() > 2) {
            paintSeverity(painter, square, mark.place->severity, colour);
        }
        if (selected) {
            painter.fillRect(QRectF(0, first.top(), 3, mark.rects.back().bottom() - first.top()), colours.accent);
        }
    }
}

void NoticeBody::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitWidth();
    Q_EMIT layoutChanged();
}

void NoticeBody::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        const int place = verticalScrollBar()->value();
        fill();
        verticalScrollBar()->setValue(place);
    }
}

int NoticeBody::placeAt(const QPoint &point) const
{
    // The narrowest of those that overlap there.
    int found = -1;
    int length = INT_MAX;
    for (const Mark &mark : visibleMarks()) {
        const int chars = mark.place->range.end - mark.place->range.begin;
        const bool hit = std::ranges::any_of(
            mark.rects, [&](const QRectF &rect) { return rect.adjusted(-1, -1, 1, 5).contains(point); });
        if (hit && chars < length) {
            found = mark.index;
            length = chars;
        }
    }
    return found;
}

void NoticeBody::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection()) {
        if (const int index = placeAt(event->pos()); index >= 0) {
            Q_EMIT placeClicked(index);
        }
    }
}

bool NoticeBody::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *const help = static_cast<QHelpEvent *>(event);
        const int index = placeAt(help->pos());
        if (index >= 0 && m_tipOf) {
            QToolTip::showText(help->globalPos(), toTip(m_tipOf(index)), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QTextEdit::viewportEvent(event);
}

void NoticeBody::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, &QTextEdit::copy)->setEnabled(textCursor().hasSelection());
    menu.addAction(tr("Select all"), this, &QTextEdit::selectAll);
    menu.exec(event->globalPos());
}

QMimeData *NoticeBody::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    auto *const copied = new QMimeData; // the clipboard owns it
    copied->setText(m_notice.rawText(cursor.selectionStart(), cursor.selectionEnd()));
    return copied;
}

} // namespace stagedoor
