// What ends a guest that does not end by itself (docs/decisions/0032).
#pragma once

#include <cstdint>

namespace ingot {

enum class Metering : std::uint8_t {
  none,
  fuel,  // the instructions that it executes are counted, and end with what it was given
  epoch, // of libraries: the host raises a number, from any thread, until the instance's deadline
};

} // namespace ingot
