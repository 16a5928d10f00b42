#include "compiler/support/memory_file.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

// Linux 6.3; absent from older headers, and older kernels answer EINVAL.
#ifndef MFD_EXEC
#define MFD_EXEC 0x0010U
#endif

namespace ingot {

Result<MemoryFile> MemoryFile::create(Use use) {
  int descriptor = -1;
  // The system can be set up to execute only memory files that ask for it (sysctl vm.memfd_noexec).
  if (use == Use::program)
    descriptor = ::memfd_create("ingot", MFD_CLOEXEC | MFD_EXEC);
  if (descriptor < 0)
    descriptor = ::memfd_create("ingot", MFD_CLOEXEC);
  if (descriptor < 0)
    return system_failure("create a file in memory", errno);
  return MemoryFile(descriptor);
}

Result<MemoryFile> MemoryFile::of(Bytes bytes) {
  Result<MemoryFile> file = create();
  if (!file)
    return file;
  if (const Result<Done> written = file->append(bytes); !written)
    return written.failure();
  return file;
}

Result<MemoryFile> MemoryFile::of(std::string_view text) {
  return of(Bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), mapping_(std::exchange(other.mapping_, nullptr)),
      mapping_size_(std::exchange(other.mapping_size_, 0)) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(mapping_, other.mapping_);
  std::swap(mapping_size_, other.mapping_size_);
  return *this;
}

MemoryFile::~MemoryFile() {
  if (mapping_ != nullptr)
    ::munmap(mapping_, mapping_size_);
  if (descriptor_ >= 0)
    ::close(descriptor_);
}

std::string MemoryFile::path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

Result<Done> MemoryFile::append(Bytes bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0)
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return system_failure("write to a file in memory", errno);
  }
  return Done{};
}

Result<Bytes> MemoryFile::bytes() {
  if (mapping_ == nullptr) {
    struct stat status{};
    if (::fstat(descriptor_, &status) != 0)
      return system_failure("read a file in memory", errno);
    if (status.st_size == 0)
      return Bytes{};
    const auto size = static_cast<std::size_t>(status.st_size);
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor_, 0);
    if (mapping == MAP_FAILED)
      return system_failure("read a file in memory", errno);
    mapping_ = mapping;
    mapping_size_ = size;
  }
  return Bytes(static_cast<const std::uint8_t*>(mapping_), mapping_size_);
}

} // namespace ingot
