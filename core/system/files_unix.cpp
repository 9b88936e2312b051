// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/files.h"

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stagedoor {

namespace {

constexpr mode_t privateFile = S_IRUSR | S_IWUSR;

tl::unexpected<Error> failed(const char *what, const std::string &name)
{
    const int code = errno;
    return fail(Error::Kind::Storage, std::string(what) + ' ' + name + ": " + std::generic_category().message(code),
                code);
}

template <class Call>
auto uninterrupted(Call call)
{
    auto result = call();
    while (result == -1 && errno == EINTR) {
        result = call();
    }
    return result;
}

/// An open file descriptor, closed at the end.
class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

int openPrivate(const std::filesystem::path &file, int flags)
{
    return uninterrupted(
        [&] { return ::open(file.c_str(), flags | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, privateFile); });
}

/// Sets the permissions of an open file of our own; anything but a plain file is refused.
Result<> tighten(int descriptor, const std::string &name, struct stat &status)
{
    if (::fstat(descriptor, &status) != 0) {
        return failed("cannot look at", name);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(Error::Kind::Storage, name + " is not a plain file", EINVAL);
    }
    if ((status.st_mode & mode_t{07777}) != privateFile && ::fchmod(descriptor, privateFile) != 0) {
        return failed("cannot set the permissions of", name);
    }
    return {};
}

} // namespace

Result<> makePrivateFolder(const std::filesystem::path &folder)
{
    const std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
    std::vector<std::filesystem::path> missing;
    std::error_code code;
    for (std::filesystem::path at = whole; !at.empty() && !std::filesystem::exists(at, code); at = at.parent_path()) {
        missing.push_back(at);
    }
    std::filesystem::create_directories(whole, code);
    if (code) {
        return fail(Error::Kind::Storage, "cannot make the folder " + whole.filename().string() + ": " + code.message(),
                    code.value());
    }
    if (::chmod(whole.c_str(), S_IRWXU) != 0) {
        return failed("cannot set the permissions of", whole.filename().string());
    }
    for (const std::filesystem::path &made : missing) {
        if (auto synced = syncFolder(made.parent_path()); !synced) {
            return synced;
        }
    }
    return {};
}

Result<> makePrivateFile(const std::filesystem::path &file)
{
    const std::string name = file.filename().string();
    const Descriptor descriptor(openPrivate(file, O_RDWR));
    if (descriptor.value() < 0) {
        return failed("cannot make", name);
    }
    struct stat status = {};
    return tighten(descriptor.value(), name, status);
}

Result<> syncFolder(const std::filesystem::path &folder)
{
    const std::string name = folder.filename().string();
    const Descriptor descriptor(
        uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (descriptor.value() < 0 || uninterrupted([&] { return ::fsync(descriptor.value()); }) != 0) {
        return failed("cannot sync the folder", name);
    }
    return {};
}

AppendFile::AppendFile(int descriptor, std::string name, std::int64_t size)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
    , m_size(size)
{
}

AppendFile::AppendFile(AppendFile &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_name(std::move(other.m_name))
    , m_size(other.m_size)
    , m_broken(other.m_broken)
{
}

AppendFile &AppendFile::operator=(AppendFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_name, other.m_name);
    std::swap(m_size, other.m_size);
    std::swap(m_broken, other.m_broken);
    return *this;
}

AppendFile::~AppendFile()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

Result<AppendFile> AppendFile::open(const std::filesystem::path &file)
{
    std::string name = file.filename().string();
    Descriptor descriptor(openPrivate(file, O_RDWR | O_APPEND));
    if (descriptor.value() < 0) {
        return failed("cannot open", name);
    }
    struct stat status = {};
    if (const auto tightened = tighten(descriptor.value(), name, status); !tightened) {
        return tl::unexpected(tightened.error());
    }
    if (const auto synced = syncFolder(file.parent_path()); !synced) {
        return tl::unexpected(synced.error());
    }
    return AppendFile(descriptor.release(), std::move(name), status.st_size);
}

Result<> AppendFile::append(std::string_view bytes)
{
    if (m_broken) {
        return fail(Error::Kind::Storage, m_name + " could not be mended after a failed write", EIO);
    }
    std::string_view rest = bytes;
    bool good = true;
    while (good && !rest.empty()) {
        const ssize_t written = uninterrupted([&] { return ::write(m_descriptor, rest.data(), rest.size()); });
        good = written > 0;
        rest.remove_prefix(good ? static_cast<std::size_t>(written) : 0);
    }
    if (good && uninterrupted([&] { return ::fdatasync(m_descriptor); }) == 0) {
        m_size += static_cast<std::int64_t>(bytes.size());
        return {};
    }
    const auto failure = failed("cannot write", m_name);
    static_cast<void>(cutTo(m_size)); // a second failure is remembered there
    return failure;
}

Result<> AppendFile::cutTo(std::int64_t size)
{
    if (uninterrupted([&] { return ::ftruncate(m_descriptor, size); }) != 0 ||
        uninterrupted([&] { return ::fdatasync(m_descriptor); }) != 0) {
        m_broken = true;
        return failed("cannot cut back", m_name);
    }
    m_size = size;
    return {};
}

} // namespace stagedoor
