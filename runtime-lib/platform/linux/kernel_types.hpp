// The kernel's structures and constants (include/uapi), as far as they are the same on all processors we run
// on.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace ingot::platform {

// errno values that decisions depend on; all others only pass through (wasi/errno.def).
inline constexpr int64_t EPERM = 1;
inline constexpr int64_t ESRCH = 3;
inline constexpr int64_t ENOENT = 2;
inline constexpr int64_t EINTR = 4;
inline constexpr int64_t EBADF = 9;
inline constexpr int64_t EAGAIN = 11;
inline constexpr int64_t EACCES = 13;
inline constexpr int64_t EXDEV = 18;
inline constexpr int64_t ENOTDIR = 20;
inline constexpr int64_t EISDIR = 21;
inline constexpr int64_t EINVAL = 22;
inline constexpr int64_t EFBIG = 27;
inline constexpr int64_t ENOSPC = 28;
inline constexpr int64_t EPIPE = 32;
inline constexpr int64_t ENAMETOOLONG = 36;
inline constexpr int64_t ENOSYS = 38;
inline constexpr int64_t ELOOP = 40;
inline constexpr int64_t EOPNOTSUPP = 95;
inline constexpr int64_t EAFNOSUPPORT = 97;
inline constexpr int64_t EADDRINUSE = 98;
inline constexpr int64_t EADDRNOTAVAIL = 99;
inline constexpr int64_t ETIMEDOUT = 110;

// Signals and their handling.
inline constexpr int sigbus = 7;
inline constexpr int sigsegv = 11;
inline constexpr int sigpipe = 13;
inline constexpr int sigxfsz = 25;
inline constexpr uintptr_t signal_default = 0;
inline constexpr uintptr_t signal_ignore = 1;
inline constexpr int64_t signal_block = 0;                      // SIG_BLOCK
inline constexpr int64_t signal_unblock = 1;                    // SIG_UNBLOCK
inline constexpr int32_t signal_stack_disabled = 2;             // SS_DISABLE
inline constexpr uint64_t signal_with_information = 0x00000004; // SA_SIGINFO
inline constexpr uint64_t signal_on_stack = 0x08000000;         // SA_ONSTACK

struct SignalInformation {
  int32_t signal;
  int32_t error;
  int32_t code; // above 0: from the kernel, about what the thread itself did
  int32_t reserved;
  uintptr_t address;
};

inline constexpr int32_t segv_maperr = 1; // nothing is mapped there
inline constexpr int32_t segv_accerr = 2; // something is, without the right to access it

struct SignalStack {
  uint8_t* base;
  int32_t flags;
  uint64_t size;
};

// Memory.
inline constexpr int64_t protect_none = 0;
inline constexpr int64_t protect_read = 1;
inline constexpr int64_t protect_write = 2;
inline constexpr uint32_t protect_execute = 4;
inline constexpr int64_t map_private = 0x02;
inline constexpr int64_t map_fixed = 0x10;
inline constexpr int64_t advice_populate_write = 23; // MADV_POPULATE_WRITE
inline constexpr int64_t map_anonymous = 0x20;
inline constexpr int64_t map_no_reserve = 0x4000; // counts nothing against the commit limit

// The auxiliary vector.
inline constexpr uint64_t aux_page_size = 6;                  // AT_PAGESZ
inline constexpr uint64_t aux_capabilities = 16;              // AT_HWCAP
inline constexpr uint64_t aux_secure = 23;                    // AT_SECURE
inline constexpr uint64_t aux_capabilities_2 = 26;            // AT_HWCAP2
inline constexpr uint64_t aux_minimum_signal_stack_size = 51; // AT_MINSIGSTKSZ

struct AuxiliaryEntry {
  uint64_t type; // 0 ends the vector
  uint64_t value;
};

// Files. The flags of open that differ between processors are in sysno.hpp.
inline constexpr int at_working_directory = -100; // AT_FDCWD
inline constexpr int at_symlink_no_follow = 0x100;
inline constexpr int at_remove_directory = 0x200;
inline constexpr int at_empty_path = 0x1000;

namespace open_flag {
inline constexpr uint32_t read_only = 0;
inline constexpr uint32_t write_only = 1;
inline constexpr uint32_t read_write = 2;
inline constexpr uint32_t access_mode = 3;
inline constexpr uint32_t create = 0100;
inline constexpr uint32_t exclusive = 0200;
inline constexpr uint32_t no_controlling_terminal = 0400;
inline constexpr uint32_t truncate = 01000;
inline constexpr uint32_t append = 02000;
inline constexpr uint32_t non_blocking = 04000;
inline constexpr uint32_t data_sync = 010000; // O_DSYNC
inline constexpr uint32_t sync = 04010000;    // O_SYNC, which includes O_DSYNC
inline constexpr uint32_t close_on_exec = 02000000;
inline constexpr uint32_t path = 010000000; // O_PATH
} // namespace open_flag

struct OpenHow {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};

inline constexpr uint64_t resolve_no_magiclinks = 0x02;
inline constexpr uint64_t resolve_beneath = 0x08;

inline constexpr int fcntl_get_descriptor_flags = 1;
inline constexpr int fcntl_get_status_flags = 3;
inline constexpr int fcntl_set_status_flags = 4;
inline constexpr int fcntl_duplicate_close_on_exec = 1030;
inline constexpr int fcntl_add_seals = 1033;
inline constexpr uint64_t every_seal = 0x1 | 0x2 | 0x4 | 0x8; // to seal, to shrink, to grow, to write
inline constexpr uint64_t memory_file_close_on_exec = 0x1;
inline constexpr uint64_t memory_file_sealing = 0x2;
inline constexpr uint32_t ioctl_terminal_attributes = 0x5401; // TCGETS
inline constexpr uint32_t ioctl_bytes_readable = 0x541B;      // FIONREAD

struct StatxTime {
  int64_t seconds;
  uint32_t nanoseconds;
  int32_t reserved;
};

struct Statx {
  uint32_t mask;
  uint32_t block_size;
  uint64_t attributes;
  uint32_t links;
  uint32_t user;
  uint32_t group;
  uint16_t mode;
  uint16_t reserved_1;
  uint64_t inode;
  uint64_t size;
  uint64_t blocks;
  uint64_t attributes_mask;
  StatxTime accessed;
  StatxTime born;
  StatxTime changed;
  StatxTime modified;
  uint32_t device_of_file[2]; // of a device node: major, minor
  uint32_t device[2];         // that the file is on: major, minor
  uint64_t reserved_2[14];
};
static_assert(sizeof(Statx) == 256);

inline constexpr uint32_t statx_basic = 0x7FF;
inline constexpr uint16_t mode_type_mask = 0170000;
inline constexpr uint16_t mode_fifo = 0010000;
inline constexpr uint16_t mode_character_device = 0020000;
inline constexpr uint16_t mode_directory = 0040000;
inline constexpr uint16_t mode_block_device = 0060000;
inline constexpr uint16_t mode_regular = 0100000;
inline constexpr uint16_t mode_symbolic_link = 0120000;
inline constexpr uint16_t mode_socket = 0140000;

// struct statfs: only the type of the file system matters to us.
struct FileSystemStatus {
  uint64_t type;
  uint64_t others[14];
};
static_assert(sizeof(FileSystemStatus) == 120);

inline constexpr uint64_t file_system_proc = 0x9FA0;

struct DirectoryEntry {
  uint64_t inode;
  uint64_t next; // where to seek to for what follows
  uint16_t size; // of the whole entry
  uint8_t type;
  char name[]; // terminated
};

struct IoVector {
  uint8_t* base;
  uint64_t size;
};

// struct msghdr, without an address and control data.
struct MessageHeader {
  void* name = nullptr;
  uint64_t name_size = 0;
  const IoVector* vectors = nullptr;
  uint64_t vector_count = 0;
  void* control = nullptr;
  uint64_t control_size = 0;
  int32_t flags = 0; // of what was received
};

inline constexpr int message_peek = 0x02;
inline constexpr int message_truncated = 0x20;
inline constexpr int message_wait_all = 0x100;
inline constexpr int message_no_signal = 0x4000;
inline constexpr int socket_level = 1;                // SOL_SOCKET
inline constexpr int socket_reuse_address_option = 2; // SO_REUSEADDR
inline constexpr int socket_type_option = 3;          // SO_TYPE
inline constexpr int32_t socket_type_stream = 1;
inline constexpr int32_t socket_type_datagram = 2;
inline constexpr int32_t socket_close_on_exec = 02000000; // SOCK_CLOEXEC
inline constexpr int ipv6_level = 41;                     // IPPROTO_IPV6
inline constexpr int ipv6_only_option = 26;               // IPV6_V6ONLY
inline constexpr uint16_t family_ipv4 = 2;                // AF_INET
inline constexpr uint16_t family_ipv6 = 10;               // AF_INET6

// struct sockaddr_in6. That of IPv4 is its beginning, with the address in place of `flow`, and 8 bytes more.
struct InternetAddress {
  uint16_t family;
  uint16_t port; // in network order
  uint8_t flow[4];
  uint8_t address[16];
  uint32_t scope;
};
static_assert(sizeof(InternetAddress) == 28);
inline constexpr uint64_t size_of_ipv4_address = 16;

struct TimeSpec {
  int64_t seconds;
  int64_t nanoseconds;
};

inline constexpr uint64_t nanoseconds_per_second = 1'000'000'000;
inline constexpr uint32_t clock_monotonic = 1;

// Words to wait on (futex(2)); private: no other process sees them.
inline constexpr int64_t futex_wake_private = 1 | 128;
inline constexpr int64_t futex_wait_until_private =
    9 | 128;                                        // FUTEX_WAIT_BITSET: the time is absolute, monotonic
inline constexpr uint32_t futex_any = ~uint32_t{0}; // FUTEX_BITSET_MATCH_ANY

inline constexpr int64_t time_now = 0x3FFFFFFF;  // UTIME_NOW, in `nanoseconds`
inline constexpr int64_t time_omit = 0x3FFFFFFE; // UTIME_OMIT

// Giving up rights.
inline constexpr int64_t prctl_no_new_privileges = 38;         // PR_SET_NO_NEW_PRIVS
inline constexpr int64_t prctl_memory_deny_write_execute = 65; // PR_SET_MDWE
inline constexpr uint64_t refuse_execute_gain = 1;             // PR_MDWE_REFUSE_EXEC_GAIN
inline constexpr uint32_t seccomp_set_filter = 1;              // SECCOMP_SET_MODE_FILTER
inline constexpr uint64_t seccomp_allow_speculation = 4;       // SECCOMP_FILTER_FLAG_SPEC_ALLOW
inline constexpr uint32_t seccomp_return_kill_process = 0x80000000;
inline constexpr uint32_t seccomp_return_allow = 0x7fff0000;

// What a filter sees: struct seccomp_data.
inline constexpr uint32_t seccomp_data_number = 0;
inline constexpr uint32_t seccomp_data_architecture = 4;
inline constexpr uint32_t seccomp_data_arguments = 16; // 64 bits each, the lower half first

// Filters are programs of the classic BPF (linux/bpf_common.h).
struct BpfInstruction {
  uint16_t code;
  uint8_t skip_if_true;
  uint8_t skip_if_false;
  uint32_t constant;
};

struct BpfProgram {
  uint16_t size;
  const BpfInstruction* instructions;
};

namespace bpf {
inline constexpr uint16_t load_word = 0x20;         // BPF_LD | BPF_W | BPF_ABS
inline constexpr uint16_t bitwise_and = 0x54;       // BPF_ALU | BPF_AND | BPF_K
inline constexpr uint16_t jump = 0x05;              // BPF_JMP | BPF_JA
inline constexpr uint16_t jump_if_equal = 0x15;     // BPF_JMP | BPF_JEQ | BPF_K
inline constexpr uint16_t jump_if_not_below = 0x35; // BPF_JMP | BPF_JGE | BPF_K
inline constexpr uint16_t return_constant = 0x06;   // BPF_RET | BPF_K
} // namespace bpf

struct LandlockRuleset {
  uint64_t handled_file_access;    // what is forbidden unless a rule allows it
  uint64_t handled_network_access; // since version 4
  uint64_t scoped;                 // since version 6
};

struct [[gnu::packed]] LandlockPathBeneath {
  uint64_t allowed_access;
  int32_t directory;
};

inline constexpr uint32_t landlock_create_ruleset_version = 1;
inline constexpr uint64_t landlock_rule_path_beneath = 1;

namespace landlock {
inline constexpr uint64_t execute = 1 << 0;
inline constexpr uint64_t write_file = 1 << 1;
inline constexpr uint64_t read_file = 1 << 2;
inline constexpr uint64_t read_directory = 1 << 3;
inline constexpr uint64_t remove_directory = 1 << 4;
inline constexpr uint64_t remove_file = 1 << 5;
inline constexpr uint64_t make_directory = 1 << 7;
inline constexpr uint64_t make_regular = 1 << 8;
inline constexpr uint64_t make_symbolic_link = 1 << 12;
inline constexpr uint64_t of_version_1 = (1 << 13) - 1;
inline constexpr uint64_t refer = 1 << 13;          // since version 2; before, it is always forbidden
inline constexpr uint64_t truncate = 1 << 14;       // since version 3
inline constexpr uint64_t device_control = 1 << 15; // ioctl of devices; since version 5
inline constexpr uint64_t tcp = 1 << 0 | 1 << 1;    // to bind and to connect
inline constexpr uint64_t scopes = 1 << 0 | 1 << 1; // abstract unix sockets, signals
} // namespace landlock

struct PollDescriptor {
  int32_t descriptor; // a negative one is passed over
  int16_t events;
  int16_t result;
};

inline constexpr int16_t poll_in = 0x01;
inline constexpr int16_t poll_out = 0x04;
inline constexpr int16_t poll_error = 0x08;
inline constexpr int16_t poll_hang_up = 0x10;
inline constexpr int16_t poll_invalid = 0x20;

} // namespace ingot::platform
