// fd_read, fd_write and their like with an offset; fd_seek, fd_tell; fd_sync, fd_datasync, fd_advise,
// fd_allocate.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/vectors.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

// All four: `call` is given the descriptor of the process and the buffers.
template <class Call>
Status transfer(const abi::Instance* instance, uint32_t fd, Rights needed, uint32_t list, uint32_t length,
                uint32_t result, Call call) {
  const GuestMemory memory(instance);
  FoundDescriptor descriptor;
  Vectors vectors;
  if (const Status error = find_descriptor(fd, needed, descriptor); error != Errno::success)
    return error;
  if (const Status error = load_vectors(memory, list, length, vectors); error != Errno::success)
    return error;
  const int64_t transferred = call(descriptor->host, vectors);
  if (transferred < 0)
    return status_of(transferred);
  // Linux transfers at most 2 GiB in a call, so that it fits.
  return memory.store(result, static_cast<uint32_t>(transferred)) ? Errno::success : Errno::fault;
}

Status seek(const abi::Instance* instance, const Descriptor& descriptor, uint64_t offset, Whence whence,
            uint32_t result) {
  const int64_t position =
      sys::lseek(descriptor.host, static_cast<int64_t>(offset), static_cast<int>(whence));
  if (position < 0)
    return status_of(position);
  return GuestMemory(instance).store(result, static_cast<uint64_t>(position)) ? Errno::success : Errno::fault;
}

} // namespace

extern "C" uint32_t ingot_wasi_fd_read(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                       uint32_t length, uint32_t result) {
  return transfer(instance, fd, right::fd_read, list, length, result, [](int host, const Vectors& vectors) {
    return sys::readv(host, vectors.items, vectors.count);
  });
}

extern "C" uint32_t ingot_wasi_fd_write(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                        uint32_t length, uint32_t result) {
  return transfer(instance, fd, right::fd_write, list, length, result, [](int host, const Vectors& vectors) {
    return write_quietly([&] { return sys::writev(host, vectors.items, vectors.count); });
  });
}

extern "C" uint32_t ingot_wasi_fd_pread(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                        uint32_t length, uint64_t offset, uint32_t result) {
  return transfer(instance, fd, right::fd_read | right::fd_seek, list, length, result,
                  [offset](int host, const Vectors& vectors) {
                    return sys::preadv(host, vectors.items, vectors.count, offset);
                  });
}

extern "C" uint32_t ingot_wasi_fd_pwrite(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                         uint32_t length, uint64_t offset, uint32_t result) {
  return transfer(instance, fd, right::fd_write | right::fd_seek, list, length, result,
                  [offset](int host, const Vectors& vectors) {
                    return write_quietly(
                        [&] { return sys::pwritev(host, vectors.items, vectors.count, offset); });
                  });
}

// The right to seek includes the right to tell, and to tell is all that some calls of fd_seek do.
extern "C" uint32_t ingot_wasi_fd_seek(const abi::Instance* instance, uint32_t fd, uint64_t offset,
                                       uint32_t whence, uint32_t result) {
  FoundDescriptor descriptor;
  if (whence > static_cast<uint32_t>(Whence::end))
    return Errno::inval;
  const Whence from = static_cast<Whence>(whence);
  if (from == Whence::cur && offset == 0)
    return abi::wasi_types::ingot_wasi_fd_tell(instance, fd, result);
  if (const Status error = find_descriptor(fd, right::fd_seek, descriptor); error != Errno::success)
    return error;
  return seek(instance, *descriptor, offset, from, result);
}

extern "C" uint32_t ingot_wasi_fd_tell(const abi::Instance* instance, uint32_t fd, uint32_t result) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::none, descriptor); error != Errno::success)
    return error;
  if ((descriptor->rights_base & (right::fd_tell | right::fd_seek)) == 0)
    return Errno::notcapable;
  return seek(instance, *descriptor, 0, Whence::cur, result);
}

extern "C" uint32_t ingot_wasi_fd_sync(const abi::Instance*, uint32_t fd) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::fd_sync, descriptor); error != Errno::success)
    return error;
  return status_of(sys::fsync(descriptor->host));
}

extern "C" uint32_t ingot_wasi_fd_datasync(const abi::Instance*, uint32_t fd) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::fd_datasync, descriptor); error != Errno::success)
    return error;
  return status_of(sys::fdatasync(descriptor->host));
}

extern "C" uint32_t ingot_wasi_fd_advise(const abi::Instance*, uint32_t fd, uint64_t offset, uint64_t size,
                                         uint32_t advice) {
  // POSIX_FADV_*, by WASI's numbers.
  static constexpr int8_t linux_advice[] = {0, 2, 1, 3, 4, 5};
  FoundDescriptor descriptor;
  if (advice > static_cast<uint32_t>(Advice::noreuse))
    return Errno::inval;
  if (const Status error = find_descriptor(fd, right::fd_advise, descriptor); error != Errno::success)
    return error;
  return status_of(sys::fadvise64(descriptor->host, offset, size, linux_advice[advice]));
}

extern "C" uint32_t ingot_wasi_fd_allocate(const abi::Instance*, uint32_t fd, uint64_t offset,
                                           uint64_t size) {
  FoundDescriptor descriptor;
  if (const Status error = find_descriptor(fd, right::fd_allocate, descriptor); error != Errno::success)
    return error;
  return status_of(write_quietly([&] { return sys::fallocate(descriptor->host, offset, size); }));
}
