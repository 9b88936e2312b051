// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticeformats.h"

#include <QFontMetrics>
#include <QTextOption>

namespace stagedoor {

namespace {

constexpr int lineHeight = 122; // percent: room for two underlines

} // namespace

int factIndent(const QFont &font)
{
    return QFontMetrics(font).averageCharWidth() * 13;
}

QTextCharFormat formatOf(TextKind kind, const QFont &font, const Colours &colours)
{
    QTextCharFormat format;
    format.setForeground(colours.text);
    const double size = font.pointSizeF();
    switch (kind) {
    case TextKind::Title:
        format.setFontPointSize(size * 1.4);
        format.setFontWeight(QFont::DemiBold);
        break;
    case TextKind::Heading:
        format.setFontPointSize(size * 0.92);
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(colours.muted);
        break;
    case TextKind::Name:
        format.setFontWeight(QFont::DemiBold);
        break;
    case TextKind::Label:
    case TextKind::Meta:
    case TextKind::Token:
        format.setForeground(colours.muted);
        break;
    case TextKind::Absence:
    case TextKind::Cut:
        format.setForeground(colours.muted);
        format.setFontItalic(true);
        break;
    case TextKind::Body:
        break;
    }
    return format;
}

QTextBlockFormat formatOf(ParagraphKind kind, const QFont &font, bool continued)
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    const int unit = QFontMetrics(font).height();
    switch (kind) {
    case ParagraphKind::Title:
        format.setTopMargin(continued ? 0 : unit * 0.6);
        format.setBottomMargin(unit * 0.4);
        break;
    case ParagraphKind::Heading:
        format.setTopMargin(unit * 0.9);
        format.setBottomMargin(unit * 0.1);
        break;
    case ParagraphKind::Fact: {
        const int indent = factIndent(font);
        format.setLeftMargin(indent);
        format.setTextIndent(continued ? 0 : -indent);
        format.setTabPositions({QTextOption::Tab(indent, QTextOption::LeftTab)});
        break;
    }
    case ParagraphKind::Entry:
        format.setTopMargin(continued ? 0 : unit * 0.35);
        break;
    case ParagraphKind::Body:
        break;
    }
    return format;
}

} // namespace stagedoor
