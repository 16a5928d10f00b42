// Whether an export can stand for an import (spec: valid/matching, external types).
#pragma once

#include "compiler/wasm/matching.hpp"
#include "compiler/wasm/module.hpp"

#include <string>

namespace ingot {

// An entry of an index space of a module, whose types are `map.types` of those of the merged module.
struct Extern {
  const Module& module;
  const IndexMap& map;
  ExternIndex index;
};

// By declared types: a memory or table counts as large as it is when it is made, since it is not known yet by
// how much it will have grown.
bool matches(DefinedTypes merged_types, const Extern& exported, const Extern& imported);

// For messages: "a function [i32] -> []", with the indices that its module has.
std::string describe(const Extern& entry);

} // namespace ingot
