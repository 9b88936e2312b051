// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <QByteArray>

namespace stagedoor {

/// What a program did to the files of one folder, in order, from a log of strace: for asking what a disk may hold after
/// the power fails.
class DiskTrace
{
public:
    /// The options that make a log this class reads.
    static constexpr const char *calls = "trace=openat,pwrite64,write,ftruncate,fdatasync,fsync,unlink,rename";

    DiskTrace(const QByteArray &log, const std::string &folder);

    /// What was printed, line by line, and when.
    struct Printed {
        std::size_t at = 0;
        std::string line;
    };
    [[nodiscard]] const std::vector<Printed> &printed() const { return m_printed; }
    [[nodiscard]] std::size_t length() const { return m_steps.size(); } ///< moments, from 0
    [[nodiscard]] int syncsOf(const std::string &name) const;

    /// The files after a power cut at @p moment: what was synced before is there; of the rest any part may be, sector
    /// by sector. @p syncsCount false: as if syncing did nothing.
    [[nodiscard]] std::map<std::string, std::string> after(std::size_t moment, std::mt19937 &random,
                                                           bool syncsCount) const;

private:
    enum class What { Create, Write, Truncate, Remove, Sync, SyncFolder, None };
    struct Step {
        What what = What::None;
        std::string name; // in the folder
        std::size_t offset = 0;
        std::string bytes;
        std::size_t done = 0; // the moment it returned
    };
    void read(const QByteArray &call);
    void write(const std::string &name, std::size_t offset, const std::string &bytes);
    [[nodiscard]] std::size_t durableFrom(std::size_t step) const;

    std::string m_folder;
    std::vector<Step> m_steps;
    std::map<std::string, std::size_t> m_sizes;
    std::vector<Printed> m_printed;
    std::string m_unfinishedLine;
};

} // namespace stagedoor
