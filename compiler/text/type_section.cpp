#include "compiler/text/type_section.hpp"

#include "compiler/support/byte_writer.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/wasm/types.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ingot::text {

std::optional<std::string> take_name_annotation(TokenReader& reader) {
  const std::optional<Annotation> annotation = reader.take_annotation("name");
  if (!annotation)
    return std::nullopt;
  TokenReader contents = reader.contents_of(*annotation);
  std::string name = contents.expect_name();
  if (contents.ok() && !contents.at_end())
    contents.fail_unexpected();
  reader.fail_with(contents);
  return name;
}

// ---- Definitions

void TypeSection::parse_type(TokenReader& reader) {
  section_.begin_entry(reader.offset());
  const bool is_plain = parse_definition(reader);
  if (is_plain)
    let_uses_mean(static_cast<std::uint32_t>(definitions_.size() - 1));
}

void TypeSection::parse_recursive_group(TokenReader& reader) {
  section_.begin_entry(reader.offset());
  // The number of types stands before them, and a group may have none.
  SectionContents before = std::exchange(section_, {});
  const std::size_t first = definitions_.size();
  reader.expect_form("rec");
  bool is_plain = false;
  while (reader.at_form("type")) {
    section_.mark(reader.offset());
    is_plain = parse_definition(reader);
  }
  reader.expect_close();

  before.writer().write_u8(0x4E);
  before.writer().write_unsigned(definitions_.size() - first);
  const std::size_t base = before.writer().size();
  before.append(section_);
  section_ = std::move(before);
  for (std::size_t i = first; i < definitions_.size(); ++i) {
    if (definitions_[i].end == 0)
      continue;
    definitions_[i].begin += base;
    definitions_[i].end += base;
  }
  if (is_plain && definitions_.size() - first == 1)
    let_uses_mean(static_cast<std::uint32_t>(first));
}

// An inline function type means the first function type that is equal, without supertypes or subtypes and
// alone in its recursion group (spec: text/modules, type uses).
void TypeSection::let_uses_mean(std::uint32_t index) {
  if (definitions_[index].end > 0)
    functions_by_encoding_.try_emplace(encoding_of(definitions_[index]), index);
}

// `(type $id? subtype)`; gives whether it is final and has no supertypes.
bool TypeSection::parse_definition(TokenReader& reader) {
  const auto index = static_cast<std::uint32_t>(definitions_.size());
  reader.expect_form("type");
  std::string name;
  if (reader.at(TokenKind::identifier))
    name = identifier_name(reader.take().text);
  if (std::optional<std::string> annotation = take_name_annotation(reader))
    name = *std::move(annotation);
  if (!name.empty())
    names_.types.emplace_back(index, std::move(name));

  bool is_final = true;
  std::vector<std::uint32_t> supertypes;
  const bool is_sub = reader.accept_form("sub");
  if (is_sub) {
    is_final = reader.accept_keyword("final");
    while (reader.at_index())
      supertypes.push_back(resolve_type(reader));
  }
  // A final type without supertypes is the abbreviation's meaning, so it has the short encoding.
  const bool is_plain = is_final && supertypes.empty();
  if (!is_plain) {
    section_.writer().write_u8(is_final ? 0x4F : 0x50);
    section_.writer().write_unsigned(supertypes.size());
    for (const std::uint32_t supertype : supertypes)
      section_.writer().write_unsigned(supertype);
  }
  definitions_.push_back(parse_composite_type(reader));
  if (is_sub)
    reader.expect_close();
  reader.expect_close();
  return is_plain;
}

TypeSection::Definition TypeSection::parse_composite_type(TokenReader& reader) {
  Definition definition;
  if (reader.accept_form("func")) {
    const FunctionSignature signature = parse_signature(reader);
    const std::string encoding = encode(signature);
    definition.begin = section_.writer().size();
    definition.parameter_count = signature.parameters.size();
    section_.writer().write_bytes({reinterpret_cast<const std::uint8_t*>(encoding.data()), encoding.size()});
    definition.end = section_.writer().size();
  } else if (reader.accept_form("struct")) {
    section_.writer().write_u8(0x5F);
    parse_struct_fields(reader);
  } else {
    reader.expect_form("array");
    section_.writer().write_u8(0x5E);
    write_field_type(section_.writer(), parse_field_type(reader));
  }
  reader.expect_close();
  return definition;
}

// `(field $id t)` or `(field t*)`, any number of times.
void TypeSection::parse_struct_fields(TokenReader& reader) {
  const auto type_index = static_cast<std::uint32_t>(definitions_.size());
  std::vector<FieldType> types;
  FieldNames indices;
  NameMap names;
  while (reader.accept_form("field")) {
    if (reader.at(TokenKind::identifier)) {
      const auto index = static_cast<std::uint32_t>(types.size());
      const Token token = reader.take();
      std::string name = identifier_name(token.text);
      if (!indices.try_emplace(name, index).second)
        reader.fail(token.offset, diagnostic::duplicate_identifier, "field", escape(token.text));
      if (std::optional<std::string> annotation = take_name_annotation(reader))
        name = *std::move(annotation);
      names.emplace_back(index, std::move(name));
      types.push_back(parse_field_type(reader));
    } else {
      if (std::optional<std::string> annotation = take_name_annotation(reader))
        names.emplace_back(static_cast<std::uint32_t>(types.size()), *std::move(annotation));
      while (reader.ok() && !reader.at_close())
        types.push_back(parse_field_type(reader));
    }
    reader.expect_close();
  }
  section_.writer().write_unsigned(types.size());
  for (const FieldType& type : types)
    write_field_type(section_.writer(), type);
  if (!indices.empty())
    fields_.emplace(type_index, std::move(indices));
  if (!names.empty())
    names_.fields.emplace_back(type_index, std::move(names));
}

FieldType TypeSection::parse_field_type(TokenReader& reader) const {
  FieldType type;
  type.is_mutable = reader.accept_form("mut");
  if (reader.accept_keyword("i8"))
    type.packing = Packing::i8;
  else if (reader.accept_keyword("i16"))
    type.packing = Packing::i16;
  else
    type.value = parse_value_type(reader);
  if (type.is_mutable)
    reader.expect_close();
  return type;
}

std::uint32_t TypeSection::resolve_field(TokenReader& reader, std::uint32_t type) const {
  if (!reader.at(TokenKind::identifier)) {
    if (reader.at(TokenKind::integer))
      return static_cast<std::uint32_t>(reader.expect_unsigned(32));
    reader.fail_unexpected();
    return 0;
  }
  const Token token = reader.take();
  if (const auto names = fields_.find(type); names != fields_.end()) {
    if (const auto field = names->second.find(identifier_name(token.text)); field != names->second.end())
      return field->second;
  }
  reader.fail(token.offset, diagnostic::unknown_identifier, "field", escape(token.text));
  return 0;
}

// ---- Value types

HeapType TypeSection::parse_heap_type(TokenReader& reader) const {
  if (reader.at_index())
    return {HeapKind::defined, TypeIndex(resolve_type(reader))};
  if (reader.at(TokenKind::keyword)) {
    if (const std::optional<HeapKind> kind = heap_kind_of_word(reader.peek().text)) {
      reader.take();
      return {*kind, {}};
    }
  }
  reader.fail_unexpected();
  return {};
}

bool TypeSection::at_reference_type(TokenReader& reader) const {
  if (reader.at_form("ref"))
    return true;
  if (!reader.at(TokenKind::keyword))
    return false;
  const std::optional<ValueType> type = value_type_of_word(reader.peek().text);
  return type && type->is_reference();
}

ValueType TypeSection::parse_reference_type(TokenReader& reader) const {
  if (!at_reference_type(reader)) {
    reader.fail_unexpected();
    return funcref_type;
  }
  return parse_value_type(reader);
}

ValueType TypeSection::parse_value_type(TokenReader& reader) const {
  if (reader.accept_form("ref")) {
    const bool nullable = reader.accept_keyword("null");
    const HeapType heap = parse_heap_type(reader);
    reader.expect_close();
    return {ValueKind::ref, nullable, heap};
  }
  if (reader.at(TokenKind::keyword)) {
    if (const std::optional<ValueType> type = value_type_of_word(reader.peek().text)) {
      reader.take();
      return *type;
    }
  }
  reader.fail_unexpected();
  return {};
}

// ---- Function types

void TypeSection::parse_variables(TokenReader& reader, std::vector<Variable>& variables) const {
  if (reader.at(TokenKind::identifier)) {
    Variable variable;
    variable.offset = reader.offset();
    variable.identifier = reader.take().text;
    variable.name = identifier_name(variable.identifier);
    if (std::optional<std::string> annotation = take_name_annotation(reader))
      variable.name = *std::move(annotation);
    variable.type = parse_value_type(reader);
    variables.push_back(std::move(variable));
  } else {
    std::optional<std::string> annotation = take_name_annotation(reader);
    while (reader.ok() && !reader.at_close()) {
      Variable variable;
      variable.name = std::exchange(annotation, std::nullopt).value_or("");
      variable.type = parse_value_type(reader);
      variables.push_back(std::move(variable));
    }
  }
  reader.expect_close();
}

std::vector<ValueType> TypeSection::parse_results(TokenReader& reader) const {
  std::vector<ValueType> results;
  while (reader.accept_form("result")) {
    while (reader.ok() && !reader.at_close())
      results.push_back(parse_value_type(reader));
    reader.expect_close();
  }
  return results;
}

FunctionSignature TypeSection::parse_signature(TokenReader& reader) const {
  FunctionSignature signature;
  while (reader.accept_form("param"))
    parse_variables(reader, signature.parameters);
  signature.results = parse_results(reader);
  return signature;
}

std::string TypeSection::encode(const FunctionSignature& signature) const {
  ByteWriter writer;
  writer.write_u8(0x60);
  writer.write_unsigned(signature.parameters.size());
  for (const Variable& parameter : signature.parameters)
    write_value_type(writer, parameter.type);
  writer.write_unsigned(signature.results.size());
  for (const ValueType result : signature.results)
    write_value_type(writer, result);
  return {reinterpret_cast<const char*>(writer.bytes().data()), writer.size()};
}

std::string TypeSection::encoding_of(const Definition& definition) const {
  return {reinterpret_cast<const char*>(section_.writer().bytes().data()) + definition.begin,
          definition.end - definition.begin};
}

// ---- Type uses

std::optional<std::uint32_t> TypeSection::parse_explicit_type(TokenReader& reader) const {
  if (!reader.accept_form("type"))
    return std::nullopt;
  const std::uint32_t index = resolve_type(reader);
  reader.expect_close();
  return index;
}

// Parameters and results beside `(type x)` repeat that type (spec: text/modules, type uses).
void TypeSection::check_inline_type(TokenReader& reader, std::size_t offset, std::uint32_t index,
                                    const FunctionSignature& signature) const {
  if (signature.parameters.empty() && signature.results.empty())
    return;
  if (index >= definitions_.size())
    reader.fail(offset, diagnostic::unknown_identifier, "type", std::to_string(index));
  else if (definitions_[index].end == 0)
    reader.fail(offset, diagnostic::not_a_function_type, index);
  else if (encoding_of(definitions_[index]) != encode(signature))
    reader.fail(offset, diagnostic::inline_function_type, index);
}

std::uint32_t TypeSection::index_of(const FunctionSignature& signature, std::size_t offset) {
  std::string encoding = encode(signature);
  const auto index = static_cast<std::uint32_t>(definitions_.size());
  const auto [entry, is_new] = functions_by_encoding_.try_emplace(std::move(encoding), index);
  if (is_new) {
    ByteWriter& writer = section_.begin_entry(offset);
    const std::size_t begin = writer.size();
    const std::string& bytes = entry->first;
    writer.write_bytes({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    definitions_.push_back({begin, writer.size(), signature.parameters.size()});
  }
  return entry->second;
}

TypeUse TypeSection::parse_type_use(TokenReader& reader) {
  const std::size_t offset = reader.offset();
  const std::optional<std::uint32_t> explicit_index = parse_explicit_type(reader);
  FunctionSignature signature = parse_signature(reader);
  TypeUse use;
  if (explicit_index) {
    check_inline_type(reader, offset, *explicit_index, signature);
    use.index = *explicit_index;
    if (use.index < definitions_.size())
      use.parameter_count = definitions_[use.index].parameter_count;
  } else if (reader.ok()) {
    use.index = index_of(signature, offset);
    use.parameter_count = signature.parameters.size();
  }
  use.named_parameters = std::move(signature.parameters);
  return use;
}

FunctionSignature TypeSection::parse_anonymous_signature(TokenReader& reader) const {
  FunctionSignature signature = parse_signature(reader);
  for (const Variable& parameter : signature.parameters) {
    if (!parameter.identifier.empty())
      reader.fail(parameter.offset, diagnostic::unexpected_token,
                  fmt::format("\"{}\"", escape(parameter.identifier)));
  }
  return signature;
}

std::uint32_t TypeSection::parse_anonymous_type_use(TokenReader& reader) {
  const std::size_t offset = reader.offset();
  const std::optional<std::uint32_t> explicit_index = parse_explicit_type(reader);
  const FunctionSignature signature = parse_anonymous_signature(reader);
  if (!explicit_index)
    return reader.ok() ? index_of(signature, offset) : 0;
  check_inline_type(reader, offset, *explicit_index, signature);
  return *explicit_index;
}

void TypeSection::parse_block_type(TokenReader& reader, ByteWriter& writer) {
  const std::size_t offset = reader.offset();
  const std::optional<std::uint32_t> explicit_index = parse_explicit_type(reader);
  const FunctionSignature signature = parse_anonymous_signature(reader);
  if (explicit_index) {
    check_inline_type(reader, offset, *explicit_index, signature);
    writer.write_signed(*explicit_index);
  } else if (signature.parameters.empty() && signature.results.empty()) {
    writer.write_u8(0x40);
  } else if (signature.parameters.empty() && signature.results.size() == 1) {
    write_value_type(writer, signature.results.front());
  } else if (reader.ok()) {
    writer.write_signed(index_of(signature, offset));
  }
}

} // namespace ingot::text
