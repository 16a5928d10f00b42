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
  // The index of what a field adds to its index space; the scanner has given it its identifier.
  struct Binding {
    std::uint32_t index = 0;
    std::size_t offset = 0; // of the field
  };

  // module_parser.cpp
  void parse_field(const Field& field);
  void parse_import();
  void parse_export();
  void parse_start();
  void parse_global();
  void parse_tag();
  std::string take_name();
  Binding bind(std::uint32_t& count, NameMap& names, std::size_t offset);
  bool parse_inline_exports_and_import(ExternKind kind, const Binding& binding);
  void parse_import_of(ExternKind kind, std::size_t offset, const std::string& module, const std::string& name,
                       TypeUse* function_type);
  void write_export(std::size_t offset, const std::string& name, ExternKind kind, std::uint32_t index);
  void parse_constant_expression(SectionContents& section, bool is_single);
  void write_expression(SectionContents& section, Expression& expression);
  IndexSpace& space_of(ExternKind kind);

  // function_parser.cpp
  void parse_function();
  void parse_locals(Expression& body, ByteWriter& writer, NameMap& names);
  void bind_parameters(const TypeUse& type, Expression& body, NameMap& names);
  void write_body(std::size_t offset, const ByteWriter& locals, Expression& body);
  void write_branch_hints();

  // tables_memories.cpp
  void parse_table();
  void parse_memory();
  AddressType parse_address_type();
  Limits parse_limits(AddressType address_type);
  TableType parse_table_type();
  MemoryType parse_memory_type();
  GlobalType parse_global_type();
  std::uint8_t parse_page_size();

  // segments.cpp
  struct ElementItems {
    bool are_functions = false; // indices; otherwise expressions
    ValueType type = funcref_type;
    std::uint32_t count = 0;
    SectionContents items;
  };
  void parse_element();
  void parse_data();
  void parse_inline_elements(std::uint32_t table, const TableType& type, std::size_t offset);
  ElementItems parse_element_list(bool may_omit_kind);
  void parse_function_items(ElementItems& items);
  void parse_expression_items(ElementItems& items);
  void write_element(std::size_t offset, unsigned mode, std::uint32_t table, SectionContents* segment_offset,
                     ElementItems& items);
  void parse_offset(SectionContents& section);
  std::string parse_data_strings();

  TokenReader& reader_;
  ModuleSpaces& spaces_;
  TypeSection& types_;
  ModuleSections& sections_;
  NameSection& names_;
  ExpressionParser expressions_;

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
    std::vector<BranchHint> hints; // offsets from the body's first byte
  };
  std::vector<FunctionHints> hints_;
};

} // namespace ingot::text
