// The types of WASI preview 1 as they lie in guest memory (legacy/preview1/witx/typenames.witx in
// WebAssembly/WASI), with the padding spelt out: it reaches the guest, so it must be bytes we have set.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace ingot::wasi {

using Rights = uint64_t;

namespace right {
inline constexpr Rights fd_datasync = Rights{1} << 0;
inline constexpr Rights fd_read = Rights{1} << 1;
inline constexpr Rights fd_seek = Rights{1} << 2;
inline constexpr Rights fd_fdstat_set_flags = Rights{1} << 3;
inline constexpr Rights fd_sync = Rights{1} << 4;
inline constexpr Rights fd_tell = Rights{1} << 5;
inline constexpr Rights fd_write = Rights{1} << 6;
inline constexpr Rights fd_advise = Rights{1} << 7;
inline constexpr Rights fd_allocate = Rights{1} << 8;
inline constexpr Rights path_create_directory = Rights{1} << 9;
inline constexpr Rights path_create_file = Rights{1} << 10;
inline constexpr Rights path_link_source = Rights{1} << 11;
inline constexpr Rights path_link_target = Rights{1} << 12;
inline constexpr Rights path_open = Rights{1} << 13;
inline constexpr Rights fd_readdir = Rights{1} << 14;
inline constexpr Rights path_readlink = Rights{1} << 15;
inline constexpr Rights path_rename_source = Rights{1} << 16;
inline constexpr Rights path_rename_target = Rights{1} << 17;
inline constexpr Rights path_filestat_get = Rights{1} << 18;
inline constexpr Rights path_filestat_set_size = Rights{1} << 19;
inline constexpr Rights path_filestat_set_times = Rights{1} << 20;
inline constexpr Rights fd_filestat_get = Rights{1} << 21;
inline constexpr Rights fd_filestat_set_size = Rights{1} << 22;
inline constexpr Rights fd_filestat_set_times = Rights{1} << 23;
inline constexpr Rights path_symlink = Rights{1} << 24;
inline constexpr Rights path_remove_directory = Rights{1} << 25;
inline constexpr Rights path_unlink_file = Rights{1} << 26;
inline constexpr Rights poll_fd_readwrite = Rights{1} << 27;
inline constexpr Rights sock_shutdown = Rights{1} << 28;
inline constexpr Rights sock_accept = Rights{1} << 29;

inline constexpr Rights none = 0;

// What makes sense for a file that is not a directory.
inline constexpr Rights of_files = fd_datasync | fd_read | fd_seek | fd_fdstat_set_flags | fd_sync | fd_tell |
                                   fd_write | fd_advise | fd_allocate | fd_filestat_get |
                                   fd_filestat_set_size | fd_filestat_set_times | poll_fd_readwrite;

inline constexpr Rights of_connections =
    fd_read | fd_fdstat_set_flags | fd_write | fd_filestat_get | poll_fd_readwrite | sock_shutdown;

// Of a socket that was granted to listen: to wait for a connection, which is to wait until it can be read,
// and to accept it.
inline constexpr Rights of_listeners =
    sock_accept | fd_read | poll_fd_readwrite | fd_fdstat_set_flags | fd_filestat_get;

// Of a socket that the program was started with, which may listen or not.
inline constexpr Rights of_sockets = of_connections | sock_accept;

// What makes sense for a directory.
inline constexpr Rights of_directories =
    fd_datasync | fd_fdstat_set_flags | fd_sync | path_create_directory | path_create_file |
    path_link_source | path_link_target | path_open | fd_readdir | path_readlink | path_rename_source |
    path_rename_target | path_filestat_get | path_filestat_set_size | path_filestat_set_times |
    fd_filestat_get | fd_filestat_set_times | path_symlink | path_remove_directory | path_unlink_file |
    poll_fd_readwrite;

// What is not given for a directory that is granted for reading. A hard link counts: made in another
// directory, it would let the file be written there.
inline constexpr Rights that_change = fd_datasync | fd_write | fd_allocate | path_create_directory |
                                      path_create_file | path_link_source | path_link_target |
                                      path_rename_source | path_rename_target | path_filestat_set_size |
                                      path_filestat_set_times | fd_filestat_set_size | fd_filestat_set_times |
                                      path_symlink | path_remove_directory | path_unlink_file;
} // namespace right

enum class FileType : uint8_t {
  unknown, // pipes, too
  block_device,
  character_device,
  directory,
  regular_file,
  socket_dgram,
  socket_stream,
  symbolic_link,
};

namespace lookupflags {
inline constexpr uint32_t symlink_follow = 1;
}

namespace oflags {
inline constexpr uint32_t creat = 1;
inline constexpr uint32_t directory = 2;
inline constexpr uint32_t excl = 4;
inline constexpr uint32_t trunc = 8;
inline constexpr uint32_t all = 15;
} // namespace oflags

namespace fdflags {
inline constexpr uint16_t append = 1;
inline constexpr uint16_t dsync = 2;
inline constexpr uint16_t nonblock = 4;
inline constexpr uint16_t rsync = 8;
inline constexpr uint16_t sync = 16;
inline constexpr uint16_t all = 31;
} // namespace fdflags

namespace fstflags {
inline constexpr uint32_t atim = 1;
inline constexpr uint32_t atim_now = 2;
inline constexpr uint32_t mtim = 4;
inline constexpr uint32_t mtim_now = 8;
inline constexpr uint32_t all = 15;
} // namespace fstflags

namespace riflags {
inline constexpr uint32_t recv_peek = 1;
inline constexpr uint32_t recv_waitall = 2;
inline constexpr uint32_t all = 3;
} // namespace riflags

namespace roflags {
inline constexpr uint16_t recv_data_truncated = 1;
}

namespace sdflags {
inline constexpr uint32_t all = 3; // rd 1, wr 2
}

enum class Whence : uint32_t { set, cur, end };

enum class Advice : uint32_t { normal, sequential, random, willneed, dontneed, noreuse };

// The numbers of the clocks are Linux's.
enum class ClockId : uint32_t { realtime, monotonic, process_cputime, thread_cputime };

struct Fdstat {
  FileType filetype;
  uint8_t padding_1;
  uint16_t flags;
  uint32_t padding_2;
  Rights rights_base;
  Rights rights_inheriting;
};
static_assert(sizeof(Fdstat) == 24);

struct Filestat {
  uint64_t dev;
  uint64_t ino;
  FileType filetype;
  uint8_t padding[7];
  uint64_t nlink;
  uint64_t size;
  uint64_t atim; // nanoseconds since 1970
  uint64_t mtim;
  uint64_t ctim;
};
static_assert(sizeof(Filestat) == 64);

struct Dirent {
  uint64_t next;
  uint64_t ino;
  uint32_t namlen;
  FileType type;
  uint8_t padding[3];
};
static_assert(sizeof(Dirent) == 24);

struct Prestat {
  uint8_t tag; // 0: a directory, the only kind
  uint8_t padding[3];
  uint32_t name_length;
};
static_assert(sizeof(Prestat) == 8);

// Both iovec and ciovec.
struct Iovec {
  uint32_t buffer;
  uint32_t size;
};
static_assert(sizeof(Iovec) == 8);

enum class EventType : uint8_t { clock, fd_read, fd_write };

inline constexpr uint16_t subscription_clock_abstime = 1;
inline constexpr uint16_t event_readwrite_hangup = 1;

struct Subscription {
  uint64_t userdata;
  EventType type;
  uint8_t padding_1[7];
  uint32_t id; // the clock, or the file descriptor
  uint32_t padding_2;
  uint64_t timeout; // of clocks, as the rest
  uint64_t precision;
  uint16_t flags;
  uint8_t padding_3[6];
};
static_assert(sizeof(Subscription) == 48);

struct Event {
  uint64_t userdata;
  uint16_t error;
  EventType type;
  uint8_t padding_1[5];
  uint64_t nbytes; // of file descriptors, as the rest
  uint16_t flags;
  uint8_t padding_2[6];
};
static_assert(sizeof(Event) == 32);

} // namespace ingot::wasi
