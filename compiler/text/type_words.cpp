#include "compiler/text/type_words.hpp"

#include "compiler/support/byte_writer.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace ingot::text {
namespace {

constexpr auto heap_types = std::to_array<HeapTypeWords>({
    {HeapKind::func, "func", "funcref", 0x70},
    {HeapKind::extern_, "extern", "externref", 0x6F},
    {HeapKind::any, "any", "anyref", 0x6E},
    {HeapKind::eq, "eq", "eqref", 0x6D},
    {HeapKind::i31, "i31", "i31ref", 0x6C},
    {HeapKind::struct_, "struct", "structref", 0x6B},
    {HeapKind::array, "array", "arrayref", 0x6A},
    {HeapKind::exn, "exn", "exnref", 0x69},
    {HeapKind::none, "none", "nullref", 0x71},
    {HeapKind::noextern, "noextern", "nullexternref", 0x72},
    {HeapKind::nofunc, "nofunc", "nullfuncref", 0x73},
    {HeapKind::noexn, "noexn", "nullexnref", 0x74},
});

constexpr auto number_types = std::to_array<std::pair<std::string_view, ValueType>>({
    {"i32", i32_type},
    {"i64", i64_type},
    {"f32", f32_type},
    {"f64", f64_type},
    {"v128", v128_type},
});

} // namespace

std::span<const HeapTypeWords> heap_type_words() { return heap_types; }

const HeapTypeWords& words_of(HeapKind abstract) {
  return *std::ranges::find(heap_types, abstract, &HeapTypeWords::kind);
}

std::optional<ValueType> value_type_of_word(std::string_view word) {
  for (const auto& [text, type] : number_types) {
    if (text == word)
      return type;
  }
  const auto found = std::ranges::find(heap_types, word, &HeapTypeWords::reference);
  if (found == heap_types.end())
    return std::nullopt;
  return ValueType{ValueKind::ref, true, {found->kind, {}}};
}

std::optional<HeapKind> heap_kind_of_word(std::string_view word) {
  const auto found = std::ranges::find(heap_types, word, &HeapTypeWords::heap);
  return found == heap_types.end() ? std::nullopt : std::optional(found->kind);
}

void write_heap_type(ByteWriter& writer, HeapType type) {
  if (type.kind == HeapKind::defined)
    writer.write_signed(type.index.value);
  else
    writer.write_u8(words_of(type.kind).code);
}

void write_value_type(ByteWriter& writer, ValueType type) {
  if (!type.is_reference()) {
    writer.write_u8(static_cast<std::uint8_t>(0x7F - static_cast<unsigned>(type.kind)));
    return;
  }
  if (type.heap.kind == HeapKind::defined || !type.nullable)
    writer.write_u8(type.nullable ? 0x63 : 0x64);
  write_heap_type(writer, type.heap);
}

void write_field_type(ByteWriter& writer, const FieldType& type) {
  if (type.packing == Packing::none)
    write_value_type(writer, type.value);
  else
    writer.write_u8(type.packing == Packing::i8 ? 0x78 : 0x77);
  writer.write_u8(type.is_mutable ? 1 : 0);
}

void write_limits(ByteWriter& writer, const Limits& limits, std::optional<std::uint8_t> page_size_log2) {
  constexpr unsigned has_maximum = 1;
  constexpr unsigned is_shared = 2;
  constexpr unsigned is_64_bit = 4;
  constexpr unsigned has_page_size = 8;
  writer.write_u8(static_cast<std::uint8_t>(
      (limits.maximum ? has_maximum : 0) | (limits.shared ? is_shared : 0) |
      (limits.address_type == AddressType::i64 ? is_64_bit : 0) | (page_size_log2 ? has_page_size : 0)));
  writer.write_unsigned(limits.minimum);
  if (limits.maximum)
    writer.write_unsigned(*limits.maximum);
  if (page_size_log2)
    writer.write_unsigned(*page_size_log2);
}

void write_table_type(ByteWriter& writer, const TableType& type) {
  write_value_type(writer, type.element);
  write_limits(writer, type.limits, std::nullopt);
}

void write_global_type(ByteWriter& writer, const GlobalType& type) {
  write_value_type(writer, type.value);
  writer.write_u8(type.is_mutable ? 1 : 0);
}

} // namespace ingot::text
