// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticeview.h"

#include <algorithm>

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t firstShown = 65536; // bytes of each field
constexpr std::size_t moreTimes = 4;      // as much again at each "show more"

} // namespace

NoticeView::NoticeView(QWidget *parent)
    : QWidget(parent)
    , m_header(new NoticeHeader(this))
    , m_body(new NoticeBody(this))
    , m_map(new FindingMap(this))
    , m_cutBar(new QWidget(this))
    , m_cutText(dimLabel(QString(), this))
    , m_more(new QPushButton(tr("Show more"), this))
    , m_blank(dimLabel(QString(), this))
    , m_content(new QWidget(this))
    , m_bytesAField(firstShown)
{
    setObjectName(u"noticeView"_s);
    build();
    m_body->setTips([this](int place) { return spoken(m_body->notice().findings()[std::size_t(place)].finding); });
    connect(m_body, &NoticeBody::placeClicked, this,
            [this](int place) { Q_EMIT findingClicked(m_body->notice().findings()[std::size_t(place)].finding); });
    connect(m_map, &FindingMap::markClicked, this, &NoticeView::findingClicked);
    connect(m_more, &QPushButton::clicked, this, &NoticeView::showMore);
    setFocusProxy(m_body);
    clear(QString());
}

void NoticeView::build()
{
    m_more->setObjectName(u"showMore"_s);
    m_blank->setAlignment(Qt::AlignCenter);
    m_blank->setMargin(32);
    m_blank->setAutoFillBackground(true);
    m_blank->setBackgroundRole(QPalette::Base);

    auto *const cut = new QHBoxLayout(m_cutBar);
    cut->setContentsMargins(14, 6, 14, 6);
    cut->addWidget(m_cutText, 1);
    cut->addWidget(m_more);
    auto *const text = new QHBoxLayout;
    text->setSpacing(0);
    text->addWidget(m_body, 1);
    text->addWidget(m_map);
    auto *const content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addWidget(m_header);
    content->addLayout(text, 1);
    content->addWidget(m_cutBar);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_content);
    layout->addWidget(m_blank);
}

void NoticeView::setTitles(std::function<QString(const Finding &)> titleOf)
{
    m_titleOf = std::move(titleOf);
}

QString NoticeView::titleOf(const Finding &finding) const
{
    const QString title = m_titleOf ? m_titleOf(finding) : QString();
    return title.isEmpty() ? toLine(finding.clause, 60) : title;
}

void NoticeView::showNotice(const CachedNotice &notice, Timestamp now)
{
    const bool same = m_notice && m_notice->listing.id == notice.listing.id;
    const int scrolled = m_body->verticalScrollBar()->value();
    const int selected = m_selected;
    const bool sameFindings = same && m_notice->assessment.findings == notice.assessment.findings;
    m_notice = notice;
    m_now = now;
    m_bytesAField = same ? m_bytesAField : firstShown;
    m_blank->hide();
    m_content->show();
    m_header->showNotice(notice);
    fill();
    if (same) {
        selectFinding(sameFindings ? selected : -1);
        m_body->verticalScrollBar()->setValue(scrolled);
        return;
    }
    const std::vector<Finding> &findings = notice.assessment.findings;
    const auto blocking = std::ranges::find(findings, Severity::Blocking, &Finding::severity);
    m_selected = -1;
    if (blocking != findings.end()) {
        selectFinding(int(blocking - findings.begin()));
    }
}

void NoticeView::fill()
{
    const NoticeContext context{
        .now = m_now,
        .bytesAField = m_bytesAField,
        .titleOf = [this](const Finding &finding) { return titleOf(finding); },
    };
    m_body->show(NoticePage(*m_notice, context));
    const std::vector<double> down = m_body->placesDown();
    std::vector<FindingMap::Mark> marks;
    for (std::size_t i = 0; i < down.size(); ++i) {
        const FindingPlace &place = m_body->notice().findings()[i];
        marks.push_back({down[i], place.severity, place.finding});
    }
    m_map->setMarks(std::move(marks));
    m_cutBar->setVisible(m_body->notice().cut());
    m_cutText->setText(tr("Long texts are cut: %1 not shown. The policy has read all of it.")
                           .arg(QLocale().formattedDataSize(qint64(m_body->notice().hiddenBytes()))));
}

void NoticeView::showMore()
{
    const int scrolled = m_body->verticalScrollBar()->value();
    const int selected = m_selected;
    m_bytesAField *= moreTimes;
    fill();
    selectFinding(selected);
    m_body->verticalScrollBar()->setValue(scrolled);
}

void NoticeView::clear(const QString &why)
{
    m_notice.reset();
    m_selected = -1;
    m_header->clear();
    m_body->show({});
    m_map->setMarks({});
    m_content->hide();
    m_blank->setText(why);
    m_blank->show();
}

void NoticeView::scrollPages(int pages)
{
    QScrollBar *const bar = m_body->verticalScrollBar();
    bar->setValue(bar->value() + pages * (bar->pageStep() - m_body->fontMetrics().lineSpacing()));
}

int NoticeView::placeOf(int finding) const
{
    const std::vector<FindingPlace> &places = m_body->notice().findings();
    const auto found = std::ranges::find(places, finding, &FindingPlace::finding);
    return found == places.end() ? -1 : int(found - places.begin());
}

void NoticeView::selectFinding(int finding)
{
    if (!m_notice || finding >= int(m_notice->assessment.findings.size())) {
        return;
    }
    m_selected = finding;
    const int place = finding < 0 ? -1 : placeOf(finding);
    m_body->selectPlace(place);
    m_map->setSelected(finding);
    if (finding < 0) {
        return;
    }
    m_body->scrollToPlace(place);
    m_body->setAccessibleDescription(spoken(finding));
    QAccessibleEvent event(m_body, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString NoticeView::spoken(int finding) const
{
    const std::vector<Finding> &findings = m_notice->assessment.findings;
    const Finding &chosen = findings[std::size_t(finding)];
    const QString head = tr("finding %1 of %2, %3, %4")
                             .arg(finding + 1)
                             .arg(findings.size())
                             .arg(severityName(chosen.severity).toLower(), titleOf(chosen));
    return chosen.quote.empty() ? head : tr("%1: “%2”").arg(head, toLine(chosen.quote));
}

} // namespace stagedoor
