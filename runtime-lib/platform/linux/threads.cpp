// Threads by clone(2).
#include "runtime-lib/platform/linux/linux.hpp"
#include "runtime-lib/platform/linux/stacks.hpp"

namespace ingot::platform {

namespace {

// What a thread has in common with the others of the process, as pthread_create of any C library has it:
// CLONE_VM, _FS, _FILES, _SIGHAND, _THREAD, _SYSVSEM. Besides, _SETTLS and _CHILD_CLEARTID.
constexpr uint64_t clone_flags = 0x100 | 0x200 | 0x400 | 0x800 | 0x10000 | 0x40000 | 0x80000 | 0x200000;

} // namespace

bool Linux::start_thread(uint8_t* top, const ThreadBlock& block, uint32_t* running, void (*function)(void*),
                         void* argument) {
  *reinterpret_cast<uint8_t**>(in_thread_block(block, &present_stack_top)) = top;
  NewThread* const start = reinterpret_cast<NewThread*>(top) - 1;
  *start = {.argument = argument, .function = function};
  return ingot_clone(clone_flags, start, running, block.pointer) > 0;
}

void Linux::end_thread(uint8_t* mapping, uint64_t size) { ingot_end_thread(mapping, size); }

} // namespace ingot::platform
