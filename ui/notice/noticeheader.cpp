// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticeheader.h"

#include <QPainter>

#include "ui/text/displaytext.h"
#include "ui/text/words.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideMargin = 14;
constexpr int topMargin = 8;
constexpr int factGap = 18;

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setPointSizeF(font.pointSizeF() * 1.12);
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont strongFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

/// Whether the declared pay says something else than the evidence.
bool differ(DeclaredPay declared, PayTag proposed)
{
    return (declared == DeclaredPay::Paid && proposed != PayTag::Paid) ||
           (declared == DeclaredPay::NotPaid && proposed == PayTag::Paid);
}

} // namespace

NoticeHeader::NoticeHeader(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"noticeHeader"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoticeHeader::showNotice(const CachedNotice &notice)
{
    const Listing &listing = notice.listing;
    m_title = toLine(listing.title);
    const PayTag proposed = notice.assessment.payTag;
    const bool mismatch = differ(listing.compensation.declared, proposed);
    m_facts = {{tr("Declared"), declaredPayName(listing.compensation.declared), {}, false},
               {tr("Proposed"), payTagName(proposed), StateTone::Waiting, mismatch || proposed == PayTag::Unclear},
               {tr("State"), stateName(listing.state), toneOf(listing.state), true}};
    if (listing.review && listing.review->why != ReviewWhy::New) {
        const bool escalated = listing.review->why == ReviewWhy::Escalated;
        m_facts.push_back({tr("Here for"), whyName(listing.review->why),
                           escalated ? StateTone::Escalated : StateTone::Waiting, true});
    }
    m_facts.push_back({tr("Revision"), QString::number(listing.revision), {}, false});
    QStringList spoken{m_title};
    for (const Fact &fact : m_facts) {
        spoken << fact.label + u' ' + fact.value;
    }
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

void NoticeHeader::clear()
{
    m_title.clear();
    m_facts.clear();
    setAccessibleName({});
    update();
}

int NoticeHeader::layOut(int width, const std::function<void(const Fact &, QPoint)> &place) const
{
    const QFontMetrics metrics(font());
    const QFontMetrics strong(strongFont(font()));
    QPoint at(sideMargin, topMargin + QFontMetrics(titleFont(font())).height() + 3);
    for (const Fact &fact : m_facts) {
        const int needed = metrics.horizontalAdvance(fact.label + u' ') + strong.horizontalAdvance(fact.value);
        if (at.x() > sideMargin && at.x() + needed > width - sideMargin) {
            at = {sideMargin, at.y() + metrics.height() + 2};
        }
        place(fact, at);
        at.rx() += needed + factGap;
    }
    return at.y() + metrics.height();
}

int NoticeHeader::heightForWidth(int width) const
{
    return layOut(width, [](const Fact &, QPoint) {}) + topMargin;
}

QSize NoticeHeader::sizeHint() const
{
    return {400, heightForWidth(qMax(width(), 400))};
}

void NoticeHeader::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
    const QFontMetrics titleMetrics(titleFont(font()));
    const int room = width() - 2 * sideMargin;
    painter.setFont(titleFont(font()));
    painter.setPen(colours.text);
    painter.drawText(QRect(sideMargin, topMargin, room, titleMetrics.height()), int(Qt::AlignVCenter | Qt::AlignLeft),
                     titleMetrics.elidedText(m_title, Qt::ElideRight, room));

    const QFontMetrics metrics(font());
    layOut(width(), [&](const Fact &fact, QPoint at) {
        const QString label = fact.label + u' ';
        painter.setFont(font());
        painter.setPen(colours.muted);
        painter.drawText(at.x(), at.y() + metrics.ascent(), label);
        painter.setFont(strongFont(font()));
        painter.setPen(fact.toned ? colours.tone(fact.tone) : colours.text);
        painter.drawText(at.x() + metrics.horizontalAdvance(label), at.y() + metrics.ascent(), fact.value);
    });
}

} // namespace stagedoor
