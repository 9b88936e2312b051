// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/noticewriter.h"

#include <algorithm>

#include <QLocale>

#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/glyphs.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shownEntries = 200; // roles, complaints, messages: a hostile notice may have a million
constexpr std::size_t shownFindings = 1000;
constexpr std::size_t wholeFields = 4; // as many fields may be as long as a field may be
constexpr std::size_t leastOfAField = 256;

std::string indexed(const char *name, std::size_t index, const char *member = "")
{
    return std::string(name) + '[' + std::to_string(index) + ']' + member;
}

QString dotted(const QStringList &parts)
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(u" · "_s);
}

} // namespace

NoticeWriter::NoticeWriter(NoticePage &out, const CachedNotice &notice, const NoticeContext &context)
    : m_out(out)
    , m_notice(notice)
    , m_listing(notice.listing)
    , m_context(context)
    , m_placed(notice.assessment.findings.size(), false)
    , m_budget(wholeFields * context.bytesAField)
{
}

void NoticeWriter::write()
{
    writeHead();
    writePay();
    writeFees();
    writeDescription();
    writeRoles();
    writePlaces();
    writeApplying();
    writeMedia();
    writePoster();
    writeComplaints();
    writeMessages();
    writeHomelessAbsences();
    placeFindings();
}

void NoticeWriter::paragraph(ParagraphKind kind)
{
    if (!m_first) {
        m_out.m_text += u'\n';
    }
    m_first = false;
    m_out.m_paragraphs.push_back({int(m_out.m_text.size()), kind});
}

void NoticeWriter::run(const QString &text, TextKind kind)
{
    const int begin = int(m_out.m_text.size());
    m_out.m_text += text;
    m_out.m_runs.push_back({begin, int(m_out.m_text.size()), kind});
}

void NoticeWriter::field(const std::string &path, const std::string &bytes, TextKind kind)
{
    const std::size_t most = std::min(m_context.bytesAField, std::max(m_budget, leastOfAField));
    DisplayText shown = displayText(bytes, {.bytes = most, .lines = int(most / 32)});
    m_budget -= std::min(m_budget, shown.bytesShown());
    const int begin = int(m_out.m_text.size());
    run(shown.text(), kind);
    for (const DisplayRange &token : shown.tokens()) {
        m_out.m_runs.push_back({begin + token.begin, begin + token.end, TextKind::Token});
    }
    if (shown.cut()) {
        const std::size_t hidden = bytes.size() - shown.bytesShown();
        m_out.m_hiddenBytes += hidden;
        run(tr("\n… %1 more, not shown").arg(QLocale().formattedDataSize(qint64(hidden))), TextKind::Cut);
    }
    std::string kept = bytes.substr(0, shown.bytesShown());
    m_out.m_fields.insert_or_assign(path, NoticePage::Field{begin, std::move(shown), std::move(kept)});
}

void NoticeWriter::fact(const QString &label, const std::string &path, const std::string &bytes)
{
    if (bytes.empty() && !hasAbsence({path})) {
        return;
    }
    paragraph(ParagraphKind::Fact);
    run(label + u'\t', TextKind::Label);
    field(path, bytes);
    absences({path});
}

void NoticeWriter::factText(const QString &label, const QString &text)
{
    if (!text.isEmpty()) {
        paragraph(ParagraphKind::Fact);
        run(label + u'\t', TextKind::Label);
        run(text, TextKind::Body);
    }
}

void NoticeWriter::heading(const QString &text)
{
    paragraph(ParagraphKind::Heading);
    run(text, TextKind::Heading);
}

bool NoticeWriter::hasAbsence(const std::vector<std::string> &paths) const
{
    const std::vector<Finding> &findings = m_notice.assessment.findings;
    return std::ranges::any_of(findings, [&](const Finding &finding) {
        return finding.length == 0 && std::ranges::find(paths, finding.field) != paths.end();
    });
}

void NoticeWriter::absences(const std::vector<std::string> &paths)
{
    const std::vector<Finding> &findings = m_notice.assessment.findings;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        if (finding.length > 0 || m_placed[i] || std::ranges::find(paths, finding.field) == paths.end()) {
            continue;
        }
        m_placed[i] = true;
        const bool inFact = m_out.m_text.endsWith(u'\t');
        if (!inFact) {
            paragraph(ParagraphKind::Body);
        }
        const int begin = int(m_out.m_text.size());
        run(m_context.titleOf(finding), TextKind::Absence);
        m_out.m_findings.push_back({int(i), {begin, int(m_out.m_text.size())}, finding.severity, true, 0});
    }
}

void NoticeWriter::writeHead()
{
    paragraph(ParagraphKind::Title);
    field("title", m_listing.title, TextKind::Title);
    absences({"title"});
    fact(tr("Company"), "production_company", m_listing.productionCompany);
    factText(tr("Category"), categoryName(m_listing.category));
    absences({"category"});
}

void NoticeWriter::writePay()
{
    const Compensation &pay = m_listing.compensation;
    paragraph(ParagraphKind::Fact);
    run(tr("Pay") + u'\t', TextKind::Label);
    run(dotted({declaredPayName(pay.declared), unionName(pay.unionStatus)}), TextKind::Meta);
    if (!pay.details.empty()) {
        paragraph(ParagraphKind::Fact);
        run(u"\t"_s, TextKind::Label);
        field("compensation.details", pay.details);
    }
    absences({"compensation.details", "compensation.declared", "compensation"});
}

void NoticeWriter::writeFees()
{
    const Fees &fees = m_listing.fees;
    if (fees.declared || !fees.details.empty() || hasAbsence({"fees.details", "fees"})) {
        paragraph(ParagraphKind::Fact);
        run(tr("Fees") + u'\t', TextKind::Label);
        run(fees.declared ? tr("Declared") : tr("Not declared"), TextKind::Meta);
        if (!fees.details.empty()) {
            paragraph(ParagraphKind::Fact);
            run(u"\t"_s, TextKind::Label);
            field("fees.details", fees.details);
        }
        absences({"fees.details", "fees"});
    }
}

void NoticeWriter::writeDescription()
{
    heading(tr("Description"));
    absences({"description"});
    if (!m_listing.description.empty()) {
        paragraph(ParagraphKind::Body);
        field("description", m_listing.description);
    }
}

void NoticeWriter::writeRoles()
{
    if (m_listing.roles.empty() && !hasAbsence({"roles"})) {
        return;
    }
    heading(tr("Roles"));
    absences({"roles"});
    for (std::size_t i = 0; i < std::min(m_listing.roles.size(), shownEntries); ++i) {
        writeRole(i);
    }
    if (m_listing.roles.size() > shownEntries) {
        paragraph(ParagraphKind::Body);
        run(tr("… and %n more role(s)", nullptr, int(m_listing.roles.size() - shownEntries)), TextKind::Cut);
    }
}

void NoticeWriter::writeRole(std::size_t index)
{
    const Role &role = m_listing.roles[index];
    QString ages;
    if (role.ageMin && role.ageMax) {
        ages = tr("%1 to %2").arg(*role.ageMin).arg(*role.ageMax);
    } else if (role.ageMin) {
        ages = tr("from %1").arg(*role.ageMin);
    } else if (role.ageMax) {
        ages = tr("up to %1").arg(*role.ageMax);
    }
    paragraph(ParagraphKind::Entry);
    field(indexed("roles", index, ".name"), role.name, TextKind::Name);
    const QString facts = dotted({ages, nudityName(role.nudity)});
    if (!facts.isEmpty()) {
        run(u"   "_s + facts, TextKind::Meta);
    }
    if (!role.description.empty()) {
        paragraph(ParagraphKind::Body);
        field(indexed("roles", index, ".description"), role.description);
    }
    if (!role.pay.empty()) {
        paragraph(ParagraphKind::Body);
        run(tr("Pay: "), TextKind::Meta);
        field(indexed("roles", index, ".pay"), role.pay);
    }
    absences({indexed("roles", index), indexed("roles", index, ".name"), indexed("roles", index, ".description"),
              indexed("roles", index, ".pay")});
}

void NoticeWriter::writePlaces()
{
    heading(tr("Places and dates"));
    for (std::size_t i = 0; i < std::min(m_listing.locations.size(), shownEntries); ++i) {
        fact(i == 0 ? tr("Place") : QString(), indexed("locations", i), m_listing.locations[i]);
    }
    if (m_listing.locations.empty() || hasAbsence({"locations"})) {
        paragraph(ParagraphKind::Fact);
        run(tr("Place") + u'\t', TextKind::Label);
        absences({"locations"});
        if (m_out.m_text.endsWith(u'\t')) {
            run(tr("not given"), TextKind::Meta);
        }
    }
    paragraph(ParagraphKind::Fact);
    run(tr("Dates") + u'\t', TextKind::Label);
    if (!m_listing.dates.empty()) {
        field("dates", m_listing.dates);
    }
    absences({"dates"});
    if (m_out.m_text.endsWith(u'\t')) {
        run(tr("not given"), TextKind::Meta);
    }
    if (m_listing.expiresAt) {
        factText(tr("Expires"), fullMomentText(*m_listing.expiresAt));
    }
}

void NoticeWriter::writeApplying()
{
    if (m_listing.howToApply.empty() && !hasAbsence({"how_to_apply"})) {
        return;
    }
    heading(tr("How to apply"));
    absences({"how_to_apply"});
    if (!m_listing.howToApply.empty()) {
        paragraph(ParagraphKind::Body);
        field("how_to_apply", m_listing.howToApply);
    }
}

void NoticeWriter::writeMedia()
{
    if (m_listing.media.empty()) {
        return;
    }
    heading(tr("Attached"));
    for (std::size_t i = 0; i < std::min(m_listing.media.size(), shownEntries); ++i) {
        const Media &media = m_listing.media[i];
        paragraph(ParagraphKind::Fact);
        run(mediaKindName(media.kind) + u'\t', TextKind::Label);
        field(indexed("media", i, ".caption"), media.caption);
        run(u"  "_s + QLocale().formattedDataSize(media.bytes), TextKind::Meta);
    }
}

void NoticeWriter::writePoster()
{
    heading(tr("Poster"));
    const Poster &poster = m_listing.poster;
    fact(tr("Name"), "poster.name", poster.name);
    fact(tr("E-mail"), "poster.email", poster.email);
    fact(tr("Company"), "poster.company", poster.company);
    fact(tr("Website"), "poster.website", poster.website);
    for (std::size_t i = 0; i < std::min(poster.links.size(), shownEntries); ++i) {
        fact(tr("Link"), indexed("poster.links", i), poster.links[i]);
    }
    absences({"poster", "poster.links"});
    writePosterFacts();
}

void NoticeWriter::writePosterFacts()
{
    const Poster &poster = m_listing.poster;
    QStringList facts;
    if (poster.createdAt) {
        facts << tr("%1 old").arg(spanText(m_context.now - *poster.createdAt));
    }
    if (!poster.email.empty()) {
        facts << (poster.emailVerified ? tr("address verified") : tr("address not verified"));
    }
    facts << tr("%n notice(s)", nullptr, int(poster.posted)) << tr("%n approved", nullptr, int(poster.approved))
          << tr("%n declined", nullptr, int(poster.declined));
    if (poster.suspended) {
        facts << tr("suspended");
    }
    factText(tr("Account"), dotted(facts));
}

void NoticeWriter::writeComplaints()
{
    if (m_listing.complaints.empty()) {
        return;
    }
    heading(tr("Complaints"));
    for (std::size_t i = 0; i < std::min(m_listing.complaints.size(), shownEntries); ++i) {
        const Complaint &complaint = m_listing.complaints[i];
        paragraph(ParagraphKind::Entry);
        run(complaintName(complaint.kind), TextKind::Name);
        const QString when = complaint.at ? agoText(*complaint.at, m_context.now) : QString();
        run(u"   "_s + dotted({complaintStateName(complaint.state), when}), TextKind::Meta);
        paragraph(ParagraphKind::Body);
        field(indexed("complaints", i, ".text"), complaint.text);
    }
}

void NoticeWriter::writeMessages()
{
    if (m_listing.messages.empty()) {
        return;
    }
    heading(tr("Letters and answers"));
    const std::size_t count = m_listing.messages.size();
    for (std::size_t i = count - std::min(count, shownEntries); i < count; ++i) {
        const Message &message = m_listing.messages[i];
        const QString author = toLine(message.author, 60);
        paragraph(ParagraphKind::Entry);
        run(message.from == Sender::Editor ? tr("Editor") : tr("Poster"), TextKind::Name);
        const QString when = message.at ? agoText(*message.at, m_context.now) : QString();
        run(u"   "_s + dotted({author, when}), TextKind::Meta);
        paragraph(ParagraphKind::Body);
        field(indexed("messages", i, ".text"), message.text);
    }
}

void NoticeWriter::writeHomelessAbsences()
{
    const std::vector<Finding> &findings = m_notice.assessment.findings;
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].length == 0 && !m_placed[i]) {
            paths.push_back(findings[i].field);
        }
    }
    if (!paths.empty()) {
        heading(tr("Also missing"));
        absences(paths);
    }
}

void NoticeWriter::placeFindings()
{
    const std::vector<Finding> &findings = m_notice.assessment.findings;
    for (std::size_t i = 0; i < std::min(findings.size(), shownFindings); ++i) {
        const Finding &finding = findings[i];
        const auto range =
            finding.length > 0 ? m_out.rangeOf(finding.field, finding.start, finding.length) : std::nullopt;
        if (range) {
            m_out.m_findings.push_back({int(i), *range, finding.severity, false, 0});
        }
    }
    std::ranges::sort(m_out.m_findings, {}, &FindingPlace::finding);
    for (auto place = m_out.m_findings.begin(); place != m_out.m_findings.end(); ++place) {
        // The lowest lane that no earlier overlapping finding has.
        std::vector<int> used;
        for (auto other = m_out.m_findings.begin(); other != place; ++other) {
            if (other->range.begin < place->range.end && place->range.begin < other->range.end) {
                used.push_back(other->lane);
            }
        }
        while (std::ranges::find(used, place->lane) != used.end()) {
            ++place->lane;
        }
    }
}

} // namespace stagedoor
