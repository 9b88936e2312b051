// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "latesource.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queueview.h"
#include "ui/queue/savedqueues.h"
#include "ui/theme/theme.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestQueueView final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theFirstFreeNoticeIsChosen();
    void nextSkipsWhatOthersHave();
    void theNextRowIsChosenWhenOneIsDecided();
    void arrowKeysWork();
    void takingOverWhatIsNewKeepsTheCurrentNotice();
    void rowsAreEquallyHighAndGrowWithTheFont();
    void paintsAMillionRowsQuickly();
    void savedQueuesShowTheirCounts();

private:
    void load(std::vector<std::int64_t> keys, const std::function<void(QueueRow &)> &change = {});
    std::unique_ptr<LateSource> m_source;
    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QueueView> m_view;
};

void TestQueueView::init()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeChoice::Light);
    m_source = std::make_unique<LateSource>();
    m_model = std::make_unique<QueueModel>(m_source->source());
    m_view = std::make_unique<QueueView>(*m_model, m_source->clock);
    m_view->resize(340, 500);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void TestQueueView::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_source.reset();
}

void TestQueueView::load(std::vector<std::int64_t> keys, const std::function<void(QueueRow &)> &change)
{
    const auto count = int(keys.size());
    m_model->setFilter({.queue = SavedQueue::Open, .text = {}, .me = "ana"});
    m_source->answerOrder(std::move(keys));
    QTRY_COMPARE(m_model->rowCount(), count);
    QTRY_VERIFY(!m_source->rows.empty());
    m_source->answerRows(change);
    QTRY_VERIFY(!m_view->currentId().empty());
}

void TestQueueView::theFirstFreeNoticeIsChosen()
{
    const QSignalSpy chosen(m_view.get(), &QueueView::noticeChosen);
    load({1, 2, 3});
    QCOMPARE(m_view->currentId(), ListingId{"L-1"});
    QCOMPARE(chosen.size(), 1);
}

void TestQueueView::nextSkipsWhatOthersHave()
{
    load({1, 2, 3, 4}, [](QueueRow &row) { row.holder = row.key == 2 || row.key == 3 ? "ben" : ""; });
    m_view->next();
    QCOMPARE(m_view->currentId(), ListingId{"L-4"});
    m_view->next(); // nothing after it
    QCOMPARE(m_view->currentId(), ListingId{"L-4"});
    m_view->previous();
    QCOMPARE(m_view->currentId(), ListingId{"L-1"});
}

void TestQueueView::theNextRowIsChosenWhenOneIsDecided()
{
    load({1, 2, 3, 4}, [](QueueRow &row) { row.holder = row.key == 2 ? "ben" : ""; });
    const QSignalSpy chosen(m_view.get(), &QueueView::noticeChosen);
    m_model->takeOut({"L-1"});
    QCOMPARE(m_view->currentId(), ListingId{"L-3"});
    m_model->takeOut({"L-3"});
    m_model->takeOut({"L-4"});
    QCOMPARE(chosen.back().at(0).value<ListingId>(), ListingId{"L-2"}); // nothing else is left
    m_model->takeOut({"L-2"});
    QVERIFY(m_view->currentId().empty());
}

void TestQueueView::arrowKeysWork()
{
    load({1, 2, 3});
    m_view->setFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentId(), ListingId{"L-2"});
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentId(), ListingId{"L-3"});
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->currentId(), ListingId{"L-1"});
}

void TestQueueView::takingOverWhatIsNewKeepsTheCurrentNotice()
{
    load({10, 20, 30});
    m_view->next();
    QCOMPARE(m_view->currentId(), ListingId{"L-20"});
    const QSignalSpy chosen(m_view.get(), &QueueView::noticeChosen);
    m_model->refresh();
    QTRY_COMPARE(m_source->orders.size(), 1U);
    m_source->answerOrder({1, 2, 3, 10, 20, 30});
    QTRY_COMPARE(m_model->newCount(), 3);
    QCOMPARE(m_view->currentIndex().row(), 1);
    m_model->showNew();
    QCOMPARE(m_view->currentIndex().row(), 4);
    QCOMPARE(m_view->currentId(), ListingId{"L-20"});
    QCOMPARE(chosen.size(), 0);
}

void TestQueueView::rowsAreEquallyHighAndGrowWithTheFont()
{
    load({1, 2, 3}, [](QueueRow &row) { row.title = "e" + std::string(400, '\xCC') + "\n\n\n"; });
    const int height = m_view->rowHeight(0);
    QCOMPARE(m_view->rowHeight(2), height);
    QFont font = m_view->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    m_view->setFont(font);
    QTRY_VERIFY(m_view->rowHeight(0) > height * 3 / 2);
}

void TestQueueView::paintsAMillionRowsQuickly()
{
    std::vector<std::int64_t> keys(1'000'000);
    std::iota(keys.begin(), keys.end(), 1);
    QElapsedTimer timer;
    timer.start();
    load(std::move(keys));
    QTRY_VERIFY(m_source->rows.empty());
    (void)m_view->grab();
    qInfo("a million rows, loaded and painted: %lld ms", timer.elapsed());
    qint64 longest = 0;
    for (int step = 0; step < 40; ++step) {
        timer.restart();
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 40 * step);
        (void)m_view->grab();
        longest = std::max(longest, timer.elapsed());
        m_source->answerRows();
        QCoreApplication::processEvents();
    }
    qInfo("longest jump and paint: %lld ms", longest);
    QVERIFY(longest < 100);
    timer.restart();
    m_model->takeOut(m_view->currentId());
    (void)m_view->grab();
    qInfo("a row taken out of a million and painted: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 100);
}

void TestQueueView::savedQueuesShowTheirCounts()
{
    SavedQueues queues;
    const QSignalSpy chosen(&queues, &SavedQueues::queueChosen);
    queues.setCounts({{SavedQueue::Open, 12}, {SavedQueue::Waiting, 4}});
    queues.show();
    queues.setFocus();
    QCOMPARE(queues.current(), SavedQueue::Open);
    QTest::keyClick(&queues, Qt::Key_Down);
    QCOMPARE(queues.current(), SavedQueue::Urgent);
    QCOMPARE(chosen.size(), 1);
    queues.setCurrent(SavedQueue::Waiting);
    QCOMPARE(queues.current(), SavedQueue::Waiting);
    QVERIFY(queues.item(4)->data(Qt::AccessibleTextRole).toString().contains(u"4"_s));
    QCOMPARE(queues.height(), queues.sizeHint().height()); // no scrolling
}

QTEST_MAIN(TestQueueView)
#include "tst_queueview.moc"
