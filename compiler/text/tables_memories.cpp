// Tables, memories and their types (spec: text/types, text/modules).
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/module_parser.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/wasm/types.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace ingot::text {

// `i32` is the default.
AddressType ModuleParser::parse_address_type() {
  if (reader_.accept_keyword("i64"))
    return AddressType::i64;
  reader_.accept_keyword("i32");
  return AddressType::i32;
}

Limits ModuleParser::parse_limits(AddressType address_type) {
  Limits limits;
  limits.address_type = address_type;
  limits.minimum = reader_.expect_unsigned(64);
  if (reader_.at(TokenKind::integer))
    limits.maximum = reader_.expect_unsigned(64);
  limits.shared = reader_.accept_keyword("shared");
  return limits;
}

TableType ModuleParser::parse_table_type() {
  TableType type;
  const AddressType address_type = parse_address_type();
  type.limits = parse_limits(address_type);
  type.element = types_.parse_reference_type(reader_);
  return type;
}

ModuleParser::MemoryText ModuleParser::parse_memory_type() {
  MemoryText type;
  const AddressType address_type = parse_address_type();
  type.limits = parse_limits(address_type);
  type.page_size_log2 = parse_page_size();
  return type;
}

// `(pagesize N)`, or nothing; the logarithm.
std::optional<std::uint8_t> ModuleParser::parse_page_size() {
  const std::size_t offset = reader_.offset();
  if (!reader_.accept_form("pagesize"))
    return std::nullopt;
  const std::uint64_t size = reader_.expect_unsigned(64);
  reader_.expect_close();
  if (!std::has_single_bit(size)) {
    reader_.fail(offset, diagnostic::page_size_power_of_two);
    return std::nullopt;
  }
  return static_cast<std::uint8_t>(std::countr_zero(size));
}

GlobalType ModuleParser::parse_global_type() {
  GlobalType type;
  type.is_mutable = reader_.accept_form("mut");
  type.value = types_.parse_value_type(reader_);
  if (type.is_mutable)
    reader_.expect_close();
  return type;
}

void ModuleParser::parse_table() {
  const std::uint32_t index = bind(ExternKind::table);
  if (parse_inline_exports_and_import(ExternKind::table, index))
    return;
  SectionContents& section = sections_[Section::table];
  // `at? reftype (elem ...)`: as large as its elements are many.
  TableType type;
  type.limits.address_type = parse_address_type();
  if (!reader_.at(TokenKind::integer)) {
    type.element = types_.parse_reference_type(reader_);
    const std::uint32_t count = parse_inline_elements(index, type);
    type.limits.minimum = count;
    type.limits.maximum = count;
    return write_table_type(section.begin_entry(field_offset_), type);
  }
  type.limits = parse_limits(type.limits.address_type);
  type.element = types_.parse_reference_type(reader_);
  ByteWriter& writer = section.begin_entry(field_offset_);
  const bool has_initial = !reader_.at_close();
  if (has_initial)
    writer.write_fixed(0x0040, 2); // spec: binary/modules, table section
  write_table_type(writer, type);
  if (has_initial)
    parse_constant_expression(section);
}

// A page size that the text states stands in the binary, even if it is the usual one.
void ModuleParser::write_memory_type(ByteWriter& writer, const MemoryText& type) {
  write_limits(writer, type.limits, type.page_size_log2);
}

void ModuleParser::parse_memory() {
  const std::uint32_t index = bind(ExternKind::memory);
  if (parse_inline_exports_and_import(ExternKind::memory, index))
    return;
  MemoryText type;
  type.limits.address_type = parse_address_type();
  if (reader_.at(TokenKind::integer)) {
    type.limits = parse_limits(type.limits.address_type);
    type.page_size_log2 = parse_page_size();
    return write_memory_type(sections_[Section::memory].begin_entry(field_offset_), type);
  }
  // `at? pagesize? (data ...)`: as many pages as the data fill.
  type.page_size_log2 = parse_page_size();
  const std::size_t data_offset = reader_.offset();
  reader_.expect_form("data");
  const std::string bytes = parse_data_strings();
  reader_.expect_close();
  constexpr std::uint8_t default_page_size_log2 = 16;
  const std::uint8_t page_size_log2 = type.page_size_log2.value_or(default_page_size_log2);
  type.limits.minimum = (bytes.size() + (std::uint64_t{1} << page_size_log2) - 1) >> page_size_log2;
  type.limits.maximum = type.limits.minimum;
  write_memory_type(sections_[Section::memory].begin_entry(field_offset_), type);
  write_inline_data(index, type.limits.address_type, bytes, data_offset);
}

} // namespace ingot::text
