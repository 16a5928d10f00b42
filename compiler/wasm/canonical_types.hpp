// Equivalence of defined types (spec: valid/types, rolling and unrolling): two recursion groups are the same
// if they have the same types in the same order, where a reference within the group is its position in the
// group.
#pragma once

#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ingot {

class CanonicalTypes {
public:
  // Sets `canonical` of the types of the group that starts at `group_start`. All references in it must be to
  // types of the group or of earlier groups, which have been through here.
  void set_canonical_types(std::vector<DefinedType>& types, std::size_t group_start);

private:
  // The first type of each group by the group's exact spelling. An ordered map: the guest chooses the types,
  // and could choose ones whose hashes collide.
  std::map<std::string, TypeIndex> groups_;
};

} // namespace ingot
