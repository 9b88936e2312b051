// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/screenshot.h"

#include <cstdio>

#include <QApplication>
#include <QImageWriter>
#include <QPixmap>

#include "review/whendone.h"
#include "ui/queue/queuepanel.h"
#include "ui/shortcuts/commands.h"
#include "workstation/colleague.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int quiet_ms = 400;       // without a paint
constexpr int patience_ms = 60'000; // for everything

} // namespace

Screenshot::Screenshot(Workstation &workstation, Options options)
    : QObject(&workstation)
    , m_workstation(workstation)
    , m_options(std::move(options))
{
    qApp->installEventFilter(this);
    m_sinceStart.start();
    m_sincePaint.start();
    plan();
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::tick);
    m_timer.start(50);
}

bool Screenshot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        m_sincePaint.restart();
    }
    return QObject::eventFilter(watched, event);
}

bool Screenshot::connection(Connection wanted) const
{
    const SyncStatus &sync = m_workstation.review().status().sync;
    return sync.connection == wanted && (wanted != Connection::Online || (sync.lastSync && !sync.pulling));
}

void Screenshot::plan()
{
    if (!m_options.offline && (m_options.demo || !m_options.server.isEmpty())) {
        m_steps << [this] { return connection(Connection::Online); };
    }
    if (m_options.state != u"empty"_s) {
        m_steps << [this] { return m_workstation.window().queue().model().rowCount() > 0; };
    }
    if (m_options.state == u"offline"_s) {
        m_steps << [this] {
            m_workstation.demoServer()->stop();
            m_workstation.review().syncNow();
            return true;
        };
        m_steps << [this] { return connection(Connection::Offline); };
    }
    if (m_options.state == u"conflict"_s) {
        planConflict();
    }
    planScreen();
    m_steps << [this] { return m_sincePaint.elapsed() >= quiet_ms; };
}

void Screenshot::planConflict()
{
    // A colleague declines a notice while this editor's approval of it waits for its undo time.
    const auto decide = [this](const Result<CachedNotice> &notice) {
        if (notice) {
            ReviewSettings settings = m_workstation.review().settings();
            settings.undoTime = std::chrono::seconds(2);
            m_workstation.review().setSettings(settings);
            Decision decision;
            decision.kind = DecisionKind::Approve;
            decision.payTag = PayTag::NotPaid;
            m_workstation.review().decide(decision, notice->listing, {});
            declineAsColleague(*m_workstation.demoServer(), notice->listing.id, this);
        }
    };
    m_steps << [this] { return m_sincePaint.elapsed() >= quiet_ms; };
    m_steps << [this, decide] {
        const auto id = m_workstation.window().queue().model().idAt(0);
        if (!id.empty()) {
            whenDone(m_workstation.review().open(id), this, decide);
        }
        return !id.empty();
    };
    m_steps << [this] { return m_workstation.review().status().refused > 0; };
}

void Screenshot::planScreen()
{
    const auto trigger = [this](Command command) {
        return [this, command] {
            m_workstation.window().actions().action(command)->trigger();
            return true;
        };
    };
    const Step idle = [this] { return m_sincePaint.elapsed() >= quiet_ms; };
    if (m_options.screen == u"notice"_s) {
        m_steps << idle << trigger(Command::NextNotice) << idle << trigger(Command::NextFinding);
    } else if (m_options.screen == u"clarify"_s) {
        m_steps << idle << trigger(Command::Clarify);
    } else if (m_options.screen == u"suspend"_s) {
        m_steps << idle << trigger(Command::Suspend);
    } else if (m_options.screen == u"settings"_s) {
        m_steps << idle << trigger(Command::Settings);
    }
}

void Screenshot::tick()
{
    if (m_sinceStart.elapsed() > patience_ms) {
        std::fprintf(stderr, "stagedoor: the screen \"%s\" in the state \"%s\" was not reached within a minute\n",
                     qPrintable(m_options.screen), qPrintable(m_options.state));
        QCoreApplication::exit(1);
        m_timer.stop();
        return;
    }
    if (!m_steps.isEmpty() && m_steps.first()()) {
        m_steps.removeFirst();
        m_sincePaint.restart();
    }
    if (m_steps.isEmpty()) {
        m_timer.stop();
        write();
    }
}

void Screenshot::write()
{
    QWidget *const shown = m_options.screen == u"settings"_s ? static_cast<QWidget *>(&m_workstation.settingsDialog())
                                                             : &m_workstation.window();
    QImageWriter writer(m_options.screenshot, "png");
    if (!writer.write(shown->grab().toImage())) {
        std::fprintf(stderr, "stagedoor: %s: %s\n", qPrintable(m_options.screenshot), qPrintable(writer.errorString()));
        QCoreApplication::exit(1);
        return;
    }
    const SyncStatus &sync = m_workstation.review().status().sync;
    std::printf("%d notices in the queue of %s on %s; picture of the screen \"%s\" written to %s\n",
                m_workstation.window().queue().model().rowCount(), sync.editor.empty() ? "nobody" : sync.editor.c_str(),
                m_workstation.demoServer() != nullptr ? qPrintable(m_workstation.demoServer()->url()) : "its server",
                qPrintable(m_options.screen), qPrintable(m_options.screenshot));
    QCoreApplication::exit(0);
}

} // namespace stagedoor
