// Directories are prefixes of names in the board's storage, and cannot be listed, made or removed; files have
// a size and bytes.
#include "runtime-lib/wasi/board/files.hpp"

#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/wasi/board/calls.hpp"
#include "runtime-lib/wasi/board/vectors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/types.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

constexpr uint32_t first_descriptor = 3; // behind the streams: the directories, then the files

struct File {
  bool is_open;
  bool appends;
  int handle; // the board's
  uint64_t position;
  Rights rights;
};
constinit File files[8] = {};

constexpr Rights rights_of_files = right::fd_read | right::fd_write | right::fd_seek | right::fd_tell |
                                   right::fd_sync | right::fd_datasync | right::fd_advise |
                                   right::fd_filestat_get;

Rights rights_of(const abi::Directory& directory) {
  const Rights all = right::path_open | right::path_create_file | right::path_filestat_get |
                     right::path_filestat_set_size | right::path_unlink_file;
  return directory.read_only != 0 ? all & ~right::that_change : all;
}

Rights inheriting_of(const abi::Directory& directory) {
  return directory.read_only != 0 ? rights_of_files & ~right::that_change : rights_of_files;
}

const abi::Directory* find_directory(uint32_t descriptor) {
  const uint32_t index = descriptor - first_descriptor;
  return index < grants->directory_count ? &grants->directories[index] : nullptr;
}

uint32_t first_file() { return first_descriptor + static_cast<uint32_t>(grants->directory_count); }

File* find_file(uint32_t descriptor) {
  const uint32_t index = descriptor - first_file();
  return index < sizeof files / sizeof files[0] && files[index].is_open ? &files[index] : nullptr;
}

// A file that is open with the right.
Status find_file(uint32_t descriptor, Rights needed, File*& file) {
  file = find_file(descriptor);
  if (file == nullptr)
    return find_directory(descriptor) != nullptr ? Errno::isdir : Errno::badf;
  return (file->rights & needed) == needed ? Errno::success : Errno::notcapable;
}

// The name in the board's storage that a path in a directory stands for.
class Name {
public:
  // Nothing leads out of the directory. A path that means the directory itself is the name "", for which the
  // board is never asked.
  Status load(const GuestMemory& memory, const abi::Directory& directory, uint32_t pointer, uint32_t length) {
    const char* const path = reinterpret_cast<const char*>(memory.at(pointer, length));
    if (path == nullptr)
      return Errno::fault;
    if (length == 0)
      return Errno::noent;
    if (path[0] == '/')
      return Errno::perm;
    size_ = 0;
    if (!is_dot(directory.host_path, strlen(directory.host_path)) &&
        !append(directory.host_path, strlen(directory.host_path)))
      return Errno::nametoolong;
    bool has_part = false;
    for (uint32_t begin = 0; begin < length;) {
      uint32_t end = begin;
      while (end < length && path[end] != '/') {
        if (path[end] == '\0')
          return Errno::inval;
        end++;
      }
      const uint32_t size = end - begin;
      if (size == 2 && path[begin] == '.' && path[begin + 1] == '.')
        return Errno::perm;
      if (size != 0 && !is_dot(path + begin, size)) {
        if ((size_ != 0 && text_[size_ - 1] != '/' && !append("/", 1)) || !append(path + begin, size))
          return Errno::nametoolong;
        has_part = true;
      }
      begin = end + 1;
    }
    names_directory_ = path[length - 1] == '/';
    text_[has_part ? size_ : 0] = '\0';
    return Errno::success;
  }

  const char* text() const { return text_; }
  bool is_directory_itself() const { return text_[0] == '\0'; }
  bool names_directory() const { return names_directory_; } // by a slash at its end

private:
  static bool is_dot(const char* text, size_t size) { return size == 1 && text[0] == '.'; }
  bool append(const char* text, size_t size) {
    if (size >= sizeof text_ - size_)
      return false;
    memcpy(text_ + size_, text, size);
    size_ += size;
    return true;
  }

  char text_[96]; // on the stack, of which there is little
  size_t size_ = 0;
  bool names_directory_ = false;
};

// The directory, if it has the right, and the name in it.
Status find(const GuestMemory& memory, uint32_t descriptor, Rights needed, uint32_t pointer, uint32_t length,
            Name& name) {
  const abi::Directory* const directory = find_directory(descriptor);
  if (directory == nullptr)
    return find_file(descriptor) != nullptr ? Errno::notdir : Errno::badf;
  if ((rights_of(*directory) & needed) != needed)
    return Errno::notcapable;
  return name.load(memory, *directory, pointer, length);
}

// As the flags of path_open say. A file that must not be there is looked for first: nobody else makes one in
// between.
Status open(const char* name, uint32_t flags, bool writes, int& handle) {
  handle = ingot_board_file_open(name, writes ? INGOT_BOARD_CHANGE : INGOT_BOARD_READ);
  if (handle >= 0) {
    const bool must_be_new = (flags & oflags::excl) != 0 && (flags & oflags::creat) != 0;
    if (!must_be_new && (flags & oflags::trunc) == 0)
      return Errno::success;
    ingot_board_file_close(handle);
    if (must_be_new)
      return Errno::exist;
  } else if ((flags & oflags::creat) == 0) {
    return Errno::noent;
  }
  handle = ingot_board_file_open(name, INGOT_BOARD_CREATE);
  return handle >= 0 ? Errno::success : Errno::io;
}

Status transfer(const abi::Instance* instance, File& file, bool writes, uint64_t& position, uint32_t list,
                uint32_t count, uint32_t result) {
  return transfer_vectors(instance, list, count, result, Errno::io, [&](char* bytes, size_t size) {
    const ptrdiff_t moved = writes ? ingot_board_file_write(file.handle, position, bytes, size)
                                   : ingot_board_file_read(file.handle, position, bytes, size);
    if (moved > 0)
      position += static_cast<uint64_t>(moved);
    return moved;
  });
}

Status write(const abi::Instance* instance, uint32_t descriptor, uint32_t list, uint32_t count,
             uint32_t result) {
  File* file = nullptr;
  if (const Status error = find_file(descriptor, right::fd_write, file); error != Errno::success)
    return error;
  if (file->appends && !ingot_board_file_size(file->handle, &file->position))
    return Errno::io;
  return transfer(instance, *file, /*writes=*/true, file->position, list, count, result);
}

Status read(const abi::Instance* instance, uint32_t descriptor, uint32_t list, uint32_t count,
            uint32_t result) {
  File* file = nullptr;
  if (const Status error = find_file(descriptor, right::fd_read, file); error != Errno::success)
    return error;
  return transfer(instance, *file, /*writes=*/false, file->position, list, count, result);
}

// The file's own position stays where it is.
Status transfer_at(const abi::Instance* instance, uint32_t descriptor, bool writes, uint64_t position,
                   uint32_t list, uint32_t count, uint32_t result) {
  File* file = nullptr;
  const Rights needed = right::fd_seek | (writes ? right::fd_write : right::fd_read);
  if (const Status error = find_file(descriptor, needed, file); error != Errno::success)
    return error;
  return transfer(instance, *file, writes, position, list, count, result);
}

Status fdstat(const abi::Instance* instance, uint32_t descriptor, uint32_t result) {
  Fdstat status = {};
  if (const File* const file = find_file(descriptor)) {
    status.filetype = FileType::regular_file;
    status.flags = file->appends ? fdflags::append : uint16_t{0};
    status.rights_base = file->rights;
  } else if (const abi::Directory* const directory = find_directory(descriptor)) {
    status.filetype = FileType::directory;
    status.rights_base = rights_of(*directory);
    status.rights_inheriting = inheriting_of(*directory);
  } else {
    return Errno::badf;
  }
  return GuestMemory(instance).store(result, status) ? Errno::success : Errno::fault;
}

// Of a file; of a directory if `handle` is less than 0.
Status store_status(const abi::Instance* instance, int handle, uint32_t result) {
  Filestat status = {};
  status.nlink = 1;
  status.filetype = handle < 0 ? FileType::directory : FileType::regular_file;
  if (handle >= 0 && !ingot_board_file_size(handle, &status.size))
    return Errno::io;
  return GuestMemory(instance).store(result, status) ? Errno::success : Errno::fault;
}

Status filestat(const abi::Instance* instance, uint32_t descriptor, uint32_t result) {
  if (const File* const file = find_file(descriptor))
    return store_status(instance, file->handle, result);
  return find_directory(descriptor) != nullptr ? store_status(instance, -1, result) : Errno::badf;
}

Status seek(const abi::Instance* instance, uint32_t descriptor, uint64_t distance, uint32_t whence,
            uint32_t result) {
  File* file = nullptr;
  if (const Status error = find_file(descriptor, right::fd_tell, file); error != Errno::success)
    return error;
  uint64_t base = 0;
  switch (static_cast<Whence>(whence)) {
  case Whence::set:
    break;
  case Whence::cur:
    base = file->position;
    break;
  case Whence::end:
    if (!ingot_board_file_size(file->handle, &base))
      return Errno::io;
    break;
  default:
    return Errno::inval;
  }
  int64_t position = 0;
  if (__builtin_add_overflow(base, static_cast<int64_t>(distance), &position) || position < 0)
    return Errno::inval;
  file->position = static_cast<uint64_t>(position);
  return GuestMemory(instance).store(result, file->position) ? Errno::success : Errno::fault;
}

Status prestat(const abi::Instance* instance, uint32_t descriptor, uint32_t result) {
  const abi::Directory* const directory = find_directory(descriptor);
  if (directory == nullptr)
    return Errno::badf;
  Prestat status = {};
  status.name_length = static_cast<uint32_t>(strlen(directory->guest_path));
  return GuestMemory(instance).store(result, status) ? Errno::success : Errno::fault;
}

} // namespace

extern "C" [[gnu::visibility("hidden")]] constexpr FileCalls ingot_board_files = {
    .write = write, .read = read, .fdstat = fdstat, .filestat = filestat, .seek = seek, .prestat = prestat};

extern "C" uint32_t ingot_wasi_fd_prestat_dir_name(const abi::Instance* instance, uint32_t descriptor,
                                                   uint32_t text, uint32_t size) {
  const abi::Directory* const directory = find_directory(descriptor);
  if (directory == nullptr)
    return Errno::badf;
  const uint32_t length = static_cast<uint32_t>(strlen(directory->guest_path));
  if (size < length)
    return Errno::nametoolong;
  uint8_t* const place = GuestMemory(instance).at(text, length);
  if (place == nullptr)
    return Errno::fault;
  memcpy(place, directory->guest_path, length);
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_path_open(const abi::Instance* instance, uint32_t descriptor,
                                         uint32_t lookup_flags, uint32_t path, uint32_t length,
                                         uint32_t flags, uint64_t base, uint64_t /*inheriting*/,
                                         uint32_t fd_flags, uint32_t result) {
  const GuestMemory memory(instance);
  Name name;
  if ((lookup_flags & ~lookupflags::symlink_follow) != 0 || (flags & ~oflags::all) != 0 ||
      (fd_flags & ~uint32_t{fdflags::all}) != 0)
    return Errno::inval;
  const Rights needed = right::path_open |
                        ((flags & oflags::creat) != 0 ? right::path_create_file : right::none) |
                        ((flags & oflags::trunc) != 0 ? right::path_filestat_set_size : right::none);
  if (const Status error = find(memory, descriptor, needed, path, length, name); error != Errno::success)
    return error;
  if (name.is_directory_itself() || name.names_directory() || (flags & oflags::directory) != 0)
    return Errno::notsup;
  // What a directory cannot pass on is left out, but for what is essential (wasi/path_open.cpp).
  const Rights inheriting = inheriting_of(*find_directory(descriptor));
  if ((base & (right::fd_read | right::fd_write) & ~inheriting) != 0)
    return Errno::notcapable;
  uint32_t index = 0;
  while (index < sizeof files / sizeof files[0] && files[index].is_open)
    index++;
  if (index == sizeof files / sizeof files[0])
    return Errno::mfile;
  if (memory.at(result, sizeof index) == nullptr)
    return Errno::fault;
  int handle = -1;
  if (const Status error = open(name.text(), flags, (base & right::fd_write) != 0, handle);
      error != Errno::success)
    return error;
  files[index] = {.is_open = true,
                  .appends = (fd_flags & fdflags::append) != 0,
                  .handle = handle,
                  .position = 0,
                  .rights = base & inheriting};
  return memory.store(result, first_file() + index) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_fd_close(const abi::Instance*, uint32_t descriptor) {
  File* const file = find_file(descriptor);
  if (file == nullptr) // streams and directories stay
    return descriptor < first_file() ? Errno::notsup : Errno::badf;
  ingot_board_file_close(file->handle);
  file->is_open = false;
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_fd_pread(const abi::Instance* instance, uint32_t descriptor, uint32_t list,
                                        uint32_t count, uint64_t position, uint32_t result) {
  return transfer_at(instance, descriptor, /*writes=*/false, position, list, count, result);
}

extern "C" uint32_t ingot_wasi_fd_pwrite(const abi::Instance* instance, uint32_t descriptor, uint32_t list,
                                         uint32_t count, uint64_t position, uint32_t result) {
  return transfer_at(instance, descriptor, /*writes=*/true, position, list, count, result);
}

// What was written is the board's to keep.
extern "C" uint32_t ingot_wasi_fd_sync(const abi::Instance*, uint32_t descriptor) {
  File* file = nullptr;
  return find_file(descriptor, right::fd_sync, file);
}

extern "C" uint32_t ingot_wasi_fd_datasync(const abi::Instance*, uint32_t descriptor) {
  File* file = nullptr;
  return find_file(descriptor, right::fd_datasync, file);
}

extern "C" uint32_t ingot_wasi_path_filestat_get(const abi::Instance* instance, uint32_t descriptor,
                                                 uint32_t lookup_flags, uint32_t path, uint32_t length,
                                                 uint32_t result) {
  const GuestMemory memory(instance);
  Name name;
  if ((lookup_flags & ~lookupflags::symlink_follow) != 0)
    return Errno::inval;
  if (const Status error = find(memory, descriptor, right::path_filestat_get, path, length, name);
      error != Errno::success)
    return error;
  if (name.is_directory_itself())
    return store_status(instance, -1, result);
  const int handle = name.names_directory() ? -1 : ingot_board_file_open(name.text(), INGOT_BOARD_READ);
  if (handle < 0)
    return Errno::noent;
  const Status status = store_status(instance, handle, result);
  ingot_board_file_close(handle);
  return status;
}

extern "C" uint32_t ingot_wasi_path_unlink_file(const abi::Instance* instance, uint32_t descriptor,
                                                uint32_t path, uint32_t length) {
  Name name;
  if (const Status error =
          find(GuestMemory(instance), descriptor, right::path_unlink_file, path, length, name);
      error != Errno::success)
    return error;
  if (name.is_directory_itself() || name.names_directory())
    return Errno::isdir;
  return ingot_board_file_remove(name.text()) ? Errno::success : Errno::noent;
}
