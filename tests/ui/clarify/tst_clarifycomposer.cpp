// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "ui/clarify/clarifycomposer.h"
#include "ui/clarify/questionlist.h"
#include "ui/decision/reviewfixture.h"
#include "ui/text/displaytext.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestClarifyComposer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sendsWithOneKey();
    void theLetterIsSentAsShown();
    void tickingWritesTheQuestion();
    void changesByHandStayWhenATickChanges();
    void openPlaceholdersHoldBackAndAreTabStops();
    void nothingTickedAndNothingWrittenHoldsBack();
    void hidingGivesFiveDaysUnlessADayWasChosen();
    void deactivateAndHideTravel();
    void spanishIsForASpanishNotice();
    void anotherClauseCanBeAsked();
    void tabGoesToWhatIsToBeFilledIn();
    void aDraftSurvives();
    void aDraftIsDroppedWhenSent();
    void aDraftIsKeptUntilTheDecisionIsRecorded();
    void aLetterTakenBackIsTakenUp();
    void undoInTheLetterStopsAtATick();
    void escapeCancels();
    void everyControlHasAName();

private:
    template <class T>
    T *part(const QString &name) const
    {
        T *const found = m_composer->findChild<T *>(name);
        Q_ASSERT(found);
        return found;
    }
    QString body() const { return part<QPlainTextEdit>(u"letterBody"_s)->toPlainText(); }
    Decision sent() const { return m_sent->last().at(0).value<Decision>(); }
    void compose(std::vector<std::string> clauses = {"pay.prospective", "vague.missing"});
    void tick(const QString &question, bool on);

    std::unique_ptr<ReviewFixture> m_fixture;
    std::unique_ptr<ClarifyComposer> m_composer;
    std::unique_ptr<QSignalSpy> m_sent;
    CachedNotice m_notice;
};

void TestClarifyComposer::init()
{
    m_fixture = std::make_unique<ReviewFixture>();
    m_composer = std::make_unique<ClarifyComposer>(m_fixture->review(), nullptr);
    m_sent = std::make_unique<QSignalSpy>(m_composer.get(), &ClarifyComposer::sent);
    m_notice = m_fixture->cached(feeNotice().listing, feeNotice().assessment);
    m_composer->resize(760, 400);
    QVERIFY(showActive(*m_composer));
}

void TestClarifyComposer::cleanup()
{
    m_sent.reset();
    m_composer.reset();
    m_fixture.reset();
}

void TestClarifyComposer::compose(std::vector<std::string> clauses)
{
    Decision start;
    start.kind = DecisionKind::Clarify;
    start.listingId = m_notice.listing.id;
    start.revision = 1;
    start.clauses = std::move(clauses);
    m_composer->compose(m_notice, start);
}

/// Goes to the question by the arrow keys and ticks it with Space, unless it is so already.
void TestClarifyComposer::tick(const QString &question, bool on)
{
    auto *const list = part<QuestionList>(u"questions"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int row = 0; row < list->count() && !list->currentItem()->text().contains(question); ++row) {
        QTest::keyClick(list, Qt::Key_Down);
    }
    QVERIFY2(list->currentItem()->text().contains(question), qPrintable(question));
    if ((list->currentItem()->checkState() == Qt::Checked) != on) {
        QTest::keyClick(list, Qt::Key_Space);
    }
}

void TestClarifyComposer::sendsWithOneKey()
{
    compose();
    QTRY_COMPARE(qApp->focusWidget(), part<QPlainTextEdit>(u"letterBody"_s));
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QCOMPARE(sent().kind, DecisionKind::Clarify);
    QCOMPARE(sent().clauses, (std::vector<std::string>{"pay.prospective", "vague.missing"}));
    QCOMPARE(sent().findings.size(), 2U); // cited counts as confirmed
    QVERIFY(sent().also.empty());
    // Two working days from Monday, the 23rd: the notice is live.
    QCOMPARE(toRfc3339(sent().letter->dueAt.value()), "2026-11-25T23:59:00Z");
}

void TestClarifyComposer::theLetterIsSentAsShown()
{
    compose();
    part<QLineEdit>(u"letterSubject"_s)->setText(u"A word about Low Water"_s);
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"Dear Ana! "_s);
    const QString shown = body();
    QVERIFY(shown.startsWith(u"Dear Ana! Hello Ana Ruiz,"_s));
    QTest::keyClick(editor, Qt::Key_Enter, Qt::ControlModifier);
    QCOMPARE(toText(sent().letter->body), shown);
    QCOMPARE(sent().letter->subject, "A word about Low Water");
    QCOMPARE(sent().letter->language, "en");
}

void TestClarifyComposer::tickingWritesTheQuestion()
{
    compose();
    QVERIFY(body().contains(u"- On which dates?"_s)); // the finding is about the dates
    QVERIFY(!body().contains(u"- In which city is it?"_s));
    tick(u"In which city"_s, true);
    QVERIFY(body().contains(u"- In which city is it?"_s));
    tick(u"On which dates"_s, false);
    QVERIFY(!body().contains(u"On which dates"_s));
    QVERIFY(body().contains(u"“Pay if the film sells”"_s));
    QVERIFY(!body().contains(u"$50"_s)); // of the clause that is not asked about
    tick(u"Does a performer pay"_s, true);
    QVERIFY(body().contains(u"$50 deposit"_s));
}

void TestClarifyComposer::changesByHandStayWhenATickChanges()
{
    compose();
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"Good morning. "_s);
    tick(u"In which city"_s, true);
    QVERIFY(body().startsWith(u"Good morning. Hello"_s));
    QVERIFY(body().contains(u"- In which city is it?"_s));
}

void TestClarifyComposer::openPlaceholdersHoldBackAndAreTabStops()
{
    compose();
    tick(u"paid on the day"_s, true);
    QVERIFY(body().contains(u"⟦amount⟧"_s));
    QVERIFY(!part<QPushButton>(u"send"_s)->isEnabled());
    QVERIFY(part<QLabel>(u"composerMissing"_s)->text().contains(u"Tab"_s));
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    editor->moveCursor(QTextCursor::Start);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 0);
    QTest::keyClick(editor, Qt::Key_Tab);
    QCOMPARE(editor->textCursor().selectedText(), u"⟦amount⟧"_s);
    QTest::keyClicks(editor, u"$100"_s);
    QVERIFY(part<QPushButton>(u"send"_s)->isEnabled());
    tick(u"In which city"_s, true);
    QVERIFY(body().contains(u"is $100 paid on the day?"_s)); // what was filled in stays
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_Tab);
    QVERIFY(!editor->hasFocus()); // none is left: Tab goes on
}

void TestClarifyComposer::nothingTickedAndNothingWrittenHoldsBack()
{
    compose({});
    QVERIFY(!part<QPushButton>(u"send"_s)->isEnabled());
    tick(u"In which city"_s, true);
    QVERIFY(part<QPushButton>(u"send"_s)->isEnabled());
}

void TestClarifyComposer::hidingGivesFiveDaysUnlessADayWasChosen()
{
    compose();
    auto *const due = part<QDateEdit>(u"due"_s);
    QCOMPARE(due->date(), QDate(2026, 11, 25));
    part<QCheckBox>(u"hideUntilAnswered"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Space);
    QCOMPARE(due->date(), QDate(2026, 11, 30));
    QVERIFY(body().contains(u"It is hidden until"_s));
    QVERIFY(body().contains(u"30 November 2026"_s));
    due->setFocus();
    QTest::keyClick(due, Qt::Key_Down);
    const QDate chosen = due->date();
    QVERIFY(chosen != QDate(2026, 11, 30));
    part<QCheckBox>(u"hideUntilAnswered"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Space);
    QCOMPARE(due->date(), chosen);
}

void TestClarifyComposer::deactivateAndHideTravel()
{
    compose();
    part<QCheckBox>(u"hideUntilAnswered"_s)->setChecked(true);
    part<QCheckBox>(u"deactivateUntilAnswered"_s)->setChecked(true);
    QTest::keyClick(m_composer.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent().also, (std::vector<Also>{Also::Hide, Also::Deactivate}));
    QVERIFY(sent().letter->body.find("paused") != std::string::npos);
}

void TestClarifyComposer::spanishIsForASpanishNotice()
{
    m_notice.listing.language = "es-MX";
    compose();
    QVERIFY(body().contains(u"Hola, Ana Ruiz:"_s));
    QVERIFY(body().contains(u"¿Qué parte del pago se debe pase lo que pase?"_s));
    auto *const language = part<QComboBox>(u"composerLanguage"_s);
    language->setFocus();
    QTest::keyClick(language, Qt::Key_Up);
    QVERIFY(body().contains(u"Hello Ana Ruiz,"_s));
}

void TestClarifyComposer::anotherClauseCanBeAsked()
{
    compose();
    auto *const more = part<QComboBox>(u"askMore"_s);
    more->setFocus();
    const QString before = body();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Down);
    QTRY_VERIFY(more->view()->isVisible());
    QCOMPARE(body(), before); // nothing is asked until it is picked
    const int row = more->findData(u"fee.hidden"_s);
    QVERIFY(row >= 0);
    while (more->view()->currentIndex().row() < row) {
        QTest::keyClick(more->view(), Qt::Key_Down);
    }
    QTest::keyClick(more->view(), Qt::Key_Return);
    QTRY_VERIFY(body().contains(u"⟦amount if known⟧"_s));
    QVERIFY(body().contains(u"- On which dates?"_s)); // the others stay ticked
    QTest::keyClicks(qApp->focusWidget(), u"$40"_s);  // the place to fill in is selected
    QVERIFY2(body().contains(u"$40"_s) && !body().contains(u"⟦"_s), qPrintable(body()));
}

void TestClarifyComposer::tabGoesToWhatIsToBeFilledIn()
{
    compose();
    tick(u"paid on the day"_s, true);
    part<QListWidget>(u"questions"_s)->setFocus();
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
    QCOMPARE(part<QPlainTextEdit>(u"letterBody"_s)->textCursor().selectedText(), u"⟦amount⟧"_s);
    QTest::keyClicks(qApp->focusWidget(), u"$100"_s);
    QVERIFY(part<QPushButton>(u"send"_s)->isEnabled());
}

void TestClarifyComposer::aDraftSurvives()
{
    compose();
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"Half a letter. "_s);
    tick(u"In which city"_s, true);
    part<QCheckBox>(u"deactivateUntilAnswered"_s)->setChecked(true);
    QTRY_VERIFY(m_fixture->draftOf({"L-1"}).find("deactivate\":true") != std::string::npos);

    m_composer = std::make_unique<ClarifyComposer>(m_fixture->review(), nullptr); // after a crash
    compose();
    QTRY_VERIFY(body().startsWith(u"Half a letter. "_s));
    QVERIFY(body().contains(u"- In which city is it?"_s));
    QVERIFY(part<QCheckBox>(u"deactivateUntilAnswered"_s)->isChecked());
}

void TestClarifyComposer::aDraftIsDroppedWhenSent()
{
    compose();
    tick(u"In which city"_s, true);
    QTest::keyClick(m_composer.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QTest::keyClick(m_composer.get(), Qt::Key_Escape); // leaving flushes: there is nothing to write any more
    QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    m_fixture->review().decide(sent(), m_notice.listing, {});
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_VERIFY(m_fixture->draftOf({"L-1"}).empty());
}

void TestClarifyComposer::aDraftIsKeptUntilTheDecisionIsRecorded()
{
    compose();
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"A whole letter. "_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_sent->size(), 1);
    QTRY_VERIFY(m_fixture->draftOf({"L-1"}).find("A whole letter.") != std::string::npos); // it could not be recorded
}

void TestClarifyComposer::aLetterTakenBackIsTakenUp()
{
    compose();
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"My own words. "_s);
    tick(u"In which city"_s, true);
    tick(u"On which dates"_s, false);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    const Decision undone = sent();
    m_composer->compose(m_notice, undone);
    QVERIFY(body().startsWith(u"My own words. "_s));
    QVERIFY(body().contains(u"- In which city is it?"_s));
    tick(u"In which city"_s, false); // it is ticked, not its neighbour
    QVERIFY(!body().contains(u"In which city"_s));
    QVERIFY(!body().contains(u"On which dates"_s));
}

void TestClarifyComposer::undoInTheLetterStopsAtATick()
{
    compose();
    tick(u"In which city"_s, true);
    auto *const editor = part<QPlainTextEdit>(u"letterBody"_s);
    editor->setFocus();
    QTest::keyClicks(editor, u"Hello. "_s);
    for (int times = 0; times < 9; ++times) {
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    }
    QVERIFY(!body().startsWith(u"Hello. "_s));
    QVERIFY(body().contains(u"- In which city is it?"_s)); // as ticked
}

void TestClarifyComposer::escapeCancels()
{
    compose();
    const QSignalSpy cancelled(m_composer.get(), &ClarifyComposer::cancelled);
    QTest::keyClick(qApp->focusWidget(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(m_sent->size(), 0);
}

void TestClarifyComposer::everyControlHasAName()
{
    compose();
    for (QWidget *const widget : m_composer->findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith(u"qt_"_s)) {
            const QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

QTEST_MAIN(TestClarifyComposer)
#include "tst_clarifycomposer.moc"
