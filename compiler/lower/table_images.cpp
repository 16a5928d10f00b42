#include "compiler/lower/table_images.hpp"

#include "compiler/lower/constant_expressions.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// Of elements: a table with more room than functions would be a file full of zeros.
constexpr std::uint64_t largest_image = std::uint64_t{1} << 16;

// Where the segment goes in a table of this size; nothing if that is known at run time only, or if the items
// are not all functions.
std::optional<std::uint64_t> place_of(const ElementSegment& segment, const Expression& offset,
                                      std::uint64_t size) {
  const std::optional<std::uint64_t> constant = constant_number(offset);
  if (!constant || *constant > size || segment.items.size() > size - *constant) // instantiation may trap
    return std::nullopt;
  return has_functions_only(segment) ? constant : std::nullopt;
}

} // namespace

TableImages::TableImages(const Module& module, const CallFacts& facts)
    : contents_(module.tables.size()), holds_(module.elements.size()) {
  for (std::uint32_t index = 0; index < module.tables.size(); ++index)
    if (const Table& table = module.tables[index];
        !table.initial && !facts.changes(TableIndex(index)) && table.type.limits.minimum <= largest_image)
      contents_[index] = fill(module, TableIndex(index));
}

std::optional<TableImages::Contents> TableImages::fill(const Module& module, TableIndex table) {
  const std::uint64_t size = module.tables[table.value].type.limits.minimum;
  // Of a merged module, the segments before its first call of a start function.
  const std::uint32_t end = stages_of(module).front().elements_end;
  Contents contents(size);
  std::vector<ElementIndex> held;
  for (std::uint32_t index = 0; index < module.elements.size(); ++index) {
    const ElementSegment& segment = module.elements[index];
    const auto* const active = std::get_if<ElementSegment::Active>(&segment.mode);
    if (active == nullptr || active->table != table)
      continue;
    const std::optional<std::uint64_t> place =
        index < end ? place_of(segment, active->offset, size) : std::nullopt;
    if (!place)
      return std::nullopt;
    for (std::size_t item = 0; item < segment.items.size(); ++item)
      contents[*place + item] = std::get<FunctionIndex>(segment.items[item]);
    held.push_back(ElementIndex(index));
  }
  for (const ElementIndex segment : held)
    holds_[segment.value] = true;
  return contents;
}

const TableImages::Contents* TableImages::contents(TableIndex table) const {
  const std::optional<Contents>& contents = contents_[table.value];
  return contents ? &*contents : nullptr;
}

} // namespace ingot
