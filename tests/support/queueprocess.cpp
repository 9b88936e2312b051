// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/queueprocess.h"

#include <algorithm>
#include <iterator>

#include <QFile>

#include "listing/json.h"

namespace stagedoor::test {

using namespace Qt::StringLiterals;

namespace {

/// Every page of a list that goes on by cursor, its items by @p items.
template <class Page, class Item>
std::vector<Item> allPages(ServerClient client, const std::string &path, std::vector<Item> Page::*items)
{
    std::vector<Item> all;
    std::string cursor;
    const std::string first = path + "?after=";
    for (bool more = true; more;) {
        const WireAnswer answer = client.get(first + cursor);
        auto page = fromJson<Page>(answer.body);
        if (answer.status != 200 || !page) {
            qFatal("%s: %d %s", path.c_str(), answer.status, page ? "" : page.error().detail.c_str());
        }
        std::ranges::move((*page).*items, std::back_inserter(all));
        cursor = page->cursor;
        more = page->more;
    }
    return all;
}

} // namespace

QString QueueProcess::run(const QStringList &arguments) const
{
    const ServerProcess::Ran ran = ServerProcess::run(arguments + QStringList{u"--database"_s, database()});
    if (ran.code != 0) {
        qFatal("stagedoor-queue %s: %s", qPrintable(arguments.value(0)), qPrintable(ran.errors));
    }
    return ran.output.trimmed();
}

void QueueProcess::import(const std::vector<Listing> &listings)
{
    QFile file(m_folder.filePath(u"import.jsonl"_s));
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("%s could not be written", qPrintable(file.fileName()));
    }
    for (const Listing &listing : listings) {
        file.write(QByteArray::fromStdString(toJson(listing)) + '\n');
    }
    file.close();
    importFile(file.fileName());
}

void QueueProcess::importFile(const QString &file)
{
    run({u"import"_s, file});
}

void QueueProcess::generate(int count)
{
    run({u"generate"_s, u"--count"_s, QString::number(count), u"--seed"_s, u"7"_s});
}

QString QueueProcess::addToken(const QString &editor, const QString &role)
{
    return run({u"token"_s, u"add"_s, u"--editor"_s, editor, u"--role"_s, role}).section(u' ', -1);
}

void QueueProcess::serve()
{
    m_server = std::make_unique<ServerProcess>(database(), QStringList{u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port)});
    if (!m_server->isListening()) {
        qFatal("the server does not listen: %s", qPrintable(m_server->errors()));
    }
    m_url = m_server->url();
    m_port = m_server->port();
}

void QueueProcess::kill()
{
    m_server->kill();
}

ServerClient QueueProcess::client(const QString &token) const
{
    return ServerClient(m_port, token.toStdString());
}

std::vector<LogEntry> QueueProcess::log(const QString &supervisorToken) const
{
    return allPages(client(supervisorToken), "/v1/log", &LogPage::entries);
}

std::vector<Decision> QueueProcess::decisions(const QString &platformToken) const
{
    return allPages(client(platformToken), "/v1/decisions", &DecisionsPage::decisions);
}

} // namespace stagedoor::test
