// The type section (spec: binary/types, composite and recursive types; binary/modules).
#include "compiler/decode/sections.hpp"
#include "compiler/decode/types.hpp"
#include "compiler/wasm/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {
namespace {

constexpr std::uint8_t array_form = 0x5E;
constexpr std::uint8_t struct_form = 0x5F;
constexpr std::uint8_t function_form = 0x60;
constexpr std::uint8_t recursion_group_form = 0x4E;
constexpr std::uint8_t final_subtype_form = 0x4F;
constexpr std::uint8_t subtype_form = 0x50;

bool read_mutability(Cursor& section) {
  const std::size_t offset = section.offset();
  const std::uint8_t mutability = section.read_u8();
  if (mutability > 1)
    section.fail(offset, diagnostic::malformed_mutability, mutability);
  return mutability == 1;
}

FieldType read_field_type(Cursor& section) {
  FieldType field;
  const std::uint8_t code = section.peek_u8();
  if (code == 0x77 || code == 0x78) {
    section.read_u8();
    field.packing = code == 0x78 ? Packing::i8 : Packing::i16;
    field.value = i32_type;
  } else {
    field.value = read_value_type(section);
  }
  field.is_mutable = read_mutability(section);
  return field;
}

std::vector<ValueType> read_value_types(Cursor& section, std::string_view what, std::uint32_t limit) {
  std::vector<ValueType> types;
  const std::uint32_t count = read_count(section, what, limit);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i)
    types.push_back(read_value_type(section));
  return types;
}

CompositeType read_composite_type(Cursor& section) {
  const std::size_t offset = section.offset();
  const std::uint8_t form = section.read_u8();
  switch (form) {
  case function_form: {
    FunctionType type;
    type.parameters = read_value_types(section, "parameters", limits::parameters);
    type.results = read_value_types(section, "results", limits::results);
    return type;
  }
  case struct_form: {
    StructType type;
    const std::uint32_t count = read_count(section, "fields", limits::struct_fields);
    for (std::uint32_t i = 0; i < count && section.ok(); ++i)
      type.fields.push_back(read_field_type(section));
    return type;
  }
  case array_form:
    return ArrayType{read_field_type(section)};
  default:
    section.fail(offset, diagnostic::malformed_type_form, form);
    return {};
  }
}

DefinedType read_subtype(Cursor& section) {
  DefinedType type;
  type.offset = section.offset();
  const std::uint8_t form = section.peek_u8();
  if (form == subtype_form || form == final_subtype_form) {
    section.read_u8();
    type.is_final = form == final_subtype_form;
    const std::uint32_t count = section.read_u32();
    // The format has a list, of which validation allows one; Module has no place for more.
    if (count > 1)
      section.fail(type.offset, diagnostic::subtype_mismatch, "it declares more than one supertype");
    if (count == 1)
      type.supertype = TypeIndex(section.read_u32());
  }
  type.composite = read_composite_type(section);
  return type;
}

} // namespace

void decode_type_section(Cursor& section, Module& module) {
  const std::uint32_t group_count = read_count(section, "recursion groups", limits::recursion_groups);
  for (std::uint32_t group = 0; group < group_count && section.ok(); ++group) {
    std::uint32_t size = 1; // a type outside of a group is a group by itself
    if (section.peek_u8() == recursion_group_form) {
      section.read_u8();
      size = read_count(section, "types in a recursion group", limits::recursion_group_types);
    }
    const TypeIndex start(static_cast<std::uint32_t>(module.types.size()));
    for (std::uint32_t i = 0; i < size && section.ok(); ++i) {
      DefinedType type = read_subtype(section);
      type.group_start = start;
      type.group_size = size;
      type.canonical = TypeIndex(start.value + i); // until validation finds an equal one before it
      module.types.push_back(std::move(type));
      if (module.types.size() > limits::types)
        section.fail(module.types.back().offset, diagnostic::limit_exceeded, "types", module.types.size(),
                     limits::types);
    }
  }
}

} // namespace ingot
