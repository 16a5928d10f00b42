// What the runner hands to the harness: a script's commands as a string of bytes, and the symbols of the
// object that holds it. Names are resolved already: an instance is a number, its slot, and so is a module.
//
// All numbers are little-endian. Each command is a byte of CommandKind, the line of the script as u32, and
// what the kind says; the last one is `end`.
//
//   string     u32 length, bytes
//   place      module u32, slot u32, count u32, then for each import of the module, in order, the slot (u32)
//   of
//              the instance registered under its module name, or no_slot
//   action     ActionKind u8, slot u32, name string; to invoke also count u32 and that many arguments
//   argument   ArgumentKind u8; of bits 16 bytes, of a host reference its number u32
//   result     count u32 of alternatives, one of which must fit; each PatternKind u8, and
//                lanes: size of a lane in bytes u8, count u8, then for each lane NanKind u8 and bits u64
//                host:  number u32
//                internal: InternalKind u8
#pragma once

#include "runtime-lib/abi/linkable.hpp"

namespace ingot::spec {

enum class CommandKind : uint8_t {
  end,
  instantiate,           // place
  assert_trap_in_module, // place, message string
  assert_unlinkable,     // place, message string
  perform,               // action
  assert_return,         // action, count u32, results
  assert_trap,           // action, message string
  assert_exception,      // action
  assert_exhaustion,     // action, message string
  stress_heap,           // from now on, collect garbage before each allocation
};

enum class ActionKind : uint8_t { invoke, get };

enum class ArgumentKind : uint8_t { bits, null, host };

enum class PatternKind : uint8_t {
  lanes,    // a number is one lane
  null,     // any null reference
  host,     // a certain host reference
  non_null, // any reference to a function, an exception or something of the host
  internal, // a reference of a certain kind, in the hierarchy of `any`
};

// The abstract heap types in the hierarchy of `any`.
enum class InternalKind : uint8_t { any, eq, i31, structure, array };

enum class NanKind : uint8_t { none, canonical, arithmetic };

inline constexpr uint32_t no_slot = 0xFFFFFFFF;

// More than a function may have parameters or results (compiler/wasm/limits.hpp).
inline constexpr uint32_t most_values = 1024;

// What both the harness (on its standard output) and a worker of the runner write about assertions, one after
// the other.
namespace mark {
inline constexpr char passed = '.';  // an assertion holds
inline constexpr char failed = 'F';  // it does not; followed by the line, a space, why, and a line end
inline constexpr char command = 'X'; // likewise of a command that is no assertion
inline constexpr char end = 'E';     // all commands were executed; followed by a line end
} // namespace mark

} // namespace ingot::spec

// The symbols, which the runner generates.
extern "C" {
[[gnu::visibility("hidden")]] extern const uint8_t ingot_spec_commands[];
[[gnu::visibility("hidden")]] extern const ingot::abi::LinkableModule* const ingot_spec_modules[];
[[gnu::visibility("hidden")]] extern ingot::abi::Instance* ingot_spec_instances[]; // by slot, null at first
}
