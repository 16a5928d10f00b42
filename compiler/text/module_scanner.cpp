#include "compiler/text/module_scanner.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/utf8.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_section.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::text {
namespace {

struct FieldWord {
  std::string_view word;
  FieldKind kind;
};

constexpr auto field_words = std::to_array<FieldWord>({
    {"type", FieldKind::type},
    {"rec", FieldKind::rec},
    {"import", FieldKind::import},
    {"func", FieldKind::function},
    {"table", FieldKind::table},
    {"memory", FieldKind::memory},
    {"global", FieldKind::global},
    {"tag", FieldKind::tag},
    {"export", FieldKind::export_},
    {"start", FieldKind::start},
    {"elem", FieldKind::element},
    {"data", FieldKind::data},
});

std::optional<FieldKind> field_kind(const Token& token) {
  for (const FieldWord& field : field_words) {
    if (token.kind == TokenKind::keyword && token.text == field.word)
      return field.kind;
  }
  return std::nullopt;
}

} // namespace

std::vector<Field> ModuleScanner::scan(ModuleSyntax syntax) {
  take_annotations();
  const bool has_parentheses = reader_.accept_form("module");
  if (has_parentheses) {
    if (syntax == ModuleSyntax::script)
      reader_.accept_keyword("definition");
    scan_module_name();
  }
  take_annotations();
  while (reader_.at(TokenKind::left_parenthesis)) {
    scan_field();
    take_annotations();
  }
  if (has_parentheses)
    reader_.expect_close();
  take_annotations();
  if (!reader_.at_end())
    reader_.fail_unexpected();
  return std::move(fields_);
}

void ModuleScanner::scan_module_name() {
  if (reader_.at(TokenKind::identifier))
    names_.module = identifier_name(reader_.take().text);
  if (std::optional<std::string> annotation = take_name_annotation(reader_)) {
    names_.module = std::move(annotation);
    if (const std::optional<Annotation> second = reader_.take_annotation("name"))
      reader_.fail(second->offset, diagnostic::malformed_annotation, "name", "multiple module names");
  }
}

// Custom sections stand between fields, and no other annotation does.
void ModuleScanner::take_annotations() {
  while (const std::optional<Annotation> annotation = reader_.take_annotation("custom"))
    scan_custom_section(*annotation);
}

void ModuleScanner::scan_field() {
  const std::optional<FieldKind> kind = field_kind(reader_.peek_second());
  if (!kind) {
    reader_.take();
    return reader_.fail_unexpected();
  }
  fields_.push_back({*kind, reader_.offset()});
  const std::size_t offset = reader_.offset();
  reader_.take();
  reader_.ignore_annotations(true); // those inside are for the second pass
  reader_.take();
  switch (*kind) {
  case FieldKind::type:
    types_.bind_type(reader_);
    break;
  case FieldKind::rec:
    scan_recursive_group();
    break;
  case FieldKind::import:
    if (defined_)
      reader_.fail(offset, diagnostic::import_after_definition, defined_->noun());
    scan_import();
    break;
  case FieldKind::function:
    scan_definition(*kind, spaces_.functions);
    break;
  case FieldKind::table:
    scan_definition(*kind, spaces_.tables);
    break;
  case FieldKind::memory:
    scan_definition(*kind, spaces_.memories);
    break;
  case FieldKind::global:
    scan_definition(*kind, spaces_.globals);
    break;
  case FieldKind::tag:
    scan_definition(*kind, spaces_.tags);
    break;
  case FieldKind::element:
    spaces_.elements.bind(reader_);
    break;
  case FieldKind::data:
    spaces_.data.bind(reader_);
    break;
  case FieldKind::start:
    if (has_start_)
      reader_.fail(offset, diagnostic::multiple_start);
    has_start_ = true;
    break;
  case FieldKind::export_:
    break;
  }
  reader_.skip_form();
  reader_.ignore_annotations(false);
}

void ModuleScanner::scan_recursive_group() {
  while (reader_.accept_form("type")) {
    types_.bind_type(reader_);
    reader_.skip_form();
  }
}

// `(import "module" "name" (kind $id? ...))`
void ModuleScanner::scan_import() {
  reader_.expect_string();
  reader_.expect_string();
  if (reader_.accept_form("func"))
    spaces_.functions.bind(reader_);
  else if (reader_.accept_form("table"))
    spaces_.tables.bind(reader_);
  else if (reader_.accept_form("memory"))
    spaces_.memories.bind(reader_);
  else if (reader_.accept_form("global"))
    spaces_.globals.bind(reader_);
  else if (reader_.accept_form("tag"))
    spaces_.tags.bind(reader_);
  else
    return reader_.fail_unexpected();
  reader_.skip_form();
}

// `(kind $id? (export "name")* (import "module" "name")? ...)`, where a table or memory may contain a segment
// that has an index too.
void ModuleScanner::scan_definition(FieldKind kind, IndexSpace& space) {
  const std::size_t offset = reader_.offset();
  space.bind(reader_);
  while (reader_.accept_form("export"))
    reader_.skip_form();
  if (reader_.at_form("import")) {
    if (defined_)
      reader_.fail(offset, diagnostic::import_after_definition, defined_->noun());
    return;
  }
  if (!defined_)
    defined_ = &space;
  if (kind != FieldKind::table && kind != FieldKind::memory)
    return;
  const std::string_view segment = kind == FieldKind::table ? "elem" : "data";
  while (reader_.ok() && !reader_.at_close() && !reader_.at_end()) {
    if (reader_.at_form(segment))
      (kind == FieldKind::table ? spaces_.elements : spaces_.data).bind_anonymous();
    if (reader_.take().kind == TokenKind::left_parenthesis)
      reader_.skip_form();
  }
}

// `(@custom "name" place? "contents"*)`, where a place is `(before section)` or `(after section)`.
void ModuleScanner::scan_custom_section(const Annotation& annotation) {
  TokenReader contents = reader_.contents_of(annotation);
  const auto malformed = [&](std::string_view reason) {
    contents.fail(contents.offset(), diagnostic::malformed_annotation, "custom", reason);
  };
  CustomSectionText custom;
  if (!contents.at(TokenKind::string))
    malformed("missing section name");
  custom.name = contents.expect_string();
  if (!is_valid_utf8(custom.name))
    malformed("malformed UTF-8 encoding");
  if (contents.at(TokenKind::left_parenthesis)) {
    contents.take();
    const Token where = contents.take();
    const bool is_before = where.text == "before";
    if (!is_before && where.text != "after")
      malformed("malformed placement");
    const Token which = contents.peek();
    const std::optional<Section> section = section_of_word(which.text);
    if (section)
      custom.place =
          is_before ? CustomSectionText::place_before(*section) : CustomSectionText::place_after(*section);
    else if (is_before && which.text == "first")
      custom.place = CustomSectionText::first_place;
    else if (is_before || which.text != "last")
      malformed("malformed section kind");
    contents.take();
    contents.expect_close();
  }
  while (contents.at(TokenKind::string))
    custom.contents += contents.expect_string();
  if (contents.ok() && !contents.at_end())
    malformed("unexpected token");
  reader_.fail_with(contents);
  sections_.add_custom(std::move(custom));
}

} // namespace ingot::text
