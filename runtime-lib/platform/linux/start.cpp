// From the kernel's jump to _start (linux-<machine>/start.cpp) to platform::enter.
#include "runtime-lib/platform/linux/start.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/relocate.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/sections.hpp"

namespace ingot::platform {

constinit MachineFacts machine_facts = {};

namespace {

void read_auxiliary_vector(const AuxiliaryEntry* entry) {
  for (; entry->type != 0; entry++) {
    if (entry->type == aux_page_size)
      machine_facts.page_size = entry->value;
    else if (entry->type == aux_secure)
      machine_facts.is_secure = entry->value != 0;
    else if (entry->type == aux_minimum_signal_stack_size)
      machine_facts.minimum_signal_stack_size = entry->value;
    else if (entry->type == aux_capabilities)
      machine_facts.capabilities = entry->value;
    else if (entry->type == aux_capabilities_2)
      machine_facts.capabilities_2 = entry->value;
  }
}

// Whoever starts us may have closed descriptors 0 to 2. The next file opened would then take that number, and
// be what the guest sees as standard input or output: a granted directory, say.
INGOT_UNSANDBOXED void fill_standard_descriptors() {
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    if (sys::fcntl<fcntl_get_descriptor_flags>(descriptor) != -EBADF)
      continue;
    if (sys::openat(at_working_directory, "/dev/null", open_flag::read_write) != descriptor) {
      Line line = start_failure();
      fail_to_start(line.text("file descriptor ")
                        .decimal(static_cast<uint64_t>(descriptor))
                        .text(" is closed, and /dev/null cannot take its place"));
    }
  }
}

// A guest that writes to a closed pipe, or beyond the file size limit, is told so by an error instead of
// being killed.
INGOT_UNSANDBOXED void ignore_signal(int signal) {
  sys::rt_sigaction(signal, signal_action(signal_ignore, 0, 0));
}

} // namespace

extern "C" INGOT_UNSANDBOXED void ingot_linux_start(const uintptr_t* stack) {
  // The stack holds, from here up: argc, argv, null, the environment, null, the auxiliary vector.
  const size_t argument_count = stack[0];
  const char* const* const arguments = reinterpret_cast<const char* const*>(stack + 1);
  const char* const* const environment = arguments + argument_count + 1;
  const char* const* end = environment;
  while (*end != nullptr)
    end++;

  relocate_program();
  read_auxiliary_vector(reinterpret_cast<const AuxiliaryEntry*>(end + 1));
  fill_standard_descriptors();
  ignore_signal(sigpipe);
  ignore_signal(sigxfsz);
  enter({.arguments = {arguments, argument_count}, .environment = environment});
}

} // namespace ingot::platform
