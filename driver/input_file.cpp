#include "driver/input_file.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/support/result.hpp"
#include "compiler/wasm/limits.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace ingot::driver {

namespace {

Failure cannot_read(const std::string& path, int error_number) {
  return system_failure(fmt::format("read '{}'", display_name(path)), error_number);
}

// Reads to the end, but never more than one byte beyond the limit: a pipe may have no end. `expected` is the
// size the file claims to have, which saves copying and is not relied on.
Result<std::vector<std::uint8_t>> read_all(int descriptor, const std::string& path, std::size_t expected) {
  constexpr std::size_t limit = limits::module_size;
  std::vector<std::uint8_t> bytes;
  std::size_t size = 0;
  bytes.resize(std::min(expected, limit) + 1);
  for (;;) {
    if (size == bytes.size())
      bytes.resize(std::min(std::max(2 * size, std::size_t{64} << 10), limit + 1));
    const ssize_t count = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return cannot_read(path, errno);
    if (count == 0)
      break;
    size += static_cast<std::size_t>(count);
    if (size > limit)
      return Failure{fmt::format("cannot read '{}': it is larger than {} bytes, the limit for a module",
                                 display_name(path), limit)};
  }
  bytes.resize(size);
  return bytes;
}

} // namespace

Result<std::vector<std::uint8_t>> read_input(const std::string& path) {
  if (path == "-")
    return read_all(STDIN_FILENO, path, 0);
  // Looked at before it is opened: opening a device can have effects.
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0)
    return cannot_read(path, errno);
  if (S_ISDIR(status.st_mode))
    return cannot_read(path, EISDIR);
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) // a shell's <(command) is a FIFO
    return Failure{fmt::format("cannot read '{}': it is not a regular file", display_name(path))};
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    return cannot_read(path, errno);
  Result<std::vector<std::uint8_t>> bytes =
      read_all(descriptor, path, S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0);
  ::close(descriptor);
  return bytes;
}

std::string display_name(const std::string& path) { return path == "-" ? "<stdin>" : escape(path, PATH_MAX); }

} // namespace ingot::driver
