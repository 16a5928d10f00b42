// The second pass over a module: its fields -> sections (spec: text/modules).
#pragma once

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/expression_parser.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/module_scanner.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_section.hpp"
#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingot::text {

// The kinds of things that are imported and exported, by their number in the binary format.
enum class ExternKind : std::uint8_t { function, table, memory, global, tag };

class ModuleParser {
public:
  ModuleParser(TokenReader& reader, ModuleSpaces& spaces, TypeSection& types, ModuleSections& sections,
               NameSection& names)
      : reader_(reader), spaces_(spaces), types_(types), sections_(sections), names_(names),
        expressions_(reader, spaces, types) {}

  // Fills the sections and names from the fields that the scanner found.
  void parse(const std::vector<Field>& fields);

private:
  // module_parser.cpp
  void parse_field(const Field& field);
  void parse_import();
  void parse_imported_type(ExternKind kind, const std::string& module, const std::string& name);
  bool parse_inline_exports_and_import(ExternKind kind, std::uint32_t index);
  void parse_export();
  void write_export(std::size_t offset, const std::string& name, ExternKind kind, std::uint32_t index);
  void parse_start();
  void parse_global();
  void parse_tag();
  std::uint32_t bind(std::uint32_t& count, NameMap& names);
  std::uint32_t bind(ExternKind kind);
  std::uint32_t resolve(ExternKind kind);
  void parse_constant_expression(SectionContents& section);
  void parse_folded_expression(SectionContents& section);
  void write_expression(SectionContents& section, const AssembledExpression& expression);

  // function_parser.cpp
  void parse_function();
  void bind_variables(const std::vector<Variable>& variables, IndexSpace& locals, NameMap& names);
  void write_body(std::size_t offset, const std::vector<Variable>& locals, AssembledExpression& body);
  void write_branch_hints();

  // tables_memories.cpp
  struct MemoryText {
    Limits limits;
    std::optional<std::uint8_t> page_size_log2;
  };
  void parse_table();
  void parse_memory();
  AddressType parse_address_type();
  Limits parse_limits(AddressType address_type);
  TableType parse_table_type();
  MemoryText parse_memory_type();
  static void write_memory_type(ByteWriter& writer, const MemoryText& type);
  GlobalType parse_global_type();
  std::optional<std::uint8_t> parse_page_size();

  // segments.cpp
  struct ElementItems {
    bool are_functions = false; // indices; otherwise expressions
    ValueType type = funcref_type;
    SectionContents items;
  };
  struct ElementPlace {
    std::optional<std::uint32_t> table; // none is table 0
    SectionContents offset;
  };
  std::optional<std::uint32_t> accept_segment_target(std::string_view word, const IndexSpace& space);
  void parse_element();
  std::uint32_t parse_inline_elements(std::uint32_t table, const TableType& type);
  ElementItems parse_element_list(bool may_omit_kind);
  void parse_function_items(ElementItems& items);
  void parse_expression_items(ElementItems& items);
  void write_element(std::size_t offset, unsigned mode, const ElementPlace& place, const ElementItems& items);
  void parse_offset(SectionContents& section);
  void parse_data();
  std::string parse_data_strings();
  void write_data_place(std::uint32_t memory);
  void write_inline_data(std::uint32_t memory, AddressType address_type, const std::string& bytes,
                         std::size_t offset);

  TokenReader& reader_;
  ModuleSpaces& spaces_;
  TypeSection& types_;
  ModuleSections& sections_;
  NameSection& names_;
  ExpressionParser expressions_;

  bool needs_data_count_ = false; // a function names a data segment (spec: binary/modules)
  std::size_t field_offset_ = 0;  // of the field at hand

  // How much of each index space this pass has seen.
  std::uint32_t function_count_ = 0;
  std::uint32_t table_count_ = 0;
  std::uint32_t memory_count_ = 0;
  std::uint32_t global_count_ = 0;
  std::uint32_t tag_count_ = 0;
  std::uint32_t element_count_ = 0;
  std::uint32_t data_count_ = 0;

  struct FunctionHints {
    std::uint32_t function = 0;
    std::vector<AssembledHint> hints; // offsets from the body's first byte
  };
  std::vector<FunctionHints> hints_;
};

} // namespace ingot::text
