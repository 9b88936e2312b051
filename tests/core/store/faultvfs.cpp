// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultvfs.h"

#include <atomic>

#include <sqlite3.h>

namespace stagedoor {

namespace {

sqlite3_vfs *real = nullptr;
std::atomic<FaultVfs::Operation> faultyKind{FaultVfs::Operation::Write};
std::atomic<int> faultyNumber{0};
std::atomic<bool> isLasting{false};
std::atomic<int> count{0};
std::atomic<bool> failedOnce{false};

/// Our file; the real one stands behind it in the same memory.
struct FaultFile {
    sqlite3_file base;
    [[nodiscard]] sqlite3_file *inner() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *innerOf(sqlite3_file *file)
{
    return reinterpret_cast<FaultFile *>(file)->inner();
}

bool fails(FaultVfs::Operation kind)
{
    if (kind != faultyKind) {
        return false;
    }
    const int number = ++count;
    const bool now = faultyNumber > 0 && (number == faultyNumber || (isLasting && number > faultyNumber));
    failedOnce = failedOnce || now;
    return now;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return fails(FaultVfs::Operation::Read) ? SQLITE_IOERR_READ
                                            : innerOf(file)->pMethods->xRead(innerOf(file), to, size, at);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    if (!fails(FaultVfs::Operation::Write)) {
        return innerOf(file)->pMethods->xWrite(innerOf(file), from, size, at);
    }
    innerOf(file)->pMethods->xWrite(innerOf(file), from, size / 2, at); // torn
    return SQLITE_FULL;
}

int syncFile(sqlite3_file *file, int flags)
{
    return fails(FaultVfs::Operation::Sync) ? SQLITE_IOERR_FSYNC : innerOf(file)->pMethods->xSync(innerOf(file), flags);
}

template <auto Method, class... Arguments>
int passed(sqlite3_file *file, Arguments... arguments)
{
    return (innerOf(file)->pMethods->*Method)(innerOf(file), arguments...);
}

void passedBarrier(sqlite3_file *file)
{
    innerOf(file)->pMethods->xShmBarrier(innerOf(file));
}

const sqlite3_io_methods methods = {
    2,
    passed<&sqlite3_io_methods::xClose>,
    readFile,
    writeFile,
    passed<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    syncFile,
    passed<&sqlite3_io_methods::xFileSize, sqlite3_int64 *>,
    passed<&sqlite3_io_methods::xLock, int>,
    passed<&sqlite3_io_methods::xUnlock, int>,
    passed<&sqlite3_io_methods::xCheckReservedLock, int *>,
    passed<&sqlite3_io_methods::xFileControl, int, void *>,
    passed<&sqlite3_io_methods::xSectorSize>,
    passed<&sqlite3_io_methods::xDeviceCharacteristics>,
    passed<&sqlite3_io_methods::xShmMap, int, int, int, void volatile **>,
    passed<&sqlite3_io_methods::xShmLock, int, int, int>,
    passedBarrier,
    passed<&sqlite3_io_methods::xShmUnmap, int>,
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    const int code = real->xOpen(real, name, innerOf(file), flags, outFlags);
    file->pMethods = innerOf(file)->pMethods == nullptr ? nullptr : &methods;
    return code;
}

} // namespace

void FaultVfs::install()
{
    static sqlite3_vfs faulty = [] {
        real = sqlite3_vfs_find(nullptr);
        sqlite3_vfs made = *real;
        made.zName = "stagedoor-faults";
        made.szOsFile = real->szOsFile + int(sizeof(FaultFile));
        made.pNext = nullptr;
        made.xOpen = openFile;
        return made;
    }();
    sqlite3_vfs_register(&faulty, 1);
}

void FaultVfs::failAt(Operation kind, int nth, bool lasting)
{
    faultyKind = kind;
    faultyNumber = nth;
    isLasting = lasting;
    count = 0;
    failedOnce = false;
}

int FaultVfs::seen()
{
    return count;
}

bool FaultVfs::hasFailed()
{
    return failedOnce;
}

} // namespace stagedoor
