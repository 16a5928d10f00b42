#include "compiler/text/module_parser.hpp"

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/expression_parser.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/module_scanner.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::text {
namespace {

struct ExternWord {
  std::string_view word;
  ExternKind kind;
};

constexpr auto extern_words = std::to_array<ExternWord>({
    {"func", ExternKind::function},
    {"table", ExternKind::table},
    {"memory", ExternKind::memory},
    {"global", ExternKind::global},
    {"tag", ExternKind::tag},
});

// Takes `(func`, `(table` and so on.
std::optional<ExternKind> accept_extern_kind(TokenReader& reader) {
  for (const ExternWord& entry : extern_words) {
    if (reader.accept_form(entry.word))
      return entry.kind;
  }
  reader.fail_unexpected();
  return std::nullopt;
}

} // namespace

void ModuleParser::parse(const std::vector<Field>& fields) {
  // Types first: a function type's inline uses mean explicit definitions wherever these stand.
  for (const bool of_types : {true, false}) {
    for (const Field& field : fields) {
      if ((field.kind == FieldKind::type || field.kind == FieldKind::rec) == of_types && reader_.ok())
        parse_field(field);
    }
  }
  SectionContents& types = sections_[Section::type];
  types = types_.take_section();
  if (needs_data_count_)
    sections_[Section::data_count].begin_entry(0).write_unsigned(spaces_.data.size());
  write_branch_hints();
}

void ModuleParser::parse_field(const Field& field) {
  reader_.seek(field.offset);
  if (field.kind == FieldKind::type)
    return types_.parse_type(reader_);
  if (field.kind == FieldKind::rec)
    return types_.parse_recursive_group(reader_);
  field_offset_ = field.offset;
  reader_.take();
  reader_.take();
  switch (field.kind) {
  case FieldKind::import:
    parse_import();
    break;
  case FieldKind::function:
    parse_function();
    break;
  case FieldKind::table:
    parse_table();
    break;
  case FieldKind::memory:
    parse_memory();
    break;
  case FieldKind::global:
    parse_global();
    break;
  case FieldKind::tag:
    parse_tag();
    break;
  case FieldKind::export_:
    parse_export();
    break;
  case FieldKind::start:
    parse_start();
    break;
  case FieldKind::element:
    parse_element();
    break;
  case FieldKind::data:
    parse_data();
    break;
  case FieldKind::type:
  case FieldKind::rec:
    break;
  }
  reader_.expect_close();
}

// ---- Identifiers

// The identifier is for the name section here; the scanner has bound it.
std::uint32_t ModuleParser::bind(std::uint32_t& count, NameMap& names) {
  const std::uint32_t index = count++;
  std::string name;
  if (reader_.at(TokenKind::identifier))
    name = identifier_name(reader_.take().text);
  if (std::optional<std::string> annotation = take_name_annotation(reader_))
    name = *std::move(annotation);
  if (!name.empty())
    names.emplace_back(index, std::move(name));
  return index;
}

std::uint32_t ModuleParser::bind(ExternKind kind) {
  switch (kind) {
  case ExternKind::function:
    return bind(function_count_, names_.functions);
  case ExternKind::table:
    return bind(table_count_, names_.tables);
  case ExternKind::memory:
    return bind(memory_count_, names_.memories);
  case ExternKind::global:
    return bind(global_count_, names_.globals);
  case ExternKind::tag:
    break;
  }
  return bind(tag_count_, names_.tags);
}

std::uint32_t ModuleParser::resolve(ExternKind kind) {
  switch (kind) {
  case ExternKind::function:
    return spaces_.functions.resolve(reader_);
  case ExternKind::table:
    return spaces_.tables.resolve(reader_);
  case ExternKind::memory:
    return spaces_.memories.resolve(reader_);
  case ExternKind::global:
    return spaces_.globals.resolve(reader_);
  case ExternKind::tag:
    break;
  }
  return spaces_.tags.resolve(reader_);
}

// ---- Imports and exports

void ModuleParser::parse_import() {
  const std::string module = reader_.expect_name();
  const std::string name = reader_.expect_name();
  const std::optional<ExternKind> kind = accept_extern_kind(reader_);
  if (!kind)
    return;
  bind(*kind);
  parse_imported_type(*kind, module, name);
  reader_.expect_close();
}

void ModuleParser::parse_imported_type(ExternKind kind, const std::string& module, const std::string& name) {
  ByteWriter& writer = sections_[Section::import].begin_entry(field_offset_);
  writer.write_name(module);
  writer.write_name(name);
  writer.write_u8(static_cast<std::uint8_t>(kind));
  switch (kind) {
  case ExternKind::function:
    writer.write_unsigned(types_.parse_type_use(reader_).index);
    break;
  case ExternKind::table:
    write_table_type(writer, parse_table_type());
    break;
  case ExternKind::memory:
    write_memory_type(writer, parse_memory_type());
    break;
  case ExternKind::global:
    write_global_type(writer, parse_global_type());
    break;
  case ExternKind::tag:
    writer.write_u8(0); // an exception, the only kind
    writer.write_unsigned(types_.parse_type_use(reader_).index);
    break;
  }
}

// `(export "name")* (import "module" "name")?` behind an identifier. With an import the rest of the field is
// its type, which is read here too.
bool ModuleParser::parse_inline_exports_and_import(ExternKind kind, std::uint32_t index) {
  while (reader_.at_form("export")) {
    const std::size_t offset = reader_.offset();
    reader_.expect_form("export");
    write_export(offset, reader_.expect_name(), kind, index);
    reader_.expect_close();
  }
  if (!reader_.accept_form("import"))
    return false;
  const std::string module = reader_.expect_name();
  const std::string name = reader_.expect_name();
  reader_.expect_close();
  parse_imported_type(kind, module, name);
  return true;
}

void ModuleParser::parse_export() {
  const std::string name = reader_.expect_name();
  const std::optional<ExternKind> kind = accept_extern_kind(reader_);
  if (!kind)
    return;
  write_export(field_offset_, name, *kind, resolve(*kind));
  reader_.expect_close();
}

void ModuleParser::write_export(std::size_t offset, const std::string& name, ExternKind kind,
                                std::uint32_t index) {
  ByteWriter& writer = sections_[Section::export_].begin_entry(offset);
  writer.write_name(name);
  writer.write_u8(static_cast<std::uint8_t>(kind));
  writer.write_unsigned(index);
}

void ModuleParser::parse_start() {
  ByteWriter& writer = sections_[Section::start].begin_entry(field_offset_);
  writer.write_unsigned(spaces_.functions.resolve(reader_));
}

// ---- Globals and tags

void ModuleParser::parse_global() {
  const std::uint32_t index = bind(ExternKind::global);
  if (parse_inline_exports_and_import(ExternKind::global, index))
    return;
  SectionContents& section = sections_[Section::global];
  write_global_type(section.begin_entry(field_offset_), parse_global_type());
  parse_constant_expression(section);
}

void ModuleParser::parse_tag() {
  const std::uint32_t index = bind(ExternKind::tag);
  if (parse_inline_exports_and_import(ExternKind::tag, index))
    return;
  ByteWriter& writer = sections_[Section::tag].begin_entry(field_offset_);
  writer.write_u8(0);
  writer.write_unsigned(types_.parse_type_use(reader_).index);
}

// ---- Expressions

void ModuleParser::parse_constant_expression(SectionContents& section) {
  AssembledExpression expression;
  expressions_.parse_instructions(expression);
  write_expression(section, expression);
}

void ModuleParser::parse_folded_expression(SectionContents& section) {
  AssembledExpression expression;
  expressions_.parse_folded_instruction(expression);
  write_expression(section, expression);
}

void ModuleParser::write_expression(SectionContents& section, const AssembledExpression& expression) {
  for (const CodePosition& position : expression.positions)
    section.mark_at(section.writer().size() + position.code_offset, position.text_offset);
  section.writer().write_bytes(expression.code.bytes());
  section.writer().write_u8(0x0B); // end
}

} // namespace ingot::text
