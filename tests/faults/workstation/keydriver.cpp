// SPDX-License-Identifier: GPL-3.0-or-later
// An editor who never rests: the real workstation, its keys pressed at random, until the process is killed.
//   keydriver press|settle PROFILE URL TOKENFILE SEED
// settle: presses nothing, waits until nothing is left to send, prints every decision of the outbox and its state.
#include <cstdio>
#include <random>

#include <QApplication>
#include <QTest>
#include <QTimer>

#include "review/whendone.h"
#include "workstation/workstation.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience_ms = 120'000;

class Driver final : public QObject
{
public:
    Driver(Workstation &workstation, unsigned seed) : m_workstation(workstation), m_random(seed)
    {
        connect(&m_timer, &QTimer::timeout, this, [this] { pressOne(); });
        m_timer.start(20);
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *const focused = QApplication::focusWidget();
        QTest::keyClick(focused != nullptr ? focused : &m_workstation.window(), key, modifiers);
    }

    void pressOne()
    {
        switch (std::uniform_int_distribution(0, 15)(m_random)) {
        case 0:
        case 1:
        case 2:
            press(Qt::Key_A);
            break;
        case 3:
            press(Qt::Key_P);
            press(Qt::Key_A);
            break;
        case 4:
        case 5:
            press(Qt::Key_D);
            press(Qt::Key_Return);
            break;
        case 6:
            press(Qt::Key_C);
            break;
        case 7:
        case 8:
            press(Qt::Key_Return, Qt::ControlModifier);
            break;
        case 9:
            press(Qt::Key_Z);
            break;
        case 10:
            press(Qt::Key_S);
            QTest::keyClicks(QApplication::focusWidget(), u"seen before"_s);
            press(Qt::Key_Return, Qt::ControlModifier);
            break;
        case 11:
            press(Qt::Key_Escape);
            break;
        case 12:
            press(Qt::Key_Period);
            break;
        default:
            press(Qt::Key_J);
        }
    }

    Workstation &m_workstation;
    std::mt19937 m_random;
    QTimer m_timer;
};

/// Ends the program once all that can be sent is sent, or after patience_ms with 1.
void settle(Workstation &workstation)
{
    auto *const timer = new QTimer(&workstation);
    auto *const since = new QDeadlineTimer(patience_ms);
    QObject::connect(timer, &QTimer::timeout, &workstation, [&workstation, timer, since] {
        const ReviewStatus &status = workstation.review().status();
        const bool done = status.sync.lastSync && status.waiting == 0 && status.unsent == 0;
        if (!done && !since->hasExpired()) {
            workstation.review().syncNow();
            return;
        }
        timer->stop();
        delete since;
        whenDone(workstation.review().outbox(true, 1'000'000), &workstation,
                 [done](const Result<std::vector<OutboxEntry>> &entries) {
                     for (const OutboxEntry &entry : entries.value_or(std::vector<OutboxEntry>{})) {
                         std::printf("entry %s %d\n", entry.decision.id.value.c_str(), int(entry.state));
                     }
                     std::fflush(stdout);
                     QCoreApplication::exit(done && entries ? 0 : 1);
                 });
    });
    timer->start(300);
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() != 6) {
        std::fprintf(stderr, "usage: keydriver press|settle PROFILE URL TOKENFILE SEED\n");
        return 2;
    }
    Options options;
    options.profile = words.at(2);
    options.server = words.at(3);
    options.tokenFile = words.at(4);
    auto workstation = Workstation::open(options);
    if (!workstation) {
        std::fprintf(stderr, "keydriver: %s\n", workstation.error().detail.c_str());
        return 1;
    }
    (*workstation)->show();
    std::printf("up\n");
    std::fflush(stdout);
    if (words.at(1) == u"settle"_s) {
        settle(**workstation);
        return QApplication::exec();
    }
    const Driver driver(**workstation, words.at(5).toUInt());
    return QApplication::exec();
}
