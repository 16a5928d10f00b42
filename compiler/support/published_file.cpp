#include "compiler/support/published_file.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/descriptor.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace ingot {

namespace {

// An errno value; 0 is success. Only publish_file() makes messages of them.
using ErrorNumber = int;

// While a temporary name exists, the signals that ask the process to end wait: it is never longer than a
// write, and they then find nothing to clean up. was_interrupted() tells a long write to give up.
class HeldSignals {
public:
  HeldSignals() {
    sigemptyset(&held_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
      struct sigaction action{};
      if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) // nohup ignores SIGHUP
        sigaddset(&held_, signal);
    }
    ::sigprocmask(SIG_BLOCK, &held_, &before_);
  }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  bool was_interrupted() const {
    sigset_t pending;
    sigset_t both;
    sigemptyset(&pending);
    ::sigpending(&pending);
    sigandset(&both, &pending, &held_);
    return sigisemptyset(&both) == 0;
  }

private:
  sigset_t held_{};
  sigset_t before_{};
};

// Writes in pieces, so that `held`, if given, can end it early (EINTR).
ErrorNumber write_all(int descriptor, Bytes bytes, const HeldSignals* held = nullptr) {
  constexpr std::size_t piece_size = std::size_t{4} << 20;
  while (!bytes.empty()) {
    if (held != nullptr && held->was_interrupted())
      return EINTR;
    const ssize_t written = ::write(descriptor, bytes.data(), std::min(bytes.size(), piece_size));
    if (written >= 0)
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return errno;
  }
  return 0;
}

// EINVAL: the file cannot be synced (a pipe, a special file system), which is no failure of ours.
ErrorNumber sync(int descriptor) { return ::fsync(descriptor) == 0 || errno == EINVAL ? 0 : errno; }

ErrorNumber write_directly(const std::string& path, Bytes bytes) {
  // O_TRUNC is for /dev/stdout and its like when they lead to a regular file.
  Descriptor file(path == "-" ? ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
                              : ::open(path.c_str(), O_WRONLY | O_TRUNC | O_NOCTTY | O_CLOEXEC));
  if (!file.is_open())
    return errno;
  if (const ErrorNumber error = write_all(file.get(), bytes))
    return error;
  return file.close();
}

bool is_written_directly(const std::string& path) {
  if (path == "-")
    return true;
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
    return true;
  const bool is_symbolic_link = ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
  return is_symbolic_link && (path.starts_with("/dev/") || path.starts_with("/proc/"));
}

// The directory and the name in it. A path that ends in a slash has no name.
std::pair<std::string, std::string> split_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos)
    return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// The same for every run, so that what a killed one left behind is replaced. A name so long that no room is
// left for the additions is shortened and told apart by its hash (FNV-1a).
std::string temporary_name(std::string_view name) {
  constexpr std::size_t longest = NAME_MAX - std::string_view("..0123456789abcdef.ingot-tmp").size();
  if (name.size() <= longest)
    return fmt::format(".{}.ingot-tmp", name);
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : name)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return fmt::format(".{}.{:016x}.ingot-tmp", name.substr(0, longest), hash);
}

bool names_this_file(int file, int directory, const std::string& name) {
  struct stat ours{};
  struct stat named{};
  return ::fstat(file, &ours) == 0 && ::fstatat(directory, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         ours.st_dev == named.st_dev && ours.st_ino == named.st_ino;
}

// Names the file that `unnamed` leads to. What has that name already is left over from a killed run, or
// belongs to a run for the same output at this moment, which will notice.
ErrorNumber link_file(const std::string& unnamed, int directory, const std::string& temporary) {
  for (;;) {
    if (::linkat(AT_FDCWD, unnamed.c_str(), directory, temporary.c_str(), AT_SYMLINK_FOLLOW) == 0)
      return 0;
    if (errno != EEXIST)
      return errno;
    if (::unlinkat(directory, temporary.c_str(), 0) != 0 && errno != ENOENT)
      return errno;
  }
}

// ESTALE if another run for the same output took the temporary name away: a file that has lost its only name
// can never get another one (Linux: vfs_link), so it has to be written again.
ErrorNumber publish_unnamed(Descriptor written, int directory, const std::string& name) {
  // A program that is open for writing cannot be executed (ETXTBSY): it is closed before it gets its name.
  const Descriptor file(::open(fmt::format("/proc/self/fd/{}", written.get()).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open())
    return errno;
  if (const ErrorNumber error = written.close())
    return error;

  const std::string temporary = temporary_name(name);
  const HeldSignals held;
  if (const ErrorNumber error = link_file(fmt::format("/proc/self/fd/{}", file.get()), directory, temporary))
    return error;
  if (::renameat(directory, temporary.c_str(), directory, name.c_str()) == 0)
    return 0;
  const ErrorNumber error = errno;
  if (error != ENOENT) {
    ::unlinkat(directory, temporary.c_str(), 0);
    return error;
  }
  // The name is gone. The other run may have renamed our file for us, in place of its own.
  return names_this_file(file.get(), directory, name) ? 0 : ESTALE;
}

mode_t current_umask() {
  const mode_t mask = ::umask(077);
  ::umask(mask);
  return mask;
}

// Opens the file of this name for us alone, empty, whether new or left over from a killed run: the lock tells
// a left over file from one that another run is writing, and is held until that one has been renamed.
ErrorNumber open_named(int directory, const std::string& temporary, mode_t mode, const HeldSignals& held,
                       Descriptor& opened) {
  constexpr timespec pause{.tv_sec = 0, .tv_nsec = 10'000'000};
  while (!held.was_interrupted()) {
    Descriptor file(::openat(directory, temporary.c_str(),
                             O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
    if (!file.is_open())
      return errno;
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      ::nanosleep(&pause, nullptr);
      continue;
    }
    if (!names_this_file(file.get(), directory, temporary))
      continue; // renamed or removed before we had the lock
    // Somebody may have put another file here, which must not be written to.
    struct stat status{};
    if (::fstat(file.get(), &status) != 0)
      return errno;
    if (!S_ISREG(status.st_mode) || status.st_nlink != 1 || status.st_uid != ::geteuid()) {
      if (::unlinkat(directory, temporary.c_str(), 0) != 0 && errno != ENOENT)
        return errno;
      continue;
    }
    if (::ftruncate(file.get(), 0) != 0 || ::fchmod(file.get(), mode & ~current_umask()) != 0)
      return errno;
    opened = std::move(file);
    return 0;
  }
  return EINTR;
}

// Where there can be no unnamed file: the temporary name exists while the file is written.
ErrorNumber publish_named(Bytes bytes, int directory, const std::string& name, mode_t mode) {
  const std::string temporary = temporary_name(name);
  const HeldSignals held;
  Descriptor file(-1);
  if (const ErrorNumber error = open_named(directory, temporary, mode, held, file))
    return error;
  ErrorNumber error = write_all(file.get(), bytes, &held);
  if (error == 0)
    error = sync(file.get());
  if (error == 0 && ::renameat(directory, temporary.c_str(), directory, name.c_str()) != 0)
    error = errno;
  if (error != 0)
    ::unlinkat(directory, temporary.c_str(), 0);
  return error;
}

// Without O_TMPFILE (NFS, some FUSE), or without /proc to name the file through, this fails with EOPNOTSUPP,
// EISDIR or EINVAL (open(2)).
Descriptor open_unnamed(int directory, mode_t mode) {
  if (::access("/proc/self/fd", X_OK) != 0) {
    errno = EOPNOTSUPP;
    return Descriptor(-1);
  }
  return Descriptor(::openat(directory, ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, mode));
}

ErrorNumber replace_file(int directory, const std::string& name, Bytes bytes, mode_t mode) {
  // Each further attempt means that another run for the same output succeeded; the first nearly always does.
  constexpr int attempts = 100;
  ErrorNumber error = ESTALE;
  for (int attempt = 0; attempt < attempts && error == ESTALE; ++attempt) {
    Descriptor file = open_unnamed(directory, mode);
    if (file.is_open()) {
      error = write_all(file.get(), bytes);
      if (error == 0)
        error = sync(file.get());
      if (error == 0)
        error = publish_unnamed(std::move(file), directory, name);
    } else if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) {
      error = publish_named(bytes, directory, name, mode);
    } else {
      error = errno;
    }
  }
  return error != 0 ? error : sync(directory);
}

ErrorNumber replace_file(const std::string& path, Bytes bytes, mode_t mode) {
  const auto [directory_path, name] = split_path(path);
  if (name.empty())
    return EISDIR;
  const Descriptor directory(::open(directory_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open())
    return errno;
  return replace_file(directory.get(), name, bytes, mode);
}

// The kernel subtracts the umask.
mode_t mode_of(FileKind kind) { return kind == FileKind::program ? 0777 : 0666; }

Result<Done> to_result(ErrorNumber error, const std::string& path) {
  if (error != 0)
    return system_failure(fmt::format("write '{}'", escape(path, PATH_MAX)), error);
  return Done{};
}

} // namespace

Result<Done> publish_file(const std::string& path, Bytes bytes, FileKind kind) {
  return to_result(is_written_directly(path) ? write_directly(path, bytes)
                                             : replace_file(path, bytes, mode_of(kind)),
                   path);
}

Result<Done> publish_file_in(int directory, const std::string& name, Bytes bytes, FileKind kind) {
  return to_result(replace_file(directory, name, bytes, mode_of(kind)), name);
}

} // namespace ingot
