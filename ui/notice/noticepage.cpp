// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticepage.h"

#include <algorithm>

#include "ui/notice/noticewriter.h"

namespace stagedoor {

NoticePage::NoticePage(const CachedNotice &notice, const NoticeContext &context)
{
    NoticeWriter(*this, notice, context).write();
}

std::optional<DisplayRange> NoticePage::rangeOf(const std::string &field, std::size_t start, std::size_t length) const
{
    const auto found = m_fields.find(field);
    if (found == m_fields.end()) {
        return std::nullopt;
    }
    const DisplayRange inField = found->second.shown.rangeOf(start, length);
    const int begin = found->second.begin;
    DisplayRange range{begin + inField.begin, begin + inField.end};
    if (length > 0 && range.begin == range.end && found->second.shown.cut()) {
        // Its words are cut away: the line that says so stands for them.
        const auto cut = std::ranges::find_if(
            m_runs, [&](const NoticeRun &run) { return run.kind == TextKind::Cut && run.begin == range.begin; });
        if (cut != m_runs.end()) {
            return DisplayRange{cut->begin + 1, cut->end};
        }
    }
    return range;
}

QString NoticePage::rawText(int begin, int end) const
{
    QString raw;
    std::vector<const Field *> inOrder;
    for (const auto &[path, field] : m_fields) {
        inOrder.push_back(&field);
    }
    std::ranges::sort(inOrder, {}, &Field::begin);
    int at = begin;
    for (const Field *const field : inOrder) {
        const int fieldEnd = field->begin + int(field->shown.text().size());
        const int from = std::max(at, field->begin);
        const int to = std::min(end, fieldEnd);
        if (from >= to) {
            continue;
        }
        raw += QStringView(m_text).mid(at, from - at);
        const std::size_t firstByte = field->shown.byteAt(from - field->begin);
        const std::size_t endByte = field->shown.byteAt(to - field->begin);
        raw += toText(std::string_view(field->bytes).substr(firstByte, endByte - firstByte));
        at = to;
    }
    raw += QStringView(m_text).mid(at, std::max(0, end - at));
    return raw;
}

} // namespace stagedoor
