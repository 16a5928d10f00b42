// The storage of QEMU's machines is the host's, by semihosting (Arm, "Semihosting for AArch32 and AArch64",
// "Semihosting operations", which RISC-V's follows): QEMU runs with -semihosting, and names are seen from its
// working directory.
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/platform/board/machine.hpp"
#include "runtime-lib/support/memory_functions.hpp"

using ingot::platform::semihosting_call;

namespace {

enum Operation : uintptr_t {
  sys_open = 0x01,
  sys_close = 0x02,
  sys_write = 0x05,
  sys_read = 0x06,
  sys_seek = 0x0A,
  sys_file_length = 0x0C,
  sys_remove = 0x0E,
};

// All parameters have the size of a pointer.
template <class... Parameters>
intptr_t call(Operation operation, Parameters... parameters) {
  const uintptr_t block[] = {(uintptr_t)parameters...};
  return semihosting_call(operation, block);
}

// What is moved is told by what is not.
ptrdiff_t move(Operation operation, int file, uint64_t offset, const void* bytes, size_t size) {
  if (offset > INTPTR_MAX || call(sys_seek, file, offset) != 0)
    return -1;
  const intptr_t left = call(operation, file, bytes, size);
  return left < 0 || static_cast<uintptr_t>(left) > size ? -1 : static_cast<ptrdiff_t>(size) - left;
}

} // namespace

// The linker is asked for this symbol with the board (compiler/link).
extern "C" const char ingot_board_virt_files = 0;

int ingot_board_file_open(const char* name, int how) {
  // Those of fopen(): "rb", "r+b", "w+b".
  constexpr uint8_t modes[] = {1, 3, 7};
  return static_cast<int>(call(sys_open, name, modes[how], strlen(name)));
}

ptrdiff_t ingot_board_file_read(int file, uint64_t offset, void* bytes, size_t size) {
  return move(sys_read, file, offset, bytes, size);
}

ptrdiff_t ingot_board_file_write(int file, uint64_t offset, const void* bytes, size_t size) {
  return move(sys_write, file, offset, bytes, size);
}

bool ingot_board_file_size(int file, uint64_t* size) {
  const intptr_t length = call(sys_file_length, file);
  *size = static_cast<uint64_t>(length);
  return length >= 0;
}

void ingot_board_file_close(int file) { call(sys_close, file); }

bool ingot_board_file_remove(const char* name) { return call(sys_remove, name, strlen(name)) == 0; }
