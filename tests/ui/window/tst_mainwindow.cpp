// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "ui/decision/decisionpanel.h"
#include "ui/decision/reviewfixture.h"
#include "ui/notice/noticeview.h"
#include "ui/queue/queuepanel.h"
#include "ui/shortcuts/commands.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/toast.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

CachedNotice noticeNamed(const std::string &id, const std::string &title, std::chrono::minutes age)
{
    CachedNotice notice = cleanNotice(id);
    notice.listing.title = title;
    notice.listing.submittedAt = ManualClock::noon() - age;
    notice.listing.review->since = notice.listing.submittedAt;
    return notice;
}

} // namespace

/// The whole window on the real store and the real review service, without a server, by the keyboard.
class TestMainWindow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theFirstNoticeIsOpen();
    void nextAndPreviousMoveThroughTheQueue();
    void theNextNoticeIsPaintedWithinFiftyMilliseconds();
    void approvingRecordsAndShowsTheNextAtOnce();
    void undoBringsTheNoticeBack();
    void aDecisionThatFailsBringsTheNoticeBack();
    void aConflictLeavesWhatIsBeingWritten();
    void aRefusedDecisionIsReached();
    void theToastCoversNoButton();
    void aSuspensionNamesTheAccount();
    void theEvidenceStaysInSightWhileDeclining();
    void aLargeFontSqueezesNoColumn();
    void spaceScrollsTheNotice();
    void anUnclearTagTakesThreeKeys();
    void wordsSurviveEscapeAndUndo_data();
    void wordsSurviveEscapeAndUndo();
    void typingInTheFilterDecidesNothing();
    void theFilterFindsAndEscapeClearsIt();
    void aNoticeThatArrivesMovesNothing();
    void clarifyOpensBelowAndRestsTheDecisions();
    void anEmptyQueueSaysWhatIsNext();
    void theSheetListsTheKeys();
    void theLayoutSurvivesARestart();
    void everyFocusableWidgetHasAName();
    void keysOnAnEmptyWindowDoNothing();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    [[nodiscard]] QString shownTitle() const;
    std::unique_ptr<ReviewFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeChoice::Light);
}

void TestMainWindow::init()
{
    m_fixture = std::make_unique<ReviewFixture>();
    for (const CachedNotice &notice : {noticeNamed("L-1", "First notice", 5h), noticeNamed("L-2", "Second notice", 4h),
                                       noticeNamed("L-3", "Third notice", 3h)}) {
        m_fixture->cached(notice.listing, notice.assessment);
    }
    m_window = std::make_unique<MainWindow>(m_fixture->review());
    QVERIFY(showActive(*m_window));
    if (QTest::currentTestFunction() != QByteArrayView("keysOnAnEmptyWindowDoNothing")) {
        QTRY_COMPARE(shownTitle(), u"First notice"_s);
    }
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void TestMainWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_window->activateWindow(); // offscreen forgets who is active
    QWidget *const focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : m_window.get(), key, modifiers);
}

void TestMainWindow::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString TestMainWindow::shownTitle() const
{
    const std::optional<CachedNotice> &notice = m_window->noticeView().notice();
    return notice ? QString::fromStdString(notice->listing.title) : QString();
}

void TestMainWindow::theFirstNoticeIsOpen()
{
    QCOMPARE(m_window->queue().view().currentId(), ListingId{"L-1"});
    QVERIFY(m_window->noticeView().body().toPlainText().startsWith(u"First notice"_s));
    QVERIFY(m_window->queue().view().hasFocus());
}

void TestMainWindow::nextAndPreviousMoveThroughTheQueue()
{
    press(Qt::Key_J);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    press(Qt::Key_J);
    QTRY_COMPARE(shownTitle(), u"Third notice"_s);
    press(Qt::Key_J); // the last
    press(Qt::Key_K);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
}

void TestMainWindow::theNextNoticeIsPaintedWithinFiftyMilliseconds()
{
    qint64 best = INT_MAX;
    for (int round = 0; round < 6; ++round) { // the best: others use the machine too
        const QString before = shownTitle();
        QElapsedTimer timer;
        timer.start();
        press(round % 4 < 2 ? Qt::Key_J : Qt::Key_K);
        while (shownTitle() == before && timer.elapsed() < 5000) {
            QCoreApplication::processEvents();
        }
        (void)m_window->grab();
        best = std::min(best, timer.elapsed());
    }
    qInfo("from the key to the painted window: %lld ms", best);
    QVERIFY(best <= 50);
}

void TestMainWindow::approvingRecordsAndShowsTheNextAtOnce()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_A);
    QCOMPARE(m_window->queue().model().rowCount(), 2); // before the store has answered
    QTRY_COMPARE(recorded.size(), 1);
    const auto entry = recorded.at(0).at(0).value<OutboxEntry>();
    QCOMPARE(entry.decision.kind, DecisionKind::Approve);
    QCOMPARE(entry.decision.listingId, ListingId{"L-1"});
    QCOMPARE(entry.decision.payTag, PayTag::Paid);
    QVERIFY(entry.decision.openedAt.has_value());
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    const auto *const toast = m_window->findChild<Toast *>();
    QVERIFY(toast->isVisible());
    QVERIFY2(toast->text().contains(u"sends in 20 s"_s), qPrintable(toast->text()));
    QVERIFY(m_window->queue().view().hasFocus());
    QTRY_COMPARE(m_window->queue().model().newCount(), 0);
}

void TestMainWindow::undoBringsTheNoticeBack()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    const QSignalSpy withdrawn(&m_fixture->review(), &ReviewService::withdrawn);
    press(Qt::Key_A);
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_VERIFY(m_fixture->review().status().undoable.has_value());
    press(Qt::Key_Z);
    QTRY_COMPARE(withdrawn.size(), 1);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 3);
    QTRY_COMPARE(shownTitle(), u"First notice"_s);
    QVERIFY(m_window->findChild<Toast *>()->text().startsWith(u"Undone"_s));
}

void TestMainWindow::aDecisionThatFailsBringsTheNoticeBack()
{
    const QSignalSpy failed(&m_fixture->review(), &ReviewService::failed);
    Decision incomplete;
    incomplete.kind = DecisionKind::Decline;
    incomplete.listingId = {"L-1"};
    Q_EMIT m_window->decisionPanel().decided(incomplete);
    QCOMPARE(m_window->queue().model().rowCount(), 2); // before the answer, as with any decision
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 3);
    QTRY_COMPARE(shownTitle(), u"First notice"_s);
    QTest::qWait(400); // the order that is read again
    QCOMPARE(m_window->queue().model().rowCount(), 3);
    QCOMPARE(m_window->findChild<Toast *>()->text(), u"Not decided: pick at least one reason."_s);
}

void TestMainWindow::aConflictLeavesWhatIsBeingWritten()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_A);
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    press(Qt::Key_S);
    auto *const reason = m_window->findChild<QPlainTextEdit *>(u"suspendReason"_s);
    QTRY_VERIFY(reason->hasFocus());
    type(u"Three were cha"_s);
    auto entry = recorded.at(0).at(0).value<OutboxEntry>();
    entry.state = OutboxState::Conflict;
    entry.status = 409;
    Q_EMIT m_fixture->review().settled(entry); // as it comes from the sync engine
    QTRY_VERIFY(m_window->findChild<Toast *>()->text().startsWith(u"Not applied"_s));
    QTest::qWait(400); // the order that is read again
    QCOMPARE(shownTitle(), u"Second notice"_s);
    QVERIFY(reason->hasFocus());
    type(u"rged."_s);
    QCOMPARE(reason->toPlainText(), u"Three were charged."_s);
    QCOMPARE(m_window->queue().view().currentId(), ListingId{"L-2"});
}

void TestMainWindow::aRefusedDecisionIsReached()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_A);
    QTRY_COMPARE(recorded.size(), 1);
    const auto entry = recorded.at(0).at(0).value<OutboxEntry>();
    m_fixture->store().clock().advance(30s);
    Store &store = m_fixture->store().store();
    QVERIFY(valueFrom(store.nextToSend(m_fixture->store().clock().now(), {})).has_value());
    Q_EMIT m_fixture->review().settled(valueFrom(store.settle(entry.decision.id, OutboxState::Conflict, 409, {})));
    press(Qt::Key_A); // the next: the status is read again
    QTRY_COMPARE(m_fixture->review().status().refused, 1);
    auto *const refused = m_window->findChild<QToolButton *>(u"refused"_s);
    QTRY_VERIFY(refused->isVisible());
    refused->setFocus();
    press(Qt::Key_Space);
    QTRY_COMPARE(shownTitle(), u"First notice"_s);
    QVERIFY(m_window->queue().view().hasFocus());
    QCOMPARE(m_window->queue().model().rowCount(), 1);
    QVERIFY(m_window->findChild<QWidget *>(u"pendingBanner"_s)->isVisible());
}

void TestMainWindow::theToastCoversNoButton()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_A);
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    press(Qt::Key_S);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"suspendReason"_s)->hasFocus());
    const auto placeOf = [this](const QWidget *widget) {
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    const auto *const toast = m_window->findChild<Toast *>();
    QVERIFY(toast->isVisible());
    QTRY_VERIFY(placeOf(&m_window->noticeView()).contains(placeOf(toast)));
    for (const auto *const button : m_window->findChildren<QPushButton *>()) {
        QVERIFY2(!button->isVisible() || toast->isAncestorOf(button) || !placeOf(toast).intersects(placeOf(button)),
                 qPrintable(button->text()));
    }
}

void TestMainWindow::aSuspensionNamesTheAccount()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_S);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"suspendReason"_s)->hasFocus());
    type(u"Three were charged."_s);
    auto *const suspend = m_window->findChild<QWidget *>(u"suspendConfirm"_s)->parentWidget();
    auto *const more = suspend->findChild<QComboBox *>(u"addClause"_s);
    more->setFocus();
    press(Qt::Key_Down);
    QTRY_VERIFY(more->view()->isVisible());
    QTest::keyClick(more->view(), Qt::Key_End);
    QTest::keyClick(more->view(), Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(recorded.size(), 1);
    const QString text = m_window->findChild<Toast *>()->text();
    QVERIFY2(text.contains(u"Ana Ruiz"_s) && text.endsWith(u"waits for the connection"_s), qPrintable(text));
}

void TestMainWindow::theEvidenceStaysInSightWhileDeclining()
{
    m_window->resize(1280, 800);
    const auto *const findings = m_window->findChild<QWidget *>(u"findings"_s);
    const auto *const explanation = m_window->findChild<QWidget *>(u"explanation"_s);
    const std::array before{findings->height(), explanation->height()};
    press(Qt::Key_D);
    const auto *const strip = m_window->findChild<QWidget *>(u"reasonStrip"_s);
    QTRY_VERIFY(strip->isVisible());
    QTest::qWait(50); // the layout
    QCOMPARE((std::array{findings->height(), explanation->height()}), before);
    QVERIFY(m_window->noticeView().height() >= 250);
    QVERIFY(!m_window->findChild<QWidget *>(u"reasonConfirm"_s)->visibleRegion().isEmpty());
}

void TestMainWindow::aLargeFontSqueezesNoColumn()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    m_window = std::make_unique<MainWindow>(m_fixture->review());
    m_window->resize(1280, 800);
    QVERIFY(showActive(*m_window));
    QTRY_COMPARE(shownTitle(), u"First notice"_s);
    const int before = m_window->queue().width();
    auto *const header = m_window->findChild<QWidget *>(u"noticeHeader"_s);
    QVERIFY(header->heightForWidth(300) > header->heightForWidth(3000)); // the facts wrap
    press(Qt::Key_C);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"letterBody"_s)->isVisible());
    QTest::qWait(50); // the layout
    QCOMPARE(m_window->width(), 1280);
    QCOMPARE(m_window->queue().width(), before);
    QApplication::setFont(usual);
}

void TestMainWindow::spaceScrollsTheNotice()
{
    m_window->resize(1000, 420);
    const auto *const bar = m_window->noticeView().body().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), 0);
    press(Qt::Key_Space);
    QVERIFY(bar->value() > 0);
    press(Qt::Key_Space, Qt::ShiftModifier);
    QCOMPARE(bar->value(), 0);
    QCOMPARE(shownTitle(), u"First notice"_s);
}

void TestMainWindow::anUnclearTagTakesThreeKeys()
{
    CachedNotice unclear = noticeNamed("L-0", "Unclear", 20h);
    unclear.assessment.payTag = PayTag::Unclear;
    m_fixture->cached(unclear.listing, unclear.assessment);
    Q_EMIT m_fixture->review().listingsChanged({unclear.listing.id});
    QTRY_COMPARE(m_window->queue().model().newCount(), 1);
    press(Qt::Key_Period);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 4);
    press(Qt::Key_K);
    QTRY_COMPARE(shownTitle(), u"Unclear"_s);
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_A);
    QTRY_VERIFY(m_window->findChild<QWidget *>(u"reasonStrip"_s)->hasFocus());
    press(Qt::Key_Return);
    press(Qt::Key_P);
    press(Qt::Key_Return);
    QTRY_COMPARE(recorded.size(), 1);
    QCOMPARE(recorded.at(0).at(0).value<OutboxEntry>().decision.payTag, PayTag::Paid);
}

void TestMainWindow::wordsSurviveEscapeAndUndo_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    QTest::newRow("decline") << Qt::Key_D << u"reasonWords"_s << u"Not for this site."_s;
    QTest::newRow("escalate") << Qt::Key_E << u"reasonWords"_s << u"Is a deposit a fee?"_s;
    QTest::newRow("suspend") << Qt::Key_S << u"suspendReason"_s << u"Three were charged."_s;
}

void TestMainWindow::wordsSurviveEscapeAndUndo()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const QString, field);
    QFETCH(const QString, words);
    auto *const line = m_window->findChild<QWidget *>(field);
    const auto text = [line] {
        const auto *const edit = qobject_cast<QPlainTextEdit *>(line);
        return edit != nullptr ? edit->toPlainText() : qobject_cast<QLineEdit *>(line)->text();
    };
    press(Qt::Key_P); // not what is proposed
    press(key);
    QTRY_VERIFY(line->isVisible());
    line->setFocus();
    type(words);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!line->isVisible());
    press(key);
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(text(), words);
    if (key == Qt::Key_S) {
        return; // it leaves at once: there is nothing to undo
    }

    auto *const more = m_window->decisionPanel().findChild<QComboBox *>(u"addClause"_s);
    more->setFocus();
    press(Qt::Key_Down);
    QTRY_VERIFY(more->view()->isVisible());
    QTest::keyClick(more->view(), Qt::Key_End); // a reason
    QTest::keyClick(more->view(), Qt::Key_Return);
    line->setFocus();
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_Return);
    QTRY_COMPARE(recorded.size(), 1);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    press(Qt::Key_Z);
    QTRY_COMPARE(shownTitle(), u"First notice"_s);
    QVERIFY(m_window->findChild<QPushButton *>(u"notPaid"_s)->isChecked());
    press(key);
    QTRY_VERIFY(line->isVisible());
    QCOMPARE(text(), words);
}

void TestMainWindow::typingInTheFilterDecidesNothing()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_Slash);
    auto *const filter = m_window->findChild<QLineEdit *>(u"queueFilter"_s);
    QVERIFY(filter->hasFocus());
    type(u"adshaz"_s);
    QCOMPARE(filter->text(), u"adshaz"_s);
    QTest::qWait(50);
    QCOMPARE(recorded.size(), 0);
}

void TestMainWindow::theFilterFindsAndEscapeClearsIt()
{
    press(Qt::Key_Slash);
    type(u"third"_s);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 1);
    QTRY_COMPARE(shownTitle(), u"Third notice"_s);
    QCOMPARE(m_window->findChild<QLabel *>(u"queueHits"_s)->text(), u"1 notice(s) with these words"_s);
    press(Qt::Key_Return);
    QVERIFY(m_window->queue().view().hasFocus());
    press(Qt::Key_Escape); // from the rows too
    QTRY_COMPARE(m_window->queue().model().rowCount(), 3);
    press(Qt::Key_Slash);
    type(u"nonsuch"_s);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 0);
    const auto *const empty = m_window->findChild<QLabel *>(u"queueEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(u"Esc"_s));
    press(Qt::Key_Return); // nothing to go to
    QVERIFY(m_window->findChild<QLineEdit *>(u"queueFilter"_s)->hasFocus());
    press(Qt::Key_Escape);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 3);
}

void TestMainWindow::aNoticeThatArrivesMovesNothing()
{
    press(Qt::Key_J);
    QTRY_COMPARE(shownTitle(), u"Second notice"_s);
    const CachedNotice early = noticeNamed("L-0", "Much older", 20h);
    m_fixture->cached(early.listing, early.assessment);
    Q_EMIT m_fixture->review().listingsChanged({early.listing.id}); // as the sync engine makes it do
    auto *const news = m_window->findChild<QPushButton *>(u"queueNews"_s);
    QTRY_VERIFY(news->isVisible());
    QCOMPARE(m_window->queue().model().rowCount(), 3);
    QCOMPARE(m_window->queue().view().currentIndex().row(), 1);
    press(Qt::Key_Period);
    QTRY_COMPARE(m_window->queue().model().rowCount(), 4);
    QCOMPARE(m_window->queue().view().currentIndex().row(), 2);
    QCOMPARE(shownTitle(), u"Second notice"_s);
    QVERIFY(!news->isVisible());
}

void TestMainWindow::clarifyOpensBelowAndRestsTheDecisions()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    press(Qt::Key_C);
    auto *const centre = m_window->centralWidget();
    const auto composer = [centre] {
        const auto widgets = centre->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        return std::ranges::any_of(widgets, [](const QWidget *widget) {
            return widget->inherits("stagedoor::ClarifyComposer") && widget->isVisible();
        });
    };
    QTRY_VERIFY(composer());
    QVERIFY(m_window->noticeView().isVisible());
    QVERIFY(m_window->noticeView().height() > 200);
    QVERIFY(!m_window->actions().action(Command::Approve)->isEnabled());
    QVERIFY(!m_window->findChild<QPushButton *>(u"decide:approve"_s)->isEnabled());
    QVERIFY(!m_window->actions().action(Command::NextNotice)->isEnabled());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!composer());
    QVERIFY(m_window->findChild<QPushButton *>(u"decide:approve"_s)->isEnabled());
    QVERIFY(m_window->actions().action(Command::Approve)->isEnabled());
    QCOMPARE(recorded.size(), 0);
    QCOMPARE(shownTitle(), u"First notice"_s);
}

void TestMainWindow::anEmptyQueueSaysWhatIsNext()
{
    const QSignalSpy recorded(&m_fixture->review(), &ReviewService::recorded);
    for (int decided = 1; decided <= 3; ++decided) {
        press(Qt::Key_A);
        QTRY_COMPARE(recorded.size(), decided);
        if (decided < 3) {
            QTRY_COMPARE(shownTitle(), decided == 1 ? u"Second notice"_s : u"Third notice"_s);
        }
    }
    const auto *const empty = m_window->findChild<QLabel *>(u"queueEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QTRY_VERIFY2(empty->text().startsWith(u"Queue clear."_s), qPrintable(empty->text()));
    QVERIFY(!m_window->noticeView().notice().has_value());
    const auto blanks = m_window->noticeView().findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(blanks,
                                [](const QLabel *label) { return label->text().startsWith(u"No notice to show"_s); }));
    press(Qt::Key_A); // nothing to decide
    QTest::qWait(30);
    QCOMPARE(recorded.size(), 3);
}

void TestMainWindow::theSheetListsTheKeys()
{
    auto *const sheet = m_window->findChild<QWidget *>(u"shortcutSheet"_s);
    press(Qt::Key_Question);
    QTRY_VERIFY(sheet->isVisible());
    const auto labels = sheet->findChildren<QLabel *>();
    for (const CommandInfo &info : commandTable()) {
        QVERIFY2(std::ranges::any_of(labels, [&](const QLabel *label) { return label->text() == commandText(info); }),
                 info.name);
    }
    QVERIFY(m_window->rect().contains(sheet->geometry()));
    QVERIFY(sheet->hasFocus());
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Question, Qt::Key_Tab, Qt::Key_D}) { // any key closes it
        if (!sheet->isVisible()) {
            press(Qt::Key_Question);
        }
        QVERIFY(sheet->isVisible());
        press(key);
        QVERIFY(!sheet->isVisible());
        QVERIFY(m_window->queue().view().hasFocus());
        QVERIFY(!m_window->findChild<QWidget *>(u"reasonStrip"_s)->isVisible()); // and does nothing else
    }
}

void TestMainWindow::theLayoutSurvivesARestart()
{
    m_window->resize(1200, 700);
    const QByteArray state = m_window->layoutState();
    const int queueWidth = m_window->queue().width();
    m_window = std::make_unique<MainWindow>(m_fixture->review());
    QVERIFY(!m_window->restoreLayout("nonsense"));
    QVERIFY(!m_window->restoreLayout({}));
    QVERIFY(m_window->restoreLayout(state));
    QVERIFY(showActive(*m_window));
    QVERIFY(qAbs(m_window->queue().width() - queueWidth) <= 2);
}

void TestMainWindow::everyFocusableWidgetHasAName()
{
    for (QWidget *const widget : m_window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || widget->focusProxy() != nullptr) {
            continue;
        }
        QAccessibleInterface *const spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken != nullptr);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
}

void TestMainWindow::keysOnAnEmptyWindowDoNothing()
{
    m_window.reset();
    m_fixture = std::make_unique<ReviewFixture>();
    m_window = std::make_unique<MainWindow>(m_fixture->review());
    QVERIFY(showActive(*m_window));
    const auto *const empty = m_window->findChild<QLabel *>(u"queueEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QTRY_VERIFY2(empty->text().contains(u"Settings"_s), qPrintable(empty->text()));
    for (const Qt::Key key : {Qt::Key_J, Qt::Key_K, Qt::Key_N, Qt::Key_Y, Qt::Key_X, Qt::Key_P, Qt::Key_A, Qt::Key_C,
                              Qt::Key_D, Qt::Key_E, Qt::Key_H, Qt::Key_S, Qt::Key_Z, Qt::Key_Period}) {
        press(key);
    }
    QVERIFY(!m_window->noticeView().notice().has_value());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
