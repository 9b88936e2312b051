// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storethread.h"

namespace stagedoor {

StoreThread::StoreThread(const QString &name) : m_worker(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

StoreThread::~StoreThread()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace stagedoor
