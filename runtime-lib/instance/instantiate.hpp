// Making instances of modules in the linkable form (spec: exec/modules, instantiation). An instance lives as
// long as the program.
#pragma once

#include "runtime-lib/abi/linkable.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::instance {

// Something that can be imported: spec, exec/runtime, external addresses. The type is the actual one, with
// the present size of a table or memory as its minimum.
struct Extern {
  abi::ExternType type;
  void* object; // an abi::FunctionReference, Table, Memory, Tag, or the Value of a global
};

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
  no_memory,           // the system refuses the instance, a memory or a table
  wrong_version,       // the module was compiled for another version of the runtime
  exception,           // one left the start function
};

struct Instantiation {
  Status status;
  abi::Instance* instance;   // if done
  const abi::Import* import; // the first that is unknown or incompatible
  abi::Exception* exception; // if that
};

// May trap, as initialising memories and tables and the start function may: then what it has written to
// imported memories and tables remains, as the specification has it.
Instantiation instantiate(const abi::LinkableModule& module, const ImportSource& imports);

// What an instance exports under this name; false if nothing.
bool find_export(const abi::Instance& instance, Span<const char> name, Extern& found);

} // namespace ingot::instance
