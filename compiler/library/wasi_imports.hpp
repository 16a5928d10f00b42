// Who defines what a library imports: the host in C, or, of the functions of WASI, the runtime
// (docs/decisions/0033).
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {

// What the user decides about the functions of WASI in a library.
struct LibraryWasi {
  enum class Definition : std::uint8_t {
    import, // by the host, like all other imports
    link,   // by the runtime, with what the host grants each instance
    deny,   // by nobody: a call is a trap
  };
  Definition definition = Definition::import;
  std::vector<std::string> host_functions; // names of those that the host defines all the same
};

enum class ImportSource : std::uint8_t { host, runtime, nobody };

ImportSource source_of(const Import& import, const LibraryWasi& wasi);

// Whether any import is the runtime's.
bool links_wasi(const Module& module, const LibraryWasi& wasi);

// Whether WASI has a function of this name, in any of its modules.
bool is_wasi_name(std::string_view name);

// False if the module cannot have its functions of WASI from there; then `diagnostics` says why.
bool check_library_wasi(const ValidModule& module, const LibraryWasi& wasi, Diagnostics& diagnostics);

} // namespace ingot
