// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "support/manualclock.h"
#include "ui/window/statusstrip.h"
#include "ui/window/toast.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestToast final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void countsDownWhileUndoIsPossible();
    void saysWhatWasDecidedAndWhy();
    void neverTakesTheFocusAndStaysInTheWindow();
    void saysWhatBecameOfIt();
    void hostileTitlesStayText();
    void theStatusBarShowsItsParts();

private:
    [[nodiscard]] OutboxEntry entry() const;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ManualClock> m_clock;
    Toast *m_toast = nullptr;
};

void TestToast::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    m_toast = new Toast(*m_clock, m_window.get());
    m_window->show();
}

void TestToast::cleanup()
{
    m_window.reset();
}

OutboxEntry TestToast::entry() const
{
    OutboxEntry entry;
    entry.decision.id = {"11111111-1111-4111-8111-111111111111"};
    entry.decision.kind = DecisionKind::Decline;
    entry.decision.clauses = {"fee.pay-to-play"};
    entry.title = "Low Water";
    entry.recordedAt = m_clock->now();
    entry.releaseAt = m_clock->now() + 20s;
    return entry;
}

void TestToast::countsDownWhileUndoIsPossible()
{
    const QSignalSpy undone(m_toast, &Toast::undoClicked);
    m_toast->showDecision(entry());
    QVERIFY(m_toast->isVisible());
    QVERIFY(m_toast->text().contains(u"sends in 20 s"_s));
    m_clock->advance(3500ms);
    QTRY_VERIFY(m_toast->text().contains(u"sends in 17 s"_s));
    auto *const undo = m_toast->findChild<QPushButton *>(u"toastUndo"_s);
    QVERIFY(undo->isVisible());
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(undone.size(), 1);
    QCOMPARE(undone.at(0).at(0).value<DecisionId>(), entry().decision.id);
    m_clock->advance(20s);
    QTRY_VERIFY(!undo->isVisible());
}

void TestToast::saysWhatWasDecidedAndWhy()
{
    m_toast->showDecision(entry());
    QVERIFY2(m_toast->text().startsWith(u"Declined"_s), qPrintable(m_toast->text()));
    QVERIFY(m_toast->text().contains(u"Low Water"_s));
    QVERIFY(m_toast->text().contains(u"fee.pay-to-play"_s));
    QCOMPARE(m_toast->accessibleName(), m_toast->text());
    OutboxEntry approved = entry();
    approved.decision.kind = DecisionKind::Approve;
    approved.decision.clauses.clear();
    approved.decision.payTag = PayTag::NotPaid;
    m_toast->showDecision(approved);
    QVERIFY2(m_toast->text().contains(u"Not paid"_s), qPrintable(m_toast->text()));
}

void TestToast::neverTakesTheFocusAndStaysInTheWindow()
{
    m_toast->showMessage(QString(1000, u'x') + u' ' + QString(500, u'y'));
    QVERIFY(m_window->rect().contains(m_toast->geometry()));
    for (const QWidget *const child : m_toast->findChildren<QWidget *>()) {
        QCOMPARE(child->focusPolicy(), Qt::NoFocus);
    }
    m_window->resize(400, 300);
    QTRY_VERIFY(m_window->rect().contains(m_toast->geometry()));
}

void TestToast::saysWhatBecameOfIt()
{
    OutboxEntry hidden = entry();
    hidden.decision.kind = DecisionKind::Hide;
    hidden.releaseAt = hidden.recordedAt; // it leaves at once
    m_toast->showDecision(hidden);
    QVERIFY2(m_toast->text().endsWith(u"waits for the connection"_s), qPrintable(m_toast->text()));
    m_toast->setOnline(true);
    m_toast->showDecision(hidden);
    QVERIFY2(m_toast->text().endsWith(u"being sent"_s), qPrintable(m_toast->text()));
    OutboxEntry other = entry();
    other.decision.id = {"22222222-2222-4222-8222-222222222222"};
    m_toast->showSettled(other);
    QVERIFY(m_toast->text().endsWith(u"being sent"_s));
    hidden.state = OutboxState::Sent;
    m_toast->showSettled(hidden);
    QVERIFY2(m_toast->text().endsWith(u", sent"_s), qPrintable(m_toast->text()));
}

void TestToast::hostileTitlesStayText()
{
    OutboxEntry hostile = entry();
    hostile.title = "<img src=\"file:///dev/zero\">\xE2\x80\xAE";
    m_toast->showDecision(hostile);
    QVERIFY(m_toast->text().contains(u"<img src=’file:///dev/zero’>⟦U+202E⟧"_s));
    QCOMPARE(m_toast->findChild<QLabel *>(u"toastText"_s)->textFormat(), Qt::PlainText);
}

void TestToast::theStatusBarShowsItsParts()
{
    auto *const strip = new StatusStrip(*m_clock, m_window.get());
    ReviewStatus status;
    status.sync.connection = Connection::Online;
    status.sync.editor = "ana";
    status.sync.lastSync = m_clock->now() - 2min;
    status.waiting = 1;
    status.unsent = 2;
    status.refused = 1;
    status.claims = 1;
    status.undoable = entry();
    strip->showStatus(status);
    const auto text = [strip](const QString &name) { return strip->findChild<QLabel *>(name)->text(); };
    QCOMPARE(text(u"connection"_s), u"● Online · ana"_s);
    QCOMPARE(text(u"lastSync"_s), u"Synced 2 min ago"_s);
    QVERIFY(text(u"outbox"_s).startsWith(u'3'));
    QVERIFY(strip->findChild<QToolButton *>(u"refused"_s)->text().startsWith(u'1'));
    QVERIFY(text(u"claims"_s).startsWith(u'1'));
    QCOMPARE(text(u"undoCountdown"_s), u"Undo (Z): Declined “\u2068Low Water\u2069”, 20 s"_s);
    m_clock->advance(21s);
    QTRY_VERIFY(!strip->findChild<QLabel *>(u"undoCountdown"_s)->isVisibleTo(strip));
}

QTEST_MAIN(TestToast)
#include "tst_toast.moc"
