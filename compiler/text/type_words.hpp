// How types are spelled and encoded (spec: text/types, binary/types).
#pragma once

#include "compiler/support/byte_writer.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace ingot::text {

struct HeapTypeWords {
  HeapKind kind;
  std::string_view heap;      // the heap type: "func"
  std::string_view reference; // the abbreviation of a nullable reference to it: "funcref"
  std::uint8_t code;
};

// The abstract heap types.
std::span<const HeapTypeWords> heap_type_words();
const HeapTypeWords& words_of(HeapKind abstract);

std::optional<ValueType> value_type_of_word(std::string_view word);
std::optional<HeapKind> heap_kind_of_word(std::string_view word);

void write_heap_type(ByteWriter& writer, HeapType type);
void write_value_type(ByteWriter& writer, ValueType type); // the shortest form
void write_field_type(ByteWriter& writer, const FieldType& type);

void write_limits(ByteWriter& writer, const Limits& limits, std::optional<std::uint8_t> page_size_log2);
void write_table_type(ByteWriter& writer, const TableType& type);
void write_global_type(ByteWriter& writer, const GlobalType& type);

} // namespace ingot::text
