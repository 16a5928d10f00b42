#include "compiler/cache/cache_directory.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/descriptor.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/Support/BLAKE3.h>
#include <llvm/Support/CachePruning.h>
#include <llvm/Support/FileSystem.h>

#include <fmt/core.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace ingot {

namespace {

// Least recently used entries go first. A key is of one build of the compiler, so those of former ones are
// never used again. An interval of 0: what was just kept took longer to compile than it takes to look at all
// others.
constexpr std::uint64_t most_bytes = std::uint64_t{512} << 20;
constexpr llvm::CachePruningPolicy policy = {.Interval = std::chrono::seconds(0),
                                             .Expiration = std::chrono::hours(30 * 24),
                                             .MaxSizePercentageOfAvailableSpace = 25,
                                             .MaxSizeBytes = most_bytes,
                                             .MaxSizeFiles = 4096};

// pruneCache() looks at no other names.
std::string entry_name(const std::string& key) { return "llvmcache-" + key; }

// An entry is this digest, and then the program.
using Digest = llvm::BLAKE3Result<>;

Digest digest_of(const std::string& key, Bytes program) {
  llvm::BLAKE3 hash;
  hash.update(key);
  hash.update(llvm::ArrayRef(program.data(), program.size()));
  return hash.final();
}

bool is_ours(const struct stat& status) { return status.st_uid == ::geteuid(); }

// Opens a directory, or makes it for this user alone. That only in a directory of the user's own: root who
// has the environment of somebody else (sudo) must not leave there what that user cannot use.
Descriptor open_or_make(const std::string& parent, const std::string& name) {
  const std::string path = fmt::format("{}/{}", parent, name);
  Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.is_open() || errno != ENOENT)
    return directory;
  struct stat status{};
  if (::stat(parent.empty() ? "/" : parent.c_str(), &status) != 0)
    return directory;
  if (!is_ours(status)) {
    errno = EPERM;
    return directory;
  }
  // It may be there by now: other runs make it too.
  if (::mkdir(path.c_str(), S_IRWXU) != 0 && errno != EEXIST)
    return directory;
  return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

Failure damaged(std::string_view how) { return Failure{fmt::format("the entry {}", how)}; }

// What the entry holds behind its digest. The copy is what is checked and then executed: nobody can change
// it.
Result<MemoryFile> copy_program(int entry, std::size_t size) {
  Result<MemoryFile> program = MemoryFile::create(MemoryFile::Use::program);
  if (!program)
    return program;
  auto offset = static_cast<off_t>(sizeof(Digest));
  while (static_cast<std::size_t>(offset) < size) {
    const ssize_t count =
        ::sendfile(program->descriptor(), entry, &offset, size - static_cast<std::size_t>(offset));
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return system_failure("read the entry", errno);
    if (count == 0)
      return damaged("ends early");
  }
  return program;
}

} // namespace

Result<CacheDirectory> CacheDirectory::open() {
  // Of a program with more rights than whoever starts it the environment says nothing (secure_getenv(3)).
  // Paths that are not absolute are invalid (XDG Base Directory Specification, "Basics").
  std::string path;
  const char* const caches = ::secure_getenv("XDG_CACHE_HOME");
  const char* const home = ::secure_getenv("HOME");
  if (caches != nullptr && caches[0] == '/') {
    path = caches;
    while (path.ends_with('/'))
      path.pop_back();
    const std::size_t slash = path.rfind('/');
    if (slash != std::string::npos)
      open_or_make(path.substr(0, slash), path.substr(slash + 1));
  } else if (home != nullptr && home[0] == '/') {
    open_or_make(home, ".cache");
    path = std::string(home) + "/.cache";
  } else {
    return Failure{"neither XDG_CACHE_HOME nor HOME is an absolute path"};
  }

  Descriptor directory = open_or_make(path, "ingot");
  path += "/ingot";
  const std::string shown = escape(path, PATH_MAX);
  struct stat status{};
  if (!directory.is_open() || ::fstat(directory.get(), &status) != 0)
    return system_failure(fmt::format("use '{}'", shown), errno);
  if (!is_ours(status))
    return Failure{fmt::format("'{}' belongs to another user", shown)};
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return Failure{fmt::format("'{}' is open to other users; its mode must be 0700", shown)};
  return CacheDirectory(std::move(directory), std::move(path));
}

Result<std::optional<MemoryFile>> CacheDirectory::find(const std::string& key) const {
  const Descriptor entry(::openat(directory_.get(), entry_name(key).c_str(),
                                  O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (!entry.is_open() && errno == ENOENT)
    return std::optional<MemoryFile>();
  struct stat status{};
  if (!entry.is_open() || ::fstat(entry.get(), &status) != 0)
    return system_failure("read the entry", errno);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (!S_ISREG(status.st_mode) || !is_ours(status) || size < sizeof(Digest) || size > most_bytes)
    return damaged("is no file of ours");

  Digest expected;
  if (::pread(entry.get(), expected.data(), expected.size(), 0) != static_cast<ssize_t>(expected.size()))
    return damaged("cannot be read");
  Result<MemoryFile> program = copy_program(entry.get(), size);
  if (!program)
    return program.failure();
  const Result<Bytes> bytes = program->bytes();
  if (!bytes)
    return bytes.failure();
  if (digest_of(key, *bytes) != expected)
    return damaged("is not what was kept");

  // The time of the last use, which pruneCache() goes by, is not kept everywhere (mount(8), relatime).
  const timespec times[] = {{.tv_sec = 0, .tv_nsec = UTIME_NOW}, {.tv_sec = 0, .tv_nsec = UTIME_OMIT}};
  ::futimens(entry.get(), times);
  return std::optional<MemoryFile>(std::move(*program));
}

Result<Done> CacheDirectory::keep(const std::string& key, MemoryFile& program) const {
  const Result<Bytes> bytes = program.bytes();
  if (!bytes)
    return bytes.failure();
  const Digest digest = digest_of(key, *bytes);
  std::vector<std::uint8_t> entry(digest.begin(), digest.end());
  entry.insert(entry.end(), bytes->begin(), bytes->end());
  if (const Result<Done> published =
          publish_file_in(directory_.get(), entry_name(key), entry, FileKind::data);
      !published)
    return published;
  // pruneCache() ends the process where this fails.
  if (llvm::sys::fs::disk_space(path_))
    llvm::pruneCache(path_, policy);
  return Done{};
}

} // namespace ingot
