// Element and data segments (spec: text/modules, binary/modules).
#include "compiler/support/byte_writer.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/module_parser.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingot::text {
namespace {

// The bits of an element segment's flags (spec: binary/modules, element section).
constexpr unsigned not_active = 1;
constexpr unsigned has_table_or_declarative = 2;
constexpr unsigned has_expressions = 4;

// The expression of an inline segment's offset: zero.
void write_zero(ByteWriter& writer, AddressType type) {
  writer.write_u8(type == AddressType::i64 ? 0x42 : 0x41); // i64.const, i32.const
  writer.write_u8(0);
  writer.write_u8(0x0B); // end
}

} // namespace

// ---- Element segments

// `func x*` or `x*`
void ModuleParser::parse_function_items(ElementItems& items) {
  items.are_functions = true;
  items.type = {ValueKind::ref, false, {HeapKind::func, {}}};
  while (reader_.at_index())
    items.items.begin_entry(reader_.offset()).write_unsigned(spaces_.functions.resolve(reader_));
}

// `(item instr*)*`, where a single folded instruction may stand for `(item instr)`.
void ModuleParser::parse_expression_items(ElementItems& items) {
  while (reader_.at(TokenKind::left_parenthesis)) {
    items.items.begin_entry(reader_.offset());
    if (reader_.accept_form("item")) {
      parse_constant_expression(items.items);
      reader_.expect_close();
    } else {
      parse_folded_expression(items.items);
    }
  }
}

ModuleParser::ElementItems ModuleParser::parse_element_list(bool may_omit_kind) {
  ElementItems items;
  if (reader_.accept_keyword("func") || (may_omit_kind && (reader_.at_index() || reader_.at_close()))) {
    parse_function_items(items);
  } else {
    items.type = types_.parse_reference_type(reader_);
    parse_expression_items(items);
  }
  return items;
}

// Behind the flags come the table, if the segment names one, and the offset of an active segment, and then
// the kind or type of the items unless it is the default.
void ModuleParser::write_element(std::size_t offset, unsigned mode, const ElementPlace& place,
                                 const ElementItems& items) {
  SectionContents& section = sections_[Section::element];
  ByteWriter& writer = section.begin_entry(offset);
  const bool is_active = (mode & not_active) == 0;
  // The default stands only where the table is the default too, and of references it is funcref.
  const bool omits_type = is_active && !place.table && (items.are_functions || items.type == funcref_type);
  if (is_active && !omits_type)
    mode |= has_table_or_declarative;
  writer.write_unsigned(mode | (items.are_functions ? 0 : has_expressions));
  if (is_active && !omits_type)
    writer.write_unsigned(place.table.value_or(0));
  section.append(place.offset);
  if (!omits_type && items.are_functions)
    writer.write_u8(0); // functions, the only kind
  else if (!omits_type)
    write_value_type(writer, items.type);
  writer.write_unsigned(items.items.count());
  section.append(items.items);
}

// `(table x)` or `(memory x)`, for which older scripts have `x` alone.
std::optional<std::uint32_t> ModuleParser::accept_segment_target(std::string_view word,
                                                                 const IndexSpace& space) {
  if (reader_.at_index())
    return space.resolve(reader_);
  if (!reader_.accept_form(word))
    return std::nullopt;
  const std::uint32_t index = space.resolve(reader_);
  reader_.expect_close();
  return index;
}

// `(elem $id? declare? list)` or `(elem $id? (table x)? offset list)`
void ModuleParser::parse_element() {
  bind(element_count_, names_.elements);
  if (reader_.accept_keyword("declare"))
    return write_element(field_offset_, not_active | has_table_or_declarative, {}, parse_element_list(false));
  ElementPlace place;
  place.table = accept_segment_target("table", spaces_.tables);
  const bool is_active =
      place.table || (reader_.at(TokenKind::left_parenthesis) && !types_.at_reference_type(reader_));
  if (!is_active)
    return write_element(field_offset_, not_active, {}, parse_element_list(false));
  parse_offset(place.offset);
  write_element(field_offset_, 0, place, parse_element_list(true));
}

// The `(elem ...)` of a table; gives the number of elements.
std::uint32_t ModuleParser::parse_inline_elements(std::uint32_t table, const TableType& type) {
  const std::size_t offset = reader_.offset();
  ++element_count_;
  reader_.expect_form("elem");
  ElementItems items;
  if (reader_.at(TokenKind::left_parenthesis)) {
    items.type = type.element;
    parse_expression_items(items);
  } else if (type.element == funcref_type) {
    parse_function_items(items);
  } else {
    // Indices stand for `ref.func`; only expressions can have the table's type.
    items.type = type.element;
    while (reader_.at_index()) {
      ByteWriter& writer = items.items.begin_entry(reader_.offset());
      writer.write_u8(0xD2); // ref.func
      writer.write_unsigned(spaces_.functions.resolve(reader_));
      writer.write_u8(0x0B); // end
    }
  }
  reader_.expect_close();
  ElementPlace place;
  place.table = table;
  write_zero(place.offset.writer(), type.limits.address_type);
  write_element(offset, 0, place, items);
  return items.items.count();
}

// `(offset instr*)`, or one folded instruction.
void ModuleParser::parse_offset(SectionContents& section) {
  section.mark(reader_.offset());
  if (!reader_.accept_form("offset"))
    return parse_folded_expression(section);
  parse_constant_expression(section);
  reader_.expect_close();
}

// ---- Data segments

std::string ModuleParser::parse_data_strings() {
  std::string bytes;
  while (reader_.at(TokenKind::string))
    bytes += reader_.expect_string();
  return bytes;
}

// `(data $id? string*)` or `(data $id? (memory x)? offset string*)`
void ModuleParser::parse_data() {
  bind(data_count_, names_.data);
  const std::optional<std::uint32_t> memory = accept_segment_target("memory", spaces_.memories);
  SectionContents& section = sections_[Section::data];
  ByteWriter& writer = section.begin_entry(field_offset_);
  if (memory || reader_.at(TokenKind::left_parenthesis)) {
    write_data_place(memory.value_or(0));
    parse_offset(section);
  } else {
    writer.write_u8(1); // passive
  }
  writer.write_name(parse_data_strings());
}

void ModuleParser::write_data_place(std::uint32_t memory) {
  ByteWriter& writer = sections_[Section::data].writer();
  writer.write_u8(memory == 0 ? 0 : 2);
  if (memory != 0)
    writer.write_unsigned(memory);
}

void ModuleParser::write_inline_data(std::uint32_t memory, AddressType address_type, const std::string& bytes,
                                     std::size_t offset) {
  ++data_count_;
  ByteWriter& writer = sections_[Section::data].begin_entry(offset);
  write_data_place(memory);
  write_zero(writer, address_type);
  writer.write_name(bytes);
}

} // namespace ingot::text
