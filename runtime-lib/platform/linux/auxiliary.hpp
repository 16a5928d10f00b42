// What the kernel told the program about the machine.
#pragma once

#include <stdint.h>

namespace ingot::platform {

struct MachineFacts {
  bool is_secure = false; // whoever started the program has fewer rights than it has (AT_SECURE)
  uint64_t page_size = 4096;
  uint64_t minimum_signal_stack_size =
      2048;                  // what a signal frame takes: grows with the processor's registers
  uint64_t capabilities = 0; // of the processor, as each machine counts them
  uint64_t capabilities_2 = 0;
};

// Of a program set once by its start code. A library does not see how its host was started: hosted_facts.cpp.
extern constinit MachineFacts machine_facts;

} // namespace ingot::platform
