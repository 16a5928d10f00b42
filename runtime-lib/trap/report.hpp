#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::trap {

// Where a trap happened, as far as it is known.
struct Place {
  uint32_t site = 0; // byte offset of the instruction in the module's file; 0 if unknown
  uint32_t function = unknown_function;

  static constexpr uint32_t unknown_function = 0xFFFFFFFF;
};

// Writes `ingot: trap: KIND[ at 0xSITE][ in function INDEX[ "NAME"]]` and exits.
[[noreturn]] void report(abi::Trap kind, const Place& place);

} // namespace ingot::trap
