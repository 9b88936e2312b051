// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/relativetime.h"

#include <QCoreApplication>
#include <QLocale>

namespace stagedoor {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Translations of this file stand in the context "Times".
struct Times {
    Q_DECLARE_TR_FUNCTIONS(Times)
};

} // namespace

QDateTime toLocalTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString spanText(std::chrono::milliseconds span)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    if (minutes < 1) {
        return Times::tr("under a minute");
    }
    if (minutes < 60) {
        return Times::tr("%1 min").arg(minutes);
    }
    if (minutes < 48 * 60) {
        return Times::tr("%1 h").arg(minutes / 60);
    }
    const auto days = minutes / (24 * 60);
    if (days < 90) {
        return Times::tr("%1 d").arg(days);
    }
    return days < 730 ? Times::tr("%1 months").arg(days / 30) : Times::tr("%1 years").arg(days / 365);
}

QString agoText(Timestamp then, Timestamp now)
{
    return now - then < 1min ? Times::tr("just now") : Times::tr("%1 ago").arg(spanText(now - then));
}

QString targetText(Timestamp since, Timestamp dueAt, Timestamp now)
{
    if (now >= dueAt + 1min) {
        return Times::tr("%1 over").arg(spanText(now - dueAt));
    }
    return now - since < 1min ? Times::tr("just now") : spanText(now - since);
}

QString momentText(Timestamp time, Timestamp now)
{
    const QDateTime moment = toLocalTime(time);
    const qint64 days = toLocalTime(now).date().daysTo(moment.date());
    const QLocale locale;
    const QString clock = locale.toString(moment.time(), QLocale::ShortFormat);
    if (days == 0) {
        return clock;
    }
    if (days > -7 && days < 7) {
        return u"%1 %2"_s.arg(locale.toString(moment.date(), u"ddd"_s), clock);
    }
    return u"%1 %2"_s.arg(locale.toString(moment.date(), QLocale::ShortFormat), clock);
}

QString fullMomentText(Timestamp time)
{
    return QLocale().toString(toLocalTime(time), QLocale::ShortFormat);
}

} // namespace stagedoor
