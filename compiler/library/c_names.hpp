// How the parts of a module are called in C. Names of a module may hold any bytes; what becomes of them are
// identifiers that begin with the prefix and are all different.
#pragma once

#include "compiler/library/wasi_imports.hpp"
#include "compiler/wasm/module.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ingot {

// Whether the user may choose it: an identifier of C, at most 64 characters, that does not begin as Ingot's
// own do.
bool is_library_prefix(std::string_view text);

// A prefix made of any text, such as the name of a file.
std::string library_prefix(std::string_view text);

// The function "_initialize" of a reactor (WASI, application ABI), which takes and gives nothing and is
// called when an instance is made, so that the host has no name for it. Null if there is none.
const FunctionIndex* reactor_initialize(const Module& module);

struct CNames {
  CNames(const Module& module, std::string_view prefix, const LibraryWasi& wasi);

  std::string prefix;
  // By number of the import: the function the host defines, of a global the one that gives its value; and of
  // what the instance makes, what the names of its accessors are made of. Empty if there is neither, as of
  // what the runtime defines (source_of).
  std::vector<std::string> imports;
  // By number of the export: a function's name, or what the names of its accessors are made of
  // (accessor_name). Empty if C has no type for it.
  std::vector<std::string> exports;
};

enum class Accessor : std::uint8_t { size, at, read, write, get, set };

// `stem` is CNames::exports or CNames::imports of a memory (size, at, read, write), a table (size) or a
// global (get, set).
std::string accessor_name(std::string_view stem, Accessor accessor);

// Whether a host can ask for the global's value.
bool has_accessors(const GlobalType& type);

} // namespace ingot
