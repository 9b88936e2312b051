// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/database/statement.h"

#include <QSqlError>
#include <QVariant>

#include "queue/database/connection.h"

namespace stagedoor::server {

Statement::Statement(Connection &connection, const char *sql) : m_connection(connection), m_query(connection.handle())
{
    m_query.setForwardOnly(true);
    m_good = m_query.prepare(QString::fromUtf8(sql));
    if (!m_good) {
        m_connection.noteFailure(m_query.lastError());
    }
}

Statement &Statement::bind(std::string_view text)
{
    // Never null: an empty text is not SQL's NULL.
    m_query.addBindValue(text.empty() ? QString(QLatin1String(""))
                                      : QString::fromUtf8(text.data(), qsizetype(text.size())));
    return *this;
}

Statement &Statement::bind(std::int64_t number)
{
    m_query.addBindValue(qlonglong(number));
    return *this;
}

Statement &Statement::bind(std::optional<Timestamp> time)
{
    return time ? bind(std::int64_t(time->time_since_epoch().count())) : bindNull();
}

Statement &Statement::bindBytes(std::string_view bytes)
{
    m_query.addBindValue(QByteArray(bytes.data(), qsizetype(bytes.size())));
    return *this;
}

Statement &Statement::bindNull()
{
    m_query.addBindValue(QVariant());
    return *this;
}

bool Statement::execute()
{
    m_ran = true;
    // SQLite may have rolled the transaction back by itself: what ran now would be kept alone.
    m_good = m_good && m_connection.failure() == nullptr && m_query.exec();
    if (!m_good && m_query.lastError().isValid()) {
        m_connection.noteFailure(m_query.lastError());
    }
    return m_good;
}

bool Statement::step()
{
    if (!m_ran && !execute()) {
        return false;
    }
    if (m_good && m_query.next()) {
        return true;
    }
    if (m_good && m_query.lastError().isValid()) { // the disk failed between two rows
        m_connection.noteFailure(m_query.lastError());
        m_good = false;
    }
    m_query.finish();
    return false;
}

int Statement::run()
{
    const int rows = execute() ? m_query.numRowsAffected() : 0;
    m_query.finish();
    return rows;
}

std::string Statement::text(int column) const
{
    return m_query.value(column).toString().toStdString();
}

std::string Statement::bytes(int column) const
{
    return m_query.value(column).toByteArray().toStdString();
}

std::int64_t Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

bool Statement::isNull(int column) const
{
    return m_query.value(column).isNull();
}

std::optional<Timestamp> Statement::time(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(Timestamp(std::chrono::milliseconds(integer(column))));
}

} // namespace stagedoor::server
