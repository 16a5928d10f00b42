// Where the entries of a module's index spaces are in those of the module that it was merged into
// (compiler/merge). Code stays as it is in the file; whoever reads it gets the indices mapped.
#pragma once

#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <vector>

namespace ingot {

// Imported entries are anywhere; those that the module defines lie together.
struct IndexSpaceMap {
  std::vector<std::uint32_t> imported; // by index
  std::uint32_t first_own = 0;

  std::uint32_t operator()(std::uint32_t index) const {
    return index < imported.size() ? imported[index]
                                   : first_own + (index - static_cast<std::uint32_t>(imported.size()));
  }
};

struct IndexMap {
  IndexSpaceMap functions;
  IndexSpaceMap tables;
  IndexSpaceMap memories;
  IndexSpaceMap globals;
  IndexSpaceMap tags;
  IndexSpaceMap types; // which cannot be imported, and neither can segments
  IndexSpaceMap elements;
  IndexSpaceMap data;

  FunctionIndex operator()(FunctionIndex index) const { return FunctionIndex(functions(index.value)); }
  TableIndex operator()(TableIndex index) const { return TableIndex(tables(index.value)); }
  MemoryIndex operator()(MemoryIndex index) const { return MemoryIndex(memories(index.value)); }
  GlobalIndex operator()(GlobalIndex index) const { return GlobalIndex(globals(index.value)); }
  TagIndex operator()(TagIndex index) const { return TagIndex(tags(index.value)); }
  TypeIndex operator()(TypeIndex index) const { return TypeIndex(types(index.value)); }

  HeapType operator()(HeapType type) const {
    if (type.kind == HeapKind::defined)
      type.index = (*this)(type.index);
    return type;
  }
  ValueType operator()(ValueType type) const {
    type.heap = (*this)(type.heap);
    return type;
  }
};

} // namespace ingot
