// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/demoserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

#include "system/childprocess.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

/// The demo notices were written as of this day; they are shown as if that were today, at the same time of day.
const QDate writtenFor(2026, 11, 23);

/// @p jsonLines with every time in it moved on by whole days.
QString movedTo(const QDate &today, const QString &jsonLines)
{
    const qint64 days = writtenFor.daysTo(today);
    if (days <= 0) {
        return jsonLines;
    }
    static const QRegularExpression time(u"\"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)\""_s);
    QString result;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : time.globalMatch(jsonLines)) {
        const QDateTime moved = QDateTime::fromString(match.captured(1), Qt::ISODate).addDays(days);
        result += QStringView(jsonLines).mid(done, match.capturedStart(1) - done);
        result += moved.toString(Qt::ISODate);
        done = match.capturedEnd(1);
    }
    result += QStringView(jsonLines).mid(done);
    return result;
}

/// Writes the demo notices of @p name into @p file, moved to today.
bool writeDemoListings(const QString &name, const QString &file)
{
    QFile bundled(u":/demo/"_s + name);
    QFile copy(file);
    if (!bundled.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly)) {
        return false;
    }
    const QByteArray moved =
        movedTo(QDateTime::currentDateTimeUtc().date(), QString::fromUtf8(bundled.readAll())).toUtf8();
    return copy.write(moved) == moved.size() && copy.flush();
}

} // namespace

DemoServer::DemoServer(QObject *parent) : QObject(parent)
{
    endWithParent(m_process);
    m_process.setProgram(QCoreApplication::applicationDirPath() + u"/stagedoor-queue"_s);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            Q_EMIT failed(u"%1 did not start: %2"_s.arg(m_process.program(), m_process.errorString()));
        }
    });
}

DemoServer::~DemoServer()
{
    stop();
}

void DemoServer::stop()
{
    m_process.disconnect(this);
    m_process.terminate();
    if (!m_process.waitForFinished(2000)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void DemoServer::start(bool empty)
{
    if (!m_folder.isValid()) {
        Q_EMIT failed(u"no temporary folder: %1"_s.arg(m_folder.errorString()));
        return;
    }
    if (empty) {
        addToken({});
    } else {
        import();
    }
}

void DemoServer::run(const QStringList &arguments, void (DemoServer::*next)(const QString &output))
{
    m_process.setArguments(arguments + QStringList{u"--database"_s, m_folder.filePath(u"queue.db"_s)});
    connect(
        &m_process, &QProcess::finished, this,
        [this, next](int code, QProcess::ExitStatus status) {
            if (status != QProcess::NormalExit || code != 0) {
                Q_EMIT failed(u"stagedoor-queue %1: %2"_s.arg(
                    m_process.arguments().value(0), QString::fromUtf8(m_process.readAllStandardError()).trimmed()));
                return;
            }
            (this->*next)(QString::fromUtf8(m_process.readAllStandardOutput()).trimmed());
        },
        Qt::SingleShotConnection);
    m_process.start();
}

void DemoServer::import()
{
    QStringList arguments{u"import"_s};
    for (const QString &name : {u"listings-a.jsonl"_s, u"listings-b.jsonl"_s}) {
        const QString file = m_folder.filePath(name);
        if (!writeDemoListings(name, file)) {
            Q_EMIT failed(u"%1 could not be written"_s.arg(file));
            return;
        }
        arguments << file;
    }
    run(arguments, &DemoServer::addToken);
}

void DemoServer::addToken(const QString &)
{
    run({u"token"_s, u"add"_s, u"--editor"_s, u"alex"_s, u"--role"_s, u"editor"_s}, &DemoServer::addColleague);
}

void DemoServer::addColleague(const QString &output)
{
    m_token = output.section(u' ', -1);
    run({u"token"_s, u"add"_s, u"--editor"_s, u"robin"_s, u"--role"_s, u"senior"_s}, &DemoServer::serve);
}

void DemoServer::serve(const QString &output)
{
    m_colleagueToken = output.section(u' ', -1);
    m_process.setArguments(
        {u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--database"_s, m_folder.filePath(u"queue.db"_s)});
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoServer::readAddress);
    connect(
        &m_process, &QProcess::finished, this,
        [this](int code) {
            Q_EMIT failed(u"stagedoor-queue serve ended with %1: %2"_s.arg(code).arg(
                QString::fromUtf8(m_process.readAllStandardError()).trimmed()));
        },
        Qt::SingleShotConnection);
    m_process.start();
}

void DemoServer::readAddress()
{
    const QString line = QString::fromUtf8(m_process.readAllStandardOutput());
    const qsizetype at = line.indexOf(u"http://"_s);
    if (at >= 0 && m_url.isEmpty()) {
        m_url = line.mid(at).section(u'\n', 0, 0).trimmed();
        Q_EMIT started(m_url, m_token);
    }
}

} // namespace stagedoor
