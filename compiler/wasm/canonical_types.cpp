#include "compiler/wasm/canonical_types.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// Spells a group so that equal groups, and no others, are spelled the same: each part has a form of its own
// and each list begins with its length, so that no spelling is the beginning of another one.
class GroupSpelling {
public:
  GroupSpelling(const std::vector<DefinedType>& types, std::size_t group_start)
      : types_(types), start_(group_start) {}

  std::string spell() && {
    const std::uint32_t size = types_[start_].group_size;
    add_number(size);
    for (std::size_t i = start_; i < start_ + size; ++i)
      add(types_[i]);
    return std::move(spelling_);
  }

private:
  void add_byte(std::uint8_t byte) { spelling_ += static_cast<char>(byte); }
  void add_number(std::uint64_t value) { // LEB128: most are small
    for (; value >= 0x80; value >>= 7)
      add_byte(static_cast<std::uint8_t>(value | 0x80));
    add_byte(static_cast<std::uint8_t>(value));
  }
  // Even: the position in this group. Odd: the canonical index of a type of an earlier group.
  void add(TypeIndex index) {
    const bool is_inside = index.value >= start_;
    const std::uint64_t number = is_inside ? index.value - start_ : types_[index.value].canonical.value;
    add_number(2 * number + (is_inside ? 0 : 1));
  }
  void add(ValueType type) {
    add_byte(static_cast<std::uint8_t>(type.kind));
    if (!type.is_reference())
      return;
    add_byte(static_cast<std::uint8_t>(2 * static_cast<unsigned>(type.heap.kind) + (type.nullable ? 1 : 0)));
    if (type.heap.kind == HeapKind::defined)
      add(type.heap.index);
  }
  void add(const FieldType& field) {
    add_byte(
        static_cast<std::uint8_t>(2 * static_cast<unsigned>(field.packing) + (field.is_mutable ? 1 : 0)));
    add(field.value);
  }
  template <typename Element>
  void add(const std::vector<Element>& list) {
    add_number(list.size());
    for (const Element& element : list)
      add(element);
  }
  void add(const DefinedType& type) {
    add_byte(static_cast<std::uint8_t>((type.is_final ? 1 : 0) + (type.supertype ? 2 : 0)));
    if (type.supertype)
      add(*type.supertype);
    add_byte(static_cast<std::uint8_t>(type.composite.index()));
    if (const auto* function = std::get_if<FunctionType>(&type.composite)) {
      add(function->parameters);
      add(function->results);
    } else if (const auto* structure = std::get_if<StructType>(&type.composite)) {
      add(structure->fields);
    } else {
      add(std::get<ArrayType>(type.composite).element);
    }
  }

  const std::vector<DefinedType>& types_;
  std::size_t start_;
  std::string spelling_;
};

} // namespace

void CanonicalTypes::set_canonical_types(std::vector<DefinedType>& types, std::size_t group_start) {
  const TypeIndex start(static_cast<std::uint32_t>(group_start));
  const std::uint32_t size = types[group_start].group_size;
  const TypeIndex first = groups_.try_emplace(GroupSpelling(types, group_start).spell(), start).first->second;
  for (std::uint32_t i = 0; i < size; ++i)
    types[group_start + i].canonical = TypeIndex(first.value + i);
}

} // namespace ingot
