#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::trap {

// As traps.def words it.
constexpr const char* message(abi::Trap kind) {
  switch (kind) {
#define TRAP(name, text)                                                                                     \
  case abi::Trap::name:                                                                                      \
    return text;
#include "runtime-lib/abi/traps.def"
  }
  return "unknown trap";
}

} // namespace ingot::trap
