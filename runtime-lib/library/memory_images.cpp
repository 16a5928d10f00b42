#include "runtime-lib/library/memory_images.hpp"

#include "runtime-lib/abi/library.hpp"
#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/threads/lock.hpp"
#include "runtime-lib/wasi/guest.hpp"

namespace ingot::library {

namespace {

using namespace platform;

// A file in memory: the images of the library's one module, one behind the other, each with whole pages of
// WebAssembly, which are multiples of every system's. Nobody writes to it any more.
struct ImageFile {
  int32_t descriptor; // negative if there is none
  Statx status;       // by which it is known again
};

constinit uint32_t file_lock = 0;
constinit ImageFile file = {.descriptor = -1, .status = {}};

uint64_t begin_of(const abi::MemoryImage& image) {
  return image.address / abi::memory_page_size * abi::memory_page_size;
}
uint64_t size_of(const abi::MemoryImage& image) {
  return align_up(image.address + image.size, abi::memory_page_size) - begin_of(image);
}

bool write_all(int descriptor, const abi::MemoryImage& image, uint64_t offset) {
  for (uint64_t written = 0; written < image.size;) {
    // The kernel does not write to what it is given to read from.
    const IoVector rest = {.base = const_cast<uint8_t*>(image.bytes) + written, .size = image.size - written};
    const int64_t result = sys::pwritev(descriptor, &rest, 1, offset + written);
    if (result <= 0)
      return false;
    written += static_cast<uint64_t>(result);
  }
  return true;
}

bool write_images(const abi::LinkableModule& module, int descriptor) {
  uint64_t offset = 0;
  for (uint64_t i = 0; i < module.memory_image_count; i++) {
    const abi::MemoryImage& image = module.memory_images[i];
    if (!write_all(descriptor, image, offset + (image.address - begin_of(image))))
      return false;
    offset += size_of(image);
  }
  return sys::ftruncate(descriptor, offset) == 0 && sys::fcntl<fcntl_add_seals>(descriptor, every_seal) == 0;
}

// -1 if the system refuses: it has no such files, or the host has a limit on files that is too low.
int32_t make_file(const abi::LinkableModule& module) {
  const int64_t descriptor = sys::memory_file("ingot memory");
  if (descriptor < 0)
    return -1;
  // The limit brings a signal, which is not for the host.
  const int64_t result = wasi::write_quietly(
      [&] { return write_images(module, static_cast<int>(descriptor)) ? int64_t{0} : -EFBIG; });
  if (result == 0)
    return static_cast<int32_t>(descriptor);
  sys::close(static_cast<int>(descriptor));
  return -1;
}

bool status_of(int32_t descriptor, Statx& status) {
  return descriptor >= 0 && sys::statx(descriptor, "", at_empty_path, status) == 0;
}

// A host that closes descriptors which are not its own (to become a daemon, say) closes this one too; then
// its number may be another file's, which is left alone.
int32_t find_file(const abi::LinkableModule& module) {
  const threads::Lock lock(file_lock);
  Statx status = {};
  if (status_of(file.descriptor, status) && status.inode == file.status.inode &&
      status.device[0] == file.status.device[0] && status.device[1] == file.status.device[1])
    return file.descriptor;
  file.descriptor = make_file(module);
  if (!status_of(file.descriptor, file.status))
    file.descriptor = -1;
  return file.descriptor;
}

} // namespace

void fill_memories(abi::Instance* instance) {
  const abi::LinkableModule& module = *static_cast<const abi::LinkableModule*>(instance->module);
  if (module.memory_image_count == 0)
    return;
  const int32_t descriptor = find_file(module);
  uint64_t offset = 0;
  for (uint64_t i = 0; i < module.memory_image_count; i++) {
    const abi::MemoryImage& image = module.memory_images[i];
    uint8_t* const base = instance::memories_of(instance).memories[image.memory].base;
    const bool is_mapped =
        descriptor >= 0 && sys::map_file(base + begin_of(image), size_of(image), descriptor, offset) >= 0;
    if (!is_mapped)
      memcpy(base + image.address, image.bytes, image.size);
    offset += size_of(image);
  }
}

} // namespace ingot::library
