// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profile.h"

#include <algorithm>
#include <vector>

#include "system/files.h"

namespace stagedoor {

namespace {

/// "20261123T222917Z"
std::string compactUtc(Timestamp time)
{
    std::string text = toRfc3339(std::chrono::floor<std::chrono::seconds>(time));
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

/// A name that nothing has yet, beside @p file.
std::filesystem::path freeName(const std::filesystem::path &file, Timestamp now)
{
    const std::string base = file.string() + ".corrupt-" + compactUtc(now);
    std::filesystem::path name = base;
    for (int again = 2; std::filesystem::exists(name); ++again) {
        name = base + '-' + std::to_string(again);
    }
    return name;
}

/// What was quarantined of @p file, oldest first.
std::vector<std::filesystem::path> quarantined(const std::filesystem::path &file)
{
    std::vector<std::filesystem::path> found;
    std::error_code code;
    for (const auto &entry : std::filesystem::directory_iterator(file.parent_path(), code)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(file.filename().string() + ".corrupt-") && !name.ends_with("-wal") &&
            !name.ends_with("-shm")) {
            found.push_back(entry.path());
        }
    }
    std::ranges::sort(found);
    return found;
}

} // namespace

Profile::Profile(std::filesystem::path folder, std::unique_ptr<QLockFile> lock)
    : m_folder(std::move(folder))
    , m_lock(std::move(lock))
{
}

Result<Profile> Profile::open(const std::filesystem::path &folder)
{
    if (auto made = makePrivateFolder(folder); !made) {
        return tl::unexpected(made.error());
    }
    const std::filesystem::path whole = std::filesystem::absolute(folder);
    auto lock = std::make_unique<QLockFile>(QString::fromStdString((whole / "lock").string()));
    lock->setStaleLockTime(0); // it is held as long as the program runs; that of a dead process is taken over
    if (lock->tryLock(0)) {
        return Profile(whole, std::move(lock));
    }
    if (lock->error() != QLockFile::LockFailedError) {
        return fail(Error::Kind::Storage, "cannot lock the profile", int(lock->error()));
    }
    qint64 process = 0;
    QString host;
    QString program;
    lock->getLockInfo(&process, &host, &program);
    return fail(Error::Kind::Conflict, "the profile is in use by process " + std::to_string(process), int(process));
}

Result<std::string> Profile::quarantine(const std::filesystem::path &file, Timestamp now, int keep) const
{
    const std::filesystem::path name = freeName(file, now);
    std::string moved;
    std::error_code code;
    for (const char *suffix : {"-shm", "-wal", ""}) {
        const std::filesystem::path from = file.string() + suffix;
        if (!std::filesystem::exists(std::filesystem::symlink_status(from, code))) {
            continue;
        }
        std::filesystem::rename(from, name.string() + suffix, code);
        if (code) {
            return fail(Error::Kind::Storage, "cannot set aside " + from.filename().string() + ": " + code.message(),
                        code.value());
        }
        moved = name.string();
    }
    auto old = quarantined(file);
    for (; old.size() > std::size_t(keep); old.erase(old.begin())) {
        for (const char *suffix : {"", "-wal", "-shm"}) {
            std::filesystem::remove(old.front().string() + suffix, code);
        }
    }
    if (auto synced = syncFolder(m_folder); !synced) {
        return tl::unexpected(synced.error());
    }
    return moved;
}

} // namespace stagedoor
