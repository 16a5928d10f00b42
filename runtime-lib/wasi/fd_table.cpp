// fd_close, fd_renumber, fd_prestat_*: the table of descriptors itself.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"

using namespace ingot;
using namespace ingot::wasi;

extern "C" uint32_t ingot_wasi_fd_close(const abi::Instance*, uint32_t fd) { return close_descriptor(fd); }

extern "C" uint32_t ingot_wasi_fd_renumber(const abi::Instance*, uint32_t from, uint32_t to) {
  return renumber_descriptor(from, to);
}

extern "C" uint32_t ingot_wasi_fd_prestat_get(const abi::Instance* instance, uint32_t fd, uint32_t result) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->preopened_as == nullptr)
    return Errno::badf;
  const Prestat prestat = {
      .tag = 0, .padding = {}, .name_length = static_cast<uint32_t>(strlen(descriptor->preopened_as))};
  return GuestMemory(instance).store(result, prestat) ? Errno::success : Errno::fault;
}

// The name is not terminated; a buffer longer than the name is well.
extern "C" uint32_t ingot_wasi_fd_prestat_dir_name(const abi::Instance* instance, uint32_t fd,
                                                   uint32_t buffer, uint32_t size) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->preopened_as == nullptr)
    return Errno::badf;
  const size_t length = strlen(descriptor->preopened_as);
  if (size < length)
    return Errno::nametoolong;
  uint8_t* const to = GuestMemory(instance).at(buffer, length);
  if (to == nullptr)
    return Errno::fault;
  memcpy(to, descriptor->preopened_as, length);
  return Errno::success;
}
