// Making instances of modules in the linkable form, up to where their own code begins to run
// (spec: exec/modules, instantiation).
#pragma once

#include "runtime-lib/abi/linkable.hpp"
#include "runtime-lib/instance/exports.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::instance {

// Where imports come from.
struct ImportSource {
  // False if there is nothing of this name; whether it is of the right type is not for the source to say.
  bool (*find)(void* context, const abi::Import& import, Extern& found);
  void* context;
};

enum class Status {
  done,
  unknown_import,      // the source does not have it
  incompatible_import, // its type does not match
  no_memory,           // the system or the limits refuse the instance, a memory or a table
  wrong_version,       // the module was compiled for another version of the runtime
  exception,           // one left the start function
};

struct Instantiation {
  Status status;
  abi::Instance* instance;   // if done
  const abi::Import* import; // the first that is unknown or incompatible
  abi::Exception* exception; // if that
};

// What an instance may have at most, whatever its module allows: of each memory and table. By default that is
// what the module says, or where address space is memory what it begins with.
struct Limits {
  static constexpr uint64_t by_default = ~uint64_t{0};

  uint64_t memory_size = by_default; // bytes
  uint64_t table_size = by_default;  // elements
};

// What the host wants in the mapping of an instance, in bytes: in front of it a stack, below that a guard
// without access (both of whole pages), and behind it zeroed bytes, aligned to 16.
struct HostSpace {
  uint64_t guard = 0;
  uint64_t stack = 0;
  uint64_t part = 0;
};

// An instance with its memories and tables. What is left to do is LinkableModule::initialise().
Instantiation make(const abi::LinkableModule& module, const ImportSource& imports, const Limits& limits,
                   const HostSpace& space);

uint8_t* host_part_of(abi::Instance* instance);

// Its own memories, for trap::watch() or a GuestSpace.
const trap::WatchedMemories& memories_of(abi::Instance* instance);

// Takes back all that make() gave. Nothing may refer to it any more: no other instance, no call under way.
void destroy(abi::Instance* instance);

} // namespace ingot::instance
