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

// ingot_stream of the header: an open descriptor of the process.
struct Stream {
  int32_t is_granted; // 0 or 1
  int32_t descriptor;
};

// ingot_wasi of the header: what the guest may have of the system. 0 everywhere is nothing. All of it is
// copied, duplicated or opened when the instance is made.
struct WasiGrants {
  const char* const* arguments; // the first is the name of the program
  uint64_t argument_count;
  const char* const* environment; // "NAME=value"
  uint64_t environment_count;
  const Directory* directories; // ingot_directory; `guest_path` may be null for the same
  uint64_t directory_count;
  const int32_t* listeners; // descriptors of sockets that listen
  uint64_t listener_count;
  Stream streams[3]; // standard input, output, error
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
  const WasiGrants* wasi; // --wasi=link: null for nothing
  uint64_t stack_reserve; // of a board: bytes beside stack_size that guest code does not use
};

inline constexpr uint64_t default_library_stack = uint64_t{1} << 20;
inline constexpr uint64_t smallest_library_stack = uint64_t{64}
                                                   << 10; // the runtime's own functions run on it

// What a function of WASI finds left of the guest's stack, in bytes: more than any of them needs, and less
// than the guard below.
inline constexpr uint64_t library_wasi_stack = uint64_t{32} << 10;

// The code of an export: `values` holds the arguments and afterwards the results. The exception that left it,
// or null.
using ExportCode = Exception* (*)(Instance * instance, Value* values);

// Calls a function of the host likewise, and gives what it returned.
using HostCode = Outcome (*)(Instance* instance, Value* values, void* user);

} // namespace ingot::abi
