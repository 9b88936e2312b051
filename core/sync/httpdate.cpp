// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/httpdate.h"

#include <algorithm>

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace stagedoor {

std::optional<Timestamp> fromHttpDate(std::string_view text)
{
    const QString date = QString::fromLatin1(text.data(), qsizetype(text.size()));
    QDateTime time = QLocale::c().toDateTime(date, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!time.isValid()) {
        return std::nullopt;
    }
    time.setTimeSpec(Qt::UTC);
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

std::optional<std::chrono::seconds> retryAfter(std::string_view header, Timestamp now)
{
    using std::chrono::seconds;
    constexpr seconds longest{15 * 60};
    const bool isNumber = !header.empty() && std::ranges::all_of(header, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        bool fits = false;
        const int value = QByteArray(header.data(), qsizetype(header.size())).toInt(&fits);
        return fits ? std::min(seconds(value), longest) : longest;
    }
    const std::optional<Timestamp> date = fromHttpDate(header);
    if (!date) {
        return std::nullopt;
    }
    return std::clamp(std::chrono::ceil<seconds>(*date - now), seconds(0), longest);
}

} // namespace stagedoor
