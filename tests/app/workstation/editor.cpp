// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QTest>

#include "ui/notice/noticeview.h"
#include "ui/queue/queuepanel.h"

namespace stagedoor::test {

using namespace Qt::StringLiterals;

Editor::Editor(const QueueProcess &server, const QString &token, int undoSeconds)
{
    const QString profile = m_folder.filePath(u"profile"_s);
    const QString tokenFile = m_folder.filePath(u"token"_s);
    QFile file(tokenFile);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        qFatal("no token file");
    }
    file.write(token.toUtf8());
    file.close();
    {
        QSettings settings(profile + u"/settings.ini"_s, QSettings::IniFormat);
        UiSettings chosen;
        chosen.undoSeconds = undoSeconds;
        chosen.language = u"en"_s;
        chosen.save(settings);
    }
    Options options;
    options.profile = profile;
    options.server = server.url();
    options.tokenFile = tokenFile;
    auto opened = Workstation::open(options);
    if (!opened) {
        qFatal("the workstation did not open: %s", opened.error().detail.c_str());
    }
    m_workstation = std::move(*opened);
    QObject::connect(&m_workstation->review(), &ReviewService::recorded, &m_workstation->window(),
                     [this](const OutboxEntry &entry) { m_recorded.push_back(entry); });
    QObject::connect(&m_workstation->review(), &ReviewService::withdrawn, &m_workstation->window(),
                     [this](const OutboxEntry &entry) { m_ended.insert(entry.decision.id); });
    QObject::connect(&m_workstation->review(), &ReviewService::settled, &m_workstation->window(),
                     [this](const OutboxEntry &entry) { settled(entry); });
    m_workstation->show();
    m_workstation->window().activateWindow();
    const auto inStep = [this] {
        const SyncStatus &sync = m_workstation->review().status().sync;
        return sync.connection == Connection::Online && sync.lastSync && !sync.pulling &&
               m_workstation->window().queue().model().rowCount() > 0;
    };
    if (!QTest::qWaitForWindowActive(&m_workstation->window(), 10'000) || !QTest::qWaitFor(inStep, 60'000)) {
        qFatal("the workstation is not in step with the server: %s",
               m_workstation->review().status().sync.problem.c_str());
    }
}

Editor::~Editor() = default;

void Editor::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *const focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : &m_workstation->window(), key, modifiers);
}

void Editor::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

QString Editor::current() const
{
    return QString::fromStdString(m_workstation->window().queue().view().currentId().value);
}

bool Editor::goTo(const QString &listingId)
{
    constexpr int endOfQueue_ms = 400; // after which a key that moved nothing has met the end
    static_cast<void>(QTest::qWaitFor([this] { return !current().isEmpty(); }));
    const int rows = m_workstation->window().queue().model().rowCount();
    for (const Qt::Key key : {Qt::Key_J, Qt::Key_K}) {
        for (int step = 0; step <= rows; ++step) {
            const QString before = current();
            if (before == listingId) {
                return QTest::qWaitFor([this, wanted = listingId.toStdString()] {
                    const std::optional<CachedNotice> &notice = m_workstation->window().noticeView().notice();
                    return notice && notice->listing.id.value == wanted;
                });
            }
            press(key);
            if (!QTest::qWaitFor([this, before] { return current() != before; }, endOfQueue_ms)) {
                break;
            }
        }
    }
    return false;
}

DecisionId Editor::recorded()
{
    if (!QTest::qWaitFor([this] { return m_recorded.size() > m_taken; }, 10'000)) {
        return {};
    }
    return m_recorded.at(m_taken++).decision.id;
}

void Editor::settled(const OutboxEntry &entry)
{
    if (entry.state != OutboxState::Sent) {
        qWarning("%s was not taken: %d %s", entry.decision.id.value.c_str(), entry.status, entry.answer.c_str());
    }
    m_ended.insert(entry.decision.id);
    m_refused = m_refused || entry.state != OutboxState::Sent;
}

bool Editor::allSent(int patience_ms)
{
    return QTest::qWaitFor([this] { return m_ended.size() == m_recorded.size(); }, patience_ms) && !m_refused;
}

QWidget *Editor::widget(const QString &objectName) const
{
    return m_workstation->window().findChild<QWidget *>(objectName);
}

} // namespace stagedoor::test
