// Each layer by itself, and each missing: the program runs whatever the kernel lacks. A tracer answers in the
// kernel's place.
//
// REQUIRES: native, strace, sandbox-layers
// RUN: %build_guest %s -o %t
// RUN: rm -rf %t.dir && mkdir -p %t.dir/granted/inside %t.dir/read-only %t.dir/outside
// RUN: touch %t.dir/granted/file %t.dir/read-only/file %t.dir/outside/file
//
// Without the filter of system calls, Landlock alone: the guest makes its calls past the runtime. (13 is
// EACCES.)
// RUN: cd %t.dir && strace -f -o trace -e trace=seccomp -e inject=seccomp:error=EPERM %t files 2>&1 | FileCheck %s --check-prefix=FILES
// FILES: seccomp: not on this system (error 1)
// FILES: files 0 0 0
// FILES-NEXT: read-only 0 13 13
// FILES-NEXT: outside 13 13 13
// FILES-NEXT: network 13
// FILES-NEXT: mapped 13
// FILES-NEXT: sealed 1 1 1 0
//
// Without Landlock the same calls reach everything; then only the runtime is in the way.
// RUN: cd %t.dir && strace -f -o trace -e trace=seccomp,landlock_create_ruleset -e inject=seccomp:error=EPERM -e inject=landlock_create_ruleset:error=ENOSYS %t files 2>&1 | FileCheck %s --check-prefix=OPEN
// OPEN: landlock: not on this system (error 38)
// OPEN: outside 0 0 0
//
// The first version of Landlock forbids renames between directories, so it is not used for a writable grant.
// RUN: cd %t.dir && strace -f -o trace -e trace=landlock_create_ruleset -e inject=landlock_create_ruleset:retval=1:when=1 %t 2>&1 | FileCheck %s --check-prefix=FIRST
// FIRST: landlock: not on this system (error 95)
// FIRST: ran
//
// An older kernel, and one that refuses everything (a container may).
// RUN: cd %t.dir && strace -f -o trace -e trace=seccomp -e inject=seccomp:error=EINVAL:when=1 %t 2>&1 | FileCheck %s --check-prefix=OLDER
// OLDER: seccomp: on
// OLDER: ran
// RUN: cd %t.dir && strace -f -o trace -e trace=prctl,seccomp,landlock_create_ruleset -e inject=prctl,seccomp,landlock_create_ruleset:error=EPERM %t 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: no_new_privs: not on this system (error 1)
// NONE-NEXT: ingot: sandbox: landlock: not on this system (error 1)
// NONE-NEXT: ingot: sandbox: mdwe: not on this system (error 1)
// NONE-NEXT: ingot: sandbox: mseal: on
// NONE-NEXT: ingot: sandbox: seccomp: not on this system (error 1)
// NONE-NEXT: ran
#include "Inputs/guest.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"

using namespace platform;

namespace {

// The calls of a guest that has taken over the program: not the runtime's, and on no record.
int64_t call(int64_t number, int64_t a, int64_t b = 0, int64_t c = 0, int64_t d = 0) {
  register int64_t r10 asm("r10") = d;
  int64_t result;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10)
               : "rcx", "r11", "memory");
  return result;
}

// 0 or the error.
uint64_t open(const char* path, uint32_t flags) {
  const int64_t result = call(sysno::openat, at_working_directory, sys::argument(path), flags, 0600);
  return result < 0 ? static_cast<uint64_t>(-result) : 0;
}

uint64_t connect() {
  constexpr int64_t socket_number = 41, connect_number = 42, internet = 2, stream = 1;
  const uint8_t address[16] = {internet, 0, 0, 1, 127, 0, 0, 1};
  const int64_t socket = call(socket_number, internet, stream);
  return static_cast<uint64_t>(-call(connect_number, socket, sys::argument(address), sizeof address));
}

// mprotect on what is sealed is EPERM (1), before anything else is looked at.
uint64_t protect(const void* address, int64_t protection) {
  const int64_t page = sys::argument(address) & ~int64_t{4095};
  return static_cast<uint64_t>(-call(sysno::mprotect, page, 4096, protection));
}

uint8_t data[1];

} // namespace

GUEST void run() {
  if (asked_for("files")) {
    using namespace open_flag;
    show("files",
         {open("granted/file", read_only), open("granted/file", read_write), open("granted/new", create)});
    show("read-only", {open("read-only/file", read_only), open("read-only/file", read_write),
                       open("read-only/new", create)});
    show("outside",
         {open("outside/file", read_only), open("outside/file", read_write), open("outside/new", create)});
    show("network", connect());
    uint8_t local = 0;
    show("mapped", protect(at(0), protect_read | protect_execute));
    show("sealed", {protect(reinterpret_cast<const void*>(&run), protect_none), protect(&local, protect_none),
                    protect(at(0) - 4096, protect_read), protect(at(0), protect_read)});
  }
  print("ran\n");
}

constinit const abi::Directory directories[] = {
    {.host_path = "granted", .guest_path = "/", .read_only = 0, .reserved = 0},
    {.host_path = "read-only", .guest_path = "/read-only", .read_only = 1, .reserved = 0}};
constinit const abi::Grants grants = {.directories = directories, .directory_count = 2};
constinit const abi::ModuleDescriptor ingot_module =
    guest_module({.run = run, .grants = &grants, .enter_sandbox = ingot_sandbox_with_report});
