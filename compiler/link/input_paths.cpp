#include "compiler/link/input_paths.hpp"

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <unistd.h>

namespace ingot {
namespace {

std::string copy_name(const std::string& folder, std::size_t number) {
  return fmt::format("{}/input{}", folder, number);
}

bool copy(int from, const std::string& path) {
  constexpr std::size_t most = std::size_t{1} << 30;
  const int to = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (to < 0)
    return false;
  off_t offset = 0;
  ssize_t moved = 0;
  do
    moved = ::sendfile(to, from, &offset, most);
  while (moved > 0 || (moved < 0 && errno == EINTR));
  const int error = errno;
  ::close(to);
  errno = error;
  return moved == 0;
}

} // namespace

InputPaths::~InputPaths() {
  for (std::size_t number = 0; number < copies_; ++number)
    ::unlink(copy_name(folder_, number).c_str());
  if (!folder_.empty())
    ::rmdir(folder_.c_str());
}

Result<Done> InputPaths::make_folder() {
  const char* const chosen = std::getenv("TMPDIR");
  for (const std::string parent : {chosen != nullptr ? chosen : "", "/tmp", "."}) {
    std::string folder = parent + "/ingot-XXXXXX";
    if (!parent.empty() && ::mkdtemp(folder.data()) != nullptr) {
      folder_ = folder;
      return Done{};
    }
  }
  return system_failure(
      "link: there is no /proc, and no folder can be made in its place, in TMPDIR, /tmp or here", errno);
}

Result<std::string> InputPaths::path_of(const MemoryFile& file) {
  if (::access("/proc/self/fd", X_OK) == 0)
    return file.path();
  if (folder_.empty())
    if (const Result<Done> made = make_folder(); !made)
      return made.failure();
  std::string path = copy_name(folder_, copies_);
  copies_++;
  if (!copy(file.descriptor(), path))
    return system_failure("write the linker's input to " + folder_, errno);
  return path;
}

} // namespace ingot
