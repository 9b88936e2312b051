// SPDX-License-Identifier: GPL-3.0-or-later
#include "disktrace.h"

#include <algorithm>
#include <limits>

#include <QList>

namespace stagedoor {

namespace {

constexpr std::size_t sector = 512;
constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

/// The bytes of the first string literal of a call logged with -xx.
std::string literal(const QByteArray &call, qsizetype from = 0)
{
    const qsizetype start = call.indexOf('"', from) + 1;
    QByteArray hex = call.mid(start, call.indexOf('"', start) - start);
    hex.replace("\\x", "");
    return QByteArray::fromHex(hex).toStdString();
}

/// The path that -y shows for the first descriptor; its bytes are logged like any text.
std::string pathOf(const QByteArray &call)
{
    const qsizetype start = call.indexOf('<') + 1;
    QByteArray path = call.mid(start, call.indexOf('>', start) - start);
    if (path.startsWith("\\x")) {
        path = QByteArray::fromHex(path.replace("\\x", ""));
    }
    return path.toStdString();
}

std::size_t lastNumber(const QByteArray &call)
{
    const qsizetype end = call.lastIndexOf(')');
    const QByteArray arguments = end < 0 ? call.left(call.indexOf(" <unfinished")) : call.left(end);
    return std::size_t(arguments.mid(arguments.lastIndexOf(',') + 1).trimmed().toLongLong());
}

} // namespace

DiskTrace::DiskTrace(const QByteArray &log, const std::string &folder) : m_folder(folder + '/')
{
    std::map<QByteArray, std::size_t> unfinished; // by thread
    for (const QByteArray &line : log.split('\n')) {
        const QByteArray thread = line.left(line.indexOf(' '));
        const QByteArray call = line.mid(thread.size()).trimmed();
        if (call.startsWith("<...")) {
            if (const auto begun = unfinished.find(thread); begun != unfinished.end()) {
                m_steps[begun->second].done = m_steps.size();
                unfinished.erase(begun);
            }
            continue;
        }
        if (call.contains(" = -1 ") || call.isEmpty()) {
            continue;
        }
        const std::size_t before = m_steps.size();
        read(call);
        if (m_steps.size() > before) {
            m_steps.back().done = call.endsWith("<unfinished ...>") ? never : before;
            if (m_steps.back().done == never) {
                unfinished[thread] = before;
            }
        }
    }
}

void DiskTrace::write(const std::string &name, std::size_t offset, const std::string &bytes)
{
    m_sizes[name] = std::max(m_sizes[name], offset + bytes.size());
    for (std::size_t at = 0; at < bytes.size();) { // a disk writes sectors
        const std::size_t length = std::min(sector - (offset + at) % sector, bytes.size() - at);
        m_steps.push_back({What::Write, name, offset + at, bytes.substr(at, length), 0});
        m_steps.back().done = m_steps.size() - 1;
        at += length;
    }
}

void DiskTrace::read(const QByteArray &call)
{
    const bool named = call.startsWith("openat") || call.startsWith("unlink") || call.startsWith("rename");
    const std::string path = named ? literal(call) : pathOf(call);
    if (call.startsWith("write(1<")) {
        m_unfinishedLine += literal(call);
        for (std::size_t end; (end = m_unfinishedLine.find('\n')) != std::string::npos;) {
            m_printed.push_back({m_steps.size(), m_unfinishedLine.substr(0, end)});
            m_unfinishedLine.erase(0, end + 1);
        }
        return;
    }
    if (path + '/' == m_folder && call.startsWith("fsync")) {
        m_steps.push_back({What::SyncFolder, {}, 0, {}, 0});
    }
    if (!path.starts_with(m_folder)) {
        return;
    }
    const std::string name = path.substr(m_folder.size());
    if (call.startsWith("openat") && call.contains("O_CREAT") && !m_sizes.contains(name)) {
        m_sizes[name] = 0;
        m_steps.push_back({What::Create, name, 0, {}, 0});
    } else if (call.startsWith("unlink")) {
        m_sizes.erase(name);
        m_steps.push_back({What::Remove, name, 0, {}, 0});
    } else if (call.startsWith("pwrite64")) {
        write(name, lastNumber(call), literal(call, call.indexOf(", \"")));
    } else if (call.startsWith("write(")) {
        write(name, m_sizes[name], literal(call, call.indexOf(", \"")));
    } else if (call.startsWith("ftruncate")) {
        m_sizes[name] = lastNumber(call);
        m_steps.push_back({What::Truncate, name, lastNumber(call), {}, 0});
    } else if (call.startsWith("fdatasync") || call.startsWith("fsync")) {
        m_steps.push_back({What::Sync, name, 0, {}, 0});
    }
}

int DiskTrace::syncsOf(const std::string &name) const
{
    return int(std::ranges::count_if(
        m_steps, [&name](const Step &step) { return step.what == What::Sync && step.name == name; }));
}

std::size_t DiskTrace::durableFrom(std::size_t step) const
{
    const Step &change = m_steps[step];
    const bool ofFolder = change.what == What::Create || change.what == What::Remove;
    for (std::size_t at = step + 1; at < m_steps.size(); ++at) {
        const Step &sync = m_steps[at];
        if (ofFolder ? sync.what == What::SyncFolder : sync.what == What::Sync && sync.name == change.name) {
            return sync.done;
        }
    }
    return never;
}

std::map<std::string, std::string> DiskTrace::after(std::size_t moment, std::mt19937 &random, bool syncsCount) const
{
    std::map<std::string, std::string> contents;
    std::map<std::string, bool> exists;
    const auto share = random() % 5; // of what was not synced, from nothing to everything
    for (std::size_t at = 0; at < moment; ++at) {
        const Step &step = m_steps[at];
        const bool isDurable = syncsCount && durableFrom(at) < moment;
        if (!isDurable && random() % 4 >= share) {
            continue;
        }
        std::string &content = contents[step.name];
        switch (step.what) {
        case What::Create:
            exists[step.name] = true;
            break;
        case What::Remove:
            exists[step.name] = false;
            content.clear();
            break;
        case What::Write:
            content.resize(std::max(content.size(), step.offset + step.bytes.size()));
            content.replace(step.offset, step.bytes.size(), step.bytes);
            break;
        case What::Truncate:
            content.resize(step.offset);
            break;
        default:
            break;
        }
    }
    std::erase_if(contents, [&exists](const auto &file) {
        return !exists[file.first] || file.first.ends_with("-shm") || file.first == "lock";
    });
    return contents;
}

} // namespace stagedoor
