// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "review/citing.h"
#include "ui/decision/decisionpanel.h"
#include "ui/decision/findingsview.h"
#include "ui/decision/reviewfixture.h"
#include "ui/text/displaytext.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

/// The panel in a window, on the real review service. Keys that the window binds are the panel's slots; the others go
/// to the widget that has the focus.
class TestDecisionPanel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCleanNoticeIsApprovedWithOneKey();
    void approvingOverBlockingFindingsAsksOnce();
    void anUnclearTagIsChosenFirst();
    void approvingAgainstTheProposalTakesP();
    void declineTakesTwoKeys();
    void declineNeedsAReason();
    void escapeTakesBackWhatWasCitedByAsking();
    void hideAsksAndCarriesItsLetter();
    void escalateNeedsAQuestion();
    void clarifyStartsWithTheStrongestClauses();
    void suspendNamesTheAccount();
    void theGravestFindingIsSelected();
    void notesOfOneClauseShareARow();
    void findingsAreStepped();
    void verdictsTravelWithTheDecision();
    void complaintsAreJudged();
    void whatCannotBeDoneSaysWhy();
    void hideAndSuspendTakeBackWhatIsDone();
    void aRefusedDecisionShowsItsWaysOut();
    void anotherNoticeClosesTheQuestion();
    void whatWasSaidIsKeptAsADraft();
    void aDraftIsKeptUntilTheDecisionIsRecorded();
    void aDecisionTakenBackIsTheStart();
    void markupIsCharacters();
    void everyControlHasAName();
    void rowsAreSpoken();

private:
    template <class T>
    T *part(const QString &name) const
    {
        T *const found = m_panel->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    Decision last() const { return m_decided->last().at(0).value<Decision>(); }
    bool focusIs(const QString &name) const { return qApp->focusWidget() && qApp->focusWidget()->objectName() == name; }

    std::unique_ptr<ReviewFixture> m_fixture;
    std::unique_ptr<DecisionPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_decided;
};

void TestDecisionPanel::init()
{
    m_fixture = std::make_unique<ReviewFixture>();
    m_panel = std::make_unique<DecisionPanel>(m_fixture->review(), nullptr);
    m_decided = std::make_unique<QSignalSpy>(m_panel.get(), &DecisionPanel::decided);
    m_panel->resize(400, 860);
    QVERIFY(showActive(*m_panel));
}

void TestDecisionPanel::cleanup()
{
    m_decided.reset();
    m_panel.reset();
    m_fixture.reset();
}

void TestDecisionPanel::aCleanNoticeIsApprovedWithOneKey()
{
    m_panel->showNotice(cleanNotice());
    m_panel->approve();
    QCOMPARE(m_decided->size(), 1);
    QCOMPARE(last().kind, DecisionKind::Approve);
    QCOMPARE(last().payTag, std::optional(PayTag::Paid));
    QCOMPARE(last().listingId, ListingId{"L-1"});
    QVERIFY(last().findings.empty());
}

void TestDecisionPanel::approvingOverBlockingFindingsAsksOnce()
{
    m_panel->showNotice(feeNotice());
    m_panel->approve();
    QCOMPARE(m_decided->size(), 0);
    QVERIFY(part<QWidget>(u"reasonStrip"_s)->isVisible());
    QVERIFY(part<QLabel>(u"reasonText"_s)->text().contains(u"$50 deposit"_s));
    QTRY_VERIFY(focusIs(u"reasonConfirm"_s));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(m_decided->size(), 1);
    // Overruled: the fee, the prospective pay and the missing date; the evidence is not touched.
    QCOMPARE(last().findings.size(), 3U);
    QCOMPARE(last().findings[0].verdict, FindingVerdict::Dismissed);
    QVERIFY(!part<QWidget>(u"reasonStrip"_s)->isVisible());
}

void TestDecisionPanel::anUnclearTagIsChosenFirst()
{
    CachedNotice notice = cleanNotice();
    notice.assessment.payTag = PayTag::Unclear;
    m_panel->showNotice(notice);
    QVERIFY(!part<QPushButton>(u"paid"_s)->isChecked());
    QVERIFY(!part<QPushButton>(u"notPaid"_s)->isChecked());
    m_panel->approve();
    QCOMPARE(m_decided->size(), 0);
    QVERIFY(!part<QPushButton>(u"reasonConfirm"_s)->isEnabled());
    m_panel->togglePayTag();
    m_panel->togglePayTag();
    QVERIFY(part<QPushButton>(u"notPaid"_s)->isChecked());
    QVERIFY(part<QPushButton>(u"reasonConfirm"_s)->isEnabled());
    m_panel->approve();
    QCOMPARE(last().payTag, std::optional(PayTag::NotPaid));
}

void TestDecisionPanel::approvingAgainstTheProposalTakesP()
{
    m_panel->showNotice(cleanNotice());
    QVERIFY(part<QPushButton>(u"paid"_s)->isChecked());
    QVERIFY(part<QLabel>(u"payEvidence"_s)->text().contains(u"$200/day"_s));
    m_panel->togglePayTag();
    QVERIFY(part<QPushButton>(u"notPaid"_s)->isChecked());
    m_panel->approve();
    QCOMPARE(last().payTag, std::optional(PayTag::NotPaid));
}

void TestDecisionPanel::declineTakesTwoKeys()
{
    m_panel->showNotice(feeNotice());
    m_panel->decline();
    QCOMPARE(m_decided->size(), 0);
    QVERIFY(part<QToolButton>(u"chip:fee.pay-to-play"_s)->isChecked());
    QVERIFY(!part<QToolButton>(u"chip:vague.missing"_s)->isChecked());
    QVERIFY(part<QPlainTextEdit>(u"letterPreview"_s)->toPlainText().contains(u"$50 deposit"_s));
    QTRY_VERIFY(focusIs(u"reasonConfirm"_s));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Enter);
    QCOMPARE(m_decided->size(), 1);
    QCOMPARE(last().kind, DecisionKind::Decline);
    QCOMPARE(last().clauses, std::vector<std::string>{"fee.pay-to-play"});
    QCOMPARE(last().findings,
             std::vector<JudgedFinding>{judged(feeNotice().assessment.findings[1], FindingVerdict::Confirmed)});
    QVERIFY(last().letter && last().letter->body.find("Performers never pay") != std::string::npos);
    QVERIFY(last().letter->body.find("Hello Ana Ruiz") != std::string::npos);
}

void TestDecisionPanel::declineNeedsAReason()
{
    m_panel->showNotice(cleanNotice());
    m_panel->decline();
    QVERIFY(!part<QPushButton>(u"reasonConfirm"_s)->isEnabled());
    QVERIFY(!part<QLabel>(u"reasonMissing"_s)->text().isEmpty());
    QTest::keyClick(part<QWidget>(u"reasonStrip"_s), Qt::Key_Return);
    QCOMPARE(m_decided->size(), 0);
    auto *const more = part<QComboBox>(u"addClause"_s);
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Down);
    QTRY_VERIFY(more->view()->isVisible());
    QTest::keyClick(more->view(), Qt::Key_End); // the last clause of the pack
    QTest::keyClick(more->view(), Qt::Key_Return);
    QTRY_VERIFY(m_panel->findChild<QToolButton *>(u"chip:discretion.mission"_s));
    part<QLineEdit>(u"reasonWords"_s)->setFocus();
    QTest::keyClicks(qApp->focusWidget(), u"Not for this site."_s);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(m_decided->size(), 1);
    QCOMPARE(last().clauses, std::vector<std::string>{"discretion.mission"});
    QCOMPARE(last().reason, "Not for this site.");
    QVERIFY(last().letter->body.find("Not for this site.") != std::string::npos);
}

void TestDecisionPanel::escapeTakesBackWhatWasCitedByAsking()
{
    m_panel->showNotice(feeNotice());
    m_panel->decline();
    QVERIFY(part<QToolButton>(u"chip:fee.pay-to-play"_s)->isChecked());
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Escape);
    QVERIFY(!part<QWidget>(u"reasonStrip"_s)->isVisible());
    QVERIFY(!part<QToolButton>(u"chip:fee.pay-to-play"_s)->isChecked());
    QCOMPARE(m_decided->size(), 0);
}

void TestDecisionPanel::hideAsksAndCarriesItsLetter()
{
    m_panel->showNotice(feeNotice());
    m_panel->hide();
    QVERIFY(m_panel->isVisible()); // the key's slot, not QWidget's
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(last().kind, DecisionKind::Hide);
    QVERIFY(last().letter->subject.find("hidden") != std::string::npos);
    QCOMPARE(last().clauses, std::vector<std::string>{"fee.pay-to-play"});
}

void TestDecisionPanel::escalateNeedsAQuestion()
{
    m_panel->showNotice(feeNotice());
    m_panel->escalate();
    QTRY_VERIFY(focusIs(u"reasonWords"_s));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(m_decided->size(), 0);
    QTest::keyClicks(qApp->focusWidget(), u"Is a deposit a fee?"_s);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(last().kind, DecisionKind::Escalate);
    QCOMPARE(last().note, "Is a deposit a fee?");
    QVERIFY(!last().letter);
}

void TestDecisionPanel::clarifyStartsWithTheStrongestClauses()
{
    CachedNotice notice = feeNotice();
    notice.assessment.findings.erase(notice.assessment.findings.begin() + 1);
    m_panel->showNotice(notice);
    const QSignalSpy asked(m_panel.get(), &DecisionPanel::clarifyAsked);
    m_panel->clarify();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Decision>().clauses, (std::vector<std::string>{"pay.prospective", "vague.missing"}));
    QCOMPARE(m_decided->size(), 0);
}

void TestDecisionPanel::suspendNamesTheAccount()
{
    m_panel->showNotice(feeNotice());
    const QSignalSpy asked(m_panel.get(), &DecisionPanel::suspendAsked);
    m_panel->suspend();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Decision>().accountId, AccountId{"A-1"});
    QCOMPARE(asked[0][0].value<Decision>().listingId, ListingId{"L-1"});
}

void TestDecisionPanel::theGravestFindingIsSelected()
{
    CachedNotice notice = feeNotice();
    m_panel->showNotice(notice);
    QCOMPARE(part<FindingsView>(u"findings"_s)->currentFinding(), 1); // blocking
    notice.listing.id = {"L-2"};
    notice.assessment.findings.erase(notice.assessment.findings.begin(), notice.assessment.findings.begin() + 2);
    m_panel->showNotice(notice);
    QCOMPARE(part<FindingsView>(u"findings"_s)->currentFinding(), 1); // a note, then a check
}

void TestDecisionPanel::notesOfOneClauseShareARow()
{
    CachedNotice notice = feeNotice();
    const Finding note = findingIn(notice.listing, "pay.guaranteed", "description", "Pay", Severity::Note);
    notice.assessment.findings.push_back(note);
    m_panel->showNotice(notice);
    auto *const list = part<FindingsView>(u"findings"_s);
    QCOMPARE(list->model()->rowCount(), 4);
    const QSignalSpy selected(m_panel.get(), &DecisionPanel::findingSelected);
    m_panel->nextFinding();
    QCOMPARE(list->currentFinding(), 2);
    QVERIFY(list->currentIndex().data().toString().endsWith(u"×2"_s));
    m_panel->selectFinding(4); // a click on the other in the notice
    QCOMPARE(selected.last().at(0).toInt(), 4);
    QCOMPARE(list->currentIndex().row(), 2);
    m_panel->dismissFinding();
    m_panel->decline();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(std::ranges::count(last().findings, FindingVerdict::Dismissed, &JudgedFinding::verdict), 2);
}

void TestDecisionPanel::findingsAreStepped()
{
    m_panel->showNotice(feeNotice());
    auto *const list = part<FindingsView>(u"findings"_s);
    QCOMPARE(list->currentFinding(), 1); // the first blocking one
    const QSignalSpy selected(m_panel.get(), &DecisionPanel::findingSelected);
    m_panel->nextFinding();
    m_panel->nextFinding();
    m_panel->nextFinding();
    QCOMPARE(list->currentFinding(), 0); // round
    m_panel->previousFinding();
    QCOMPARE(list->currentFinding(), 3);
    QCOMPARE(selected.size(), 4);
    QCOMPARE(selected.last().at(0).toInt(), 3);
}

void TestDecisionPanel::verdictsTravelWithTheDecision()
{
    m_panel->showNotice(feeNotice());
    m_panel->dismissFinding(); // the fee
    QVERIFY(part<FindingsView>(u"findings"_s)
                ->currentIndex()
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"dismissed"_s));
    m_panel->approve(); // nothing blocking is left
    QCOMPARE(m_decided->size(), 1);
    const Decision decision = last();
    const auto fee = std::ranges::find(decision.findings, std::string("fee.pay-to-play"), &JudgedFinding::clause);
    QVERIFY(fee != decision.findings.end());
    QVERIFY(fee->verdict == FindingVerdict::Dismissed && fee->why.empty());
}

void TestDecisionPanel::complaintsAreJudged()
{
    CachedNotice notice = feeNotice();
    notice.listing.complaints = {{"K-1", {}, ComplaintKind::Fee, "They took $40", ComplaintState::Open, {}}};
    m_panel->showNotice(notice);
    part<QToolButton>(u"upheld1"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(part<QToolButton>(u"upheld1"_s)->isChecked());
    QTRY_VERIFY(focusIs(u"upheld1"_s));
    m_panel->hide();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(last().complaints, (std::vector<JudgedComplaint>{{"K-1", ComplaintState::Upheld}}));
}

void TestDecisionPanel::whatCannotBeDoneSaysWhy()
{
    CachedNotice notice = cleanNotice();
    notice.listing.poster.accountId = {};
    m_panel->showNotice(notice);
    QVERIFY(!part<QPushButton>(u"decide:suspend"_s)->isEnabled());
    QVERIFY(part<QPushButton>(u"decide:suspend"_s)->accessibleDescription().contains(u"names no account"_s));
    const QSignalSpy asked(m_panel.get(), &DecisionPanel::suspendAsked);
    m_panel->suspend();
    QCOMPARE(asked.size(), 0);
    QVERIFY(part<QLabel>(u"decisionMessage"_s)->text().contains(u"names no account"_s));
    m_panel->clear();
    m_panel->decline();
    QVERIFY(part<QLabel>(u"decisionMessage"_s)->text().contains(u"No notice"_s));
    QVERIFY(!part<QWidget>(u"reasonStrip"_s)->isVisible());
}

void TestDecisionPanel::hideAndSuspendTakeBackWhatIsDone()
{
    CachedNotice notice = feeNotice();
    notice.listing.state = ListingState::Hidden;
    m_panel->showNotice(notice);
    QCOMPARE(part<QPushButton>(u"decide:hide"_s)->text(), u"Restore"_s);
    m_panel->hide();
    QCOMPARE(last().kind, DecisionKind::Restore);
    QVERIFY(last().clauses.empty());

    notice.listing.poster.suspended = true;
    m_panel->showNotice(notice);
    QVERIFY(!part<QPushButton>(u"decide:hide"_s)->isEnabled()); // the account comes first
    QVERIFY(!part<QPushButton>(u"decide:approve"_s)->isEnabled());
    m_panel->suspend();
    QCOMPARE(last().kind, DecisionKind::Reinstate);
    QCOMPARE(last().accountId, AccountId{"A-1"});
}

void TestDecisionPanel::aRefusedDecisionShowsItsWaysOut()
{
    CachedNotice notice = feeNotice();
    OutboxEntry entry;
    entry.decision.id = {"11111111-1111-4111-8111-111111111111"};
    entry.decision.kind = DecisionKind::Decline;
    entry.decision.revision = 1;
    entry.decision.clauses = {"vague.missing"};
    entry.state = OutboxState::Conflict;
    entry.status = 409;
    notice.pending = entry;
    notice.listing.revision = 2;
    m_panel->showNotice(notice);
    QVERIFY(part<QWidget>(u"pendingBanner"_s)->isVisible());
    QVERIFY(part<QLabel>(u"pendingWhy"_s)->text().contains(u"this is revision 2"_s));
    QVERIFY(!part<QPushButton>(u"decide:approve"_s)->isEnabled());
    part<QPushButton>(u"readAgain"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Space);
    QVERIFY(!part<QWidget>(u"pendingBanner"_s)->isVisible());
    QVERIFY(part<QPushButton>(u"decide:approve"_s)->isEnabled());
    QVERIFY(part<QToolButton>(u"chip:vague.missing"_s)->isChecked()); // what was said is the start
}

void TestDecisionPanel::anotherNoticeClosesTheQuestion()
{
    m_panel->showNotice(feeNotice());
    m_panel->decline();
    m_panel->showNotice(cleanNotice("L-2"));
    QVERIFY(!part<QWidget>(u"reasonStrip"_s)->isVisible());
    m_panel->approve();
    QCOMPARE(last().listingId, ListingId{"L-2"});
    QVERIFY(last().clauses.empty());
}

void TestDecisionPanel::whatWasSaidIsKeptAsADraft()
{
    const CachedNotice notice = m_fixture->cached(feeNotice().listing, feeNotice().assessment);
    m_panel->showNotice(notice);
    m_panel->confirmFinding();
    m_panel->togglePayTag();
    QTRY_VERIFY(!m_fixture->draftOf({"L-1"}).empty());

    DecisionPanel again(m_fixture->review(), nullptr); // after a crash
    again.showNotice(notice);
    QTRY_VERIFY(again.findChild<QToolButton *>(u"chip:fee.pay-to-play"_s)->isChecked());
    QVERIFY(again.findChild<QPushButton *>(u"notPaid"_s)->isChecked());
}

void TestDecisionPanel::aDraftIsKeptUntilTheDecisionIsRecorded()
{
    const CachedNotice notice = m_fixture->cached(feeNotice().listing, feeNotice().assessment);
    m_panel->showNotice(notice);
    m_panel->confirmFinding();
    m_panel->decline();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QCOMPARE(last().kind, DecisionKind::Decline);
    m_panel->clear(); // as the window does, which goes on to the next notice
    QTRY_VERIFY(!m_fixture->draftOf({"L-1"}).empty());

    m_fixture->review().decide(last(), notice.listing, {});
    QTRY_VERIFY(m_fixture->draftOf({"L-1"}).empty());
}

void TestDecisionPanel::aDecisionTakenBackIsTheStart()
{
    const CachedNotice notice = m_fixture->cached(feeNotice().listing, feeNotice().assessment);
    m_panel->showNotice(notice);
    m_panel->decline();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
    QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    m_fixture->review().decide(last(), notice.listing, {});
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_VERIFY(m_fixture->review().status().undoable);
    m_panel->showNotice(cleanNotice("L-2"));
    QSignalSpy withdrawn(&m_fixture->review(), &ReviewService::withdrawn);
    m_fixture->review().undoLast();
    QTRY_COMPARE(withdrawn.size(), 1);
    m_panel->showNotice(notice);
    QVERIFY(part<QToolButton>(u"chip:fee.pay-to-play"_s)->isChecked());
}

void TestDecisionPanel::markupIsCharacters()
{
    const std::string evil = "<img src='file:///dev/zero'><b>x</b>";
    CachedNotice notice = feeNotice();
    notice.listing.description += evil;
    notice.listing.poster.name = evil;
    notice.listing.complaints = {{"K-1", {}, ComplaintKind::Fee, evil, ComplaintState::Open, {}}};
    notice.assessment.findings.push_back(
        findingIn(notice.listing, "fee.pay-to-play", "description", evil, Severity::Blocking));
    m_panel->showNotice(notice);
    m_panel->selectFinding(4);
    m_panel->decline();
    int shown = 0;
    for (const QLabel *const label : m_panel->findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        shown += label->text().contains(u"<b>"_s) ? 1 : 0;
    }
    QVERIFY(shown > 0);
    for (const QWidget *const widget : m_panel->findChildren<QWidget *>()) {
        const QString tip = widget->toolTip();
        QVERIFY2(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
    }
}

void TestDecisionPanel::everyControlHasAName()
{
    CachedNotice notice = feeNotice();
    notice.listing.complaints = {{"K-1", {}, ComplaintKind::Fee, "They took $40", ComplaintState::Open, {}}};
    m_panel->showNotice(notice);
    m_panel->decline();
    for (QWidget *const widget : m_panel->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith(u"qt_"_s)) {
            const QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

void TestDecisionPanel::rowsAreSpoken()
{
    m_panel->showNotice(feeNotice());
    QCOMPARE(part<FindingsView>(u"findings"_s)->currentIndex().data(Qt::AccessibleTextRole).toString(),
             u"Finding 2 of 4, Blocking, Talent pays: “$50 deposit”"_s);
    m_panel->selectFinding(3);
    QCOMPARE(part<FindingsView>(u"findings"_s)->currentIndex().data(Qt::AccessibleTextRole).toString(),
             u"Finding 4 of 4, Check, Missing detail: not said: Dates"_s);
}

QTEST_MAIN(TestDecisionPanel)
#include "tst_decisionpanel.moc"
