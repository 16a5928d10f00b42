// What active element segments make of the tables of a library, of those that no instruction changes:
// contents that all instances share, instead of a copy for each.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <optional>
#include <vector>

namespace ingot {

class TableImages {
public:
  TableImages(const Module& module, const CallFacts& facts);

  // By element, nothing where it is null.
  using Contents = std::vector<std::optional<FunctionIndex>>;
  // Null if the table changes, or if it is known at run time only what is in it.
  const Contents* contents(TableIndex table) const;

  // Whether the segment is in such contents, so that it need not be copied.
  bool holds(ElementIndex segment) const { return holds_[segment.value]; }

private:
  std::optional<Contents> fill(const Module& module, TableIndex table);

  std::vector<std::optional<Contents>> contents_;
  std::vector<bool> holds_;
};

} // namespace ingot
