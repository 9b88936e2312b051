// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "ui/decision/reviewfixture.h"
#include "ui/suspend/suspendpanel.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestSuspendPanel final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void takesATypedReasonAndOneKey();
    void theLetterCarriesFactsRuleReasonAndAppeal();
    void withoutAClauseItIsHeldBack();
    void offlineItSaysWhatIsNotKnown();
    void complaintsTravel();
    void escapeCancels();

private:
    template <class T>
    T *part(const QString &name) const
    {
        T *const found = m_panel->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    void ask(std::vector<std::string> clauses = {"fee.pay-to-play"});

    std::unique_ptr<ReviewFixture> m_fixture;
    std::unique_ptr<SuspendPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_confirmed;
};

void TestSuspendPanel::init()
{
    m_fixture = std::make_unique<ReviewFixture>();
    m_panel = std::make_unique<SuspendPanel>(m_fixture->review(), nullptr);
    m_confirmed = std::make_unique<QSignalSpy>(m_panel.get(), &SuspendPanel::confirmed);
    m_panel->resize(760, 400);
    QVERIFY(showActive(*m_panel));
}

void TestSuspendPanel::cleanup()
{
    m_confirmed.reset();
    m_panel.reset();
    m_fixture.reset();
}

void TestSuspendPanel::ask(std::vector<std::string> clauses)
{
    Decision start;
    start.kind = DecisionKind::Suspend;
    start.listingId = {"L-1"};
    start.accountId = {"A-1"};
    start.clauses = std::move(clauses);
    start.complaints = {{"K-1", ComplaintState::Upheld}};
    m_panel->ask(feeNotice(), start);
}

void TestSuspendPanel::takesATypedReasonAndOneKey()
{
    ask();
    QVERIFY(!part<QPushButton>(u"suspendConfirm"_s)->isEnabled());
    QTRY_COMPARE(qApp->focusWidget(), part<QPlainTextEdit>(u"suspendReason"_s));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_confirmed->size(), 0);
    QTest::keyClicks(qApp->focusWidget(), u"Three were charged."_s);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_confirmed->size(), 1);
    const Decision decision = m_confirmed->at(0).at(0).value<Decision>();
    QCOMPARE(decision.kind, DecisionKind::Suspend);
    QCOMPARE(decision.accountId, AccountId{"A-1"});
    QCOMPARE(decision.listingId, ListingId{"L-1"});
    QCOMPARE(decision.reason, "Three were charged.");
    QCOMPARE(decision.clauses, std::vector<std::string>{"fee.pay-to-play"});
    QCOMPARE(decision.findings.size(), 1U);
    QVERIFY(!decision.payTag);
}

void TestSuspendPanel::theLetterCarriesFactsRuleReasonAndAppeal()
{
    ask();
    QTest::keyClicks(part<QPlainTextEdit>(u"suspendReason"_s), u"Three were charged."_s);
    const QString letter = part<QPlainTextEdit>(u"suspendLetter"_s)->toPlainText();
    for (const QString &words : {u"“$50 deposit”"_s, u"Performers never pay to take part."_s, u"Three were charged."_s,
                                 u"A program pointed this out"_s, u"If you think that we are mistaken"_s}) {
        QVERIFY2(letter.contains(words), qPrintable(words));
    }
    QVERIFY(part<QPlainTextEdit>(u"suspendLetter"_s)->isReadOnly());
}

void TestSuspendPanel::withoutAClauseItIsHeldBack()
{
    ask();
    QTest::keyClicks(part<QPlainTextEdit>(u"suspendReason"_s), u"Because."_s);
    auto *const chip = part<QToolButton>(u"chip:fee.pay-to-play"_s);
    QVERIFY(chip->isChecked());
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QVERIFY(!part<QPushButton>(u"suspendConfirm"_s)->isEnabled());
    QVERIFY(part<QLabel>(u"suspendMissing"_s)->text().contains(u"clause"_s));
    QTest::keyClick(chip, Qt::Key_Space);
    QVERIFY(part<QPushButton>(u"suspendConfirm"_s)->isEnabled());
}

void TestSuspendPanel::offlineItSaysWhatIsNotKnown()
{
    ask();
    QTRY_VERIFY(part<QLabel>(u"takesDown"_s)->text().contains(u"not known offline"_s));
    QCOMPARE(part<QListWidget>(u"takenDown"_s)->count(), 1); // this notice
    QTest::keyClicks(part<QPlainTextEdit>(u"suspendReason"_s), u"Because."_s);
    QVERIFY(part<QPushButton>(u"suspendConfirm"_s)->isEnabled()); // it can be decided all the same
}

void TestSuspendPanel::complaintsTravel()
{
    ask();
    QTest::keyClicks(part<QPlainTextEdit>(u"suspendReason"_s), u"Because."_s);
    QTest::keyClick(m_panel.get(), Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(m_confirmed->at(0).at(0).value<Decision>().complaints,
             (std::vector<JudgedComplaint>{{"K-1", ComplaintState::Upheld}}));
}

void TestSuspendPanel::escapeCancels()
{
    ask();
    const QSignalSpy cancelled(m_panel.get(), &SuspendPanel::cancelled);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(m_confirmed->size(), 0);
}

QTEST_MAIN(TestSuspendPanel)
#include "tst_suspendpanel.moc"
