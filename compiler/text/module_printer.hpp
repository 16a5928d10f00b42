// The fields of a module, printed one by one for print.hpp.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/instruction_printer.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/printed_names.hpp"
#include "compiler/wasm/module.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::text {

class ModulePrinter {
public:
  ModulePrinter(const Module& module, Bytes bytes, const std::optional<NameSection>& names,
                Diagnostics& diagnostics)
      : module_(module), bytes_(bytes), name_section_(names), names_(names.value_or(NameSection())),
        instructions_(names_, diagnostics) {}

  // False if an instruction is malformed.
  bool print();
  std::string take_text() { return std::move(text_); }

private:
  // module_printer.cpp
  void print_imports();
  void print_functions();
  void print_tables();
  void print_memories();
  void print_tags();
  void print_globals();
  void print_exports();
  void print_elements();
  void print_data();
  void print_custom_sections();
  std::string print_import_of(const Import& import);
  std::string print_type_use(TypeIndex type, const PrintedNames* parameters) const;
  std::string print_memory_type(const Memory& memory, bool is_imported) const;
  std::string print_limits(const Limits& limits) const;
  std::string print_table_type(const TableType& type) const;
  std::string print_global_type(const GlobalType& type) const;
  std::string print_extern(ExternIndex index) const;
  std::uint8_t byte_at(std::size_t offset) const { return offset < bytes_.size() ? bytes_[offset] : 0; }
  void print_offset(const Expression& offset);

  // type_printer.cpp
  void print_types();
  bool is_explicit_group(TypeIndex type) const;
  std::string print_defined_type(TypeIndex index) const;
  std::string print_composite_type(std::uint32_t index, const CompositeType& type) const;
  std::string print_field_type(const FieldType& type) const;
  std::string print_variables(std::string_view word, const std::vector<ValueType>& types,
                              std::size_t first_index, const PrintedNames* names) const;

  const Module& module_;
  Bytes bytes_;
  const std::optional<NameSection>& name_section_;
  ModuleNames names_;
  InstructionPrinter instructions_;
  std::array<std::uint32_t, std::variant_size_v<ExternIndex>> imported_{}; // by kind, as in ExternIndex
  std::string text_;
};

} // namespace ingot::text
