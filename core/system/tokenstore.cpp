// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/tokenstore.h"

#include <qt6keychain/keychain.h>

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

const QString service = u"Stagedoor"_s;

} // namespace

void KeychainTokenStore::read(const QString &server)
{
    auto *const job = new QKeychain::ReadPasswordJob(service, this); // deletes itself
    job->setKey(server);
    connect(job, &QKeychain::Job::finished, this, [this, job, server] {
        switch (job->error()) {
        case QKeychain::NoError:
            Q_EMIT readDone(server, job->textData(), false);
            break;
        case QKeychain::EntryNotFound:
            Q_EMIT readDone(server, m_server == server ? m_token : QString(), false);
            break;
        default:
            Q_EMIT readDone(server, m_server == server ? m_token : QString(), true);
        }
    });
    job->start();
}

void KeychainTokenStore::write(const QString &server, const QString &token)
{
    m_server = server;
    m_token = token;
    QKeychain::Job *job = nullptr;
    if (token.isEmpty()) {
        job = new QKeychain::DeletePasswordJob(service, this); // deletes itself
    } else {
        auto *const writing = new QKeychain::WritePasswordJob(service, this); // deletes itself
        writing->setTextData(token);
        job = writing;
    }
    job->setInsecureFallback(false);
    job->setKey(server);
    connect(job, &QKeychain::Job::finished, this, [this, job, server] {
        const bool kept = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        if (kept) {
            m_token.clear();
            m_server.clear();
        }
        Q_EMIT written(server, !kept);
    });
    job->start();
}

} // namespace stagedoor
