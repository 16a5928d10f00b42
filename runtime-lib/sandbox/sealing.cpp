// What is mapped stays as it is: MDWE (PR_SET_MDWE, Linux 6.3) and mseal (Linux 6.10).
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/platform/linux/elf.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/sandbox/layers.hpp"
#include "runtime-lib/support/sections.hpp"

extern "C" [[gnu::visibility("hidden")]] const ingot::platform::elf::Header __ehdr_start;

namespace ingot::sandbox {

using namespace platform;

INGOT_UNSANDBOXED int64_t give_up_new_privileges() { return sys::prctl(prctl_no_new_privileges, 1); }

INGOT_UNSANDBOXED int64_t refuse_executable_memory() {
  return sys::prctl(prctl_memory_deny_write_execute, refuse_execute_gain);
}

namespace {

INGOT_UNSANDBOXED int64_t seal(uintptr_t begin, uintptr_t end) {
  begin = align_down(begin, Host::page_size());
  end = align_up(end, Host::page_size());
  return begin == end ? 0 : sys::mseal(reinterpret_cast<const void*>(begin), end - begin);
}

// Everything from the file, and the data behind it. RELRO is part of that, and is read-only by now.
INGOT_UNSANDBOXED int64_t seal_image() {
  const uintptr_t base = reinterpret_cast<uintptr_t>(&__ehdr_start);
  const elf::ProgramHeader* const headers =
      reinterpret_cast<const elf::ProgramHeader*>(base + __ehdr_start.program_header_offset);
  int64_t result = 0;
  for (uint16_t i = 0; i < __ehdr_start.program_header_count; i++)
    if (headers[i].type == elf::segment_load && result == 0)
      result = seal(base + headers[i].address, base + headers[i].address + headers[i].memory_size);
  return result;
}

// What no growth can reach. The memory itself must stay as it is: to grow is to change what is mapped.
INGOT_UNSANDBOXED int64_t seal_guards(const abi::Memory& memory) {
  if (memory.is_guarded == 0)
    return 0;
  const uintptr_t base = reinterpret_cast<uintptr_t>(memory.base);
  const int64_t result = seal(base - abi::memory_space_before, base);
  return result != 0 ? result : seal(base + memory.maximum, base + abi::memory_space_behind);
}

} // namespace

INGOT_UNSANDBOXED int64_t seal_address_space(abi::AddressRange stacks) {
  int64_t result = seal_image();
  const uintptr_t stack = reinterpret_cast<uintptr_t>(stacks.begin);
  if (result == 0)
    result = seal(stack, stack + stacks.size);
  for (uint64_t i = 0; i < ingot_module.memory_count && result == 0; i++)
    result = seal_guards(ingot_module.memories[i]);
  return result;
}

} // namespace ingot::sandbox
