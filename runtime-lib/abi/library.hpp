// The contract of a library with its host: what compiled code gives the runtime (builtins of library.def),
// and what the C header shows (compiler/library). docs/embedding.md tells the story.
#pragma once

#include "runtime-lib/abi/linkable.hpp"

namespace ingot::abi {

// How a call of a library ended: ingot_outcome of the header. 0 if it returned; the number of a trap plus 1;
// a row of outcomes.def; or whatever else a host function returned.
using Outcome = uint32_t;
inline constexpr Outcome returned = 0;
constexpr Outcome outcome_of(Trap kind) { return static_cast<uint32_t>(kind) + 1; }

namespace outcome {
#define OUTCOME(name, number, message) inline constexpr Outcome name = number;
#include "runtime-lib/abi/outcomes.def"
} // namespace outcome

// ingot_epoch of the header: only ever raised, by anybody at any time.
struct Epoch {
  volatile uint64_t raised;
};

// ingot_configuration of the header. 0 everywhere is what it is without one.
struct Configuration {
  void* user;             // handed to host functions
  uint64_t memory_size;   // the most bytes that a memory may have
  uint64_t table_size;    // the most elements that a table may have
  uint64_t stack_size;    // bytes of the guest's stack
  uint64_t fuel;          // --meter=fuel: 0 for as much as there can be
  Epoch* epoch;           // --meter=epoch: null for one that nobody raises
  uint64_t deadline;      // how often it may be raised; 0 for any number
  uint64_t stack_reserve; // of a board: bytes beside stack_size that guest code does not use
};

inline constexpr uint64_t default_library_stack = uint64_t{1} << 20;
inline constexpr uint64_t smallest_library_stack = uint64_t{64}
                                                   << 10; // the runtime's own functions run on it

// The code of an export: `values` holds the arguments and afterwards the results. The exception that left it,
// or null.
using ExportCode = Exception* (*)(Instance * instance, Value* values);

// Calls a function of the host likewise, and gives what it returned.
using HostCode = Outcome (*)(Instance* instance, Value* values, void* user);

} // namespace ingot::abi
