#include "compiler/text/module_printer.hpp"

#include "compiler/decode/branch_hints.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/cursor.hpp"
#include "compiler/text/instruction_printer.hpp"
#include "compiler/text/module_sections.hpp"
#include "compiler/text/print.hpp"
#include "compiler/text/printed_names.hpp"
#include "compiler/text/strings.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {
namespace text {
namespace {

std::string quoted(std::string_view text) { return encode_string(text, true); }

// Data are no text, even where they look like it.
std::string quoted(Bytes bytes) {
  return encode_string({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, false);
}

} // namespace

bool ModulePrinter::print() {
  text_ = "(module";
  if (name_section_ && name_section_->module && !name_section_->module->empty())
    text_ += " " + identifier_of(*name_section_->module);
  print_types();
  print_imports();
  print_functions();
  print_tables();
  print_memories();
  print_tags();
  print_globals();
  print_exports();
  if (module_.start)
    text_ += fmt::format("\n  (start {})", names_.functions.reference(module_.start->value));
  print_elements();
  print_data();
  print_custom_sections();
  text_ += ")\n";
  return instructions_.ok();
}

// ---- Types of what is imported

std::string ModulePrinter::print_limits(const Limits& limits) const {
  std::string text = limits.address_type == AddressType::i64 ? " i64" : "";
  text += fmt::format(" {}", limits.minimum);
  if (limits.maximum)
    text += fmt::format(" {}", *limits.maximum);
  return limits.shared ? text + " shared" : text;
}

std::string ModulePrinter::print_table_type(const TableType& type) const {
  return fmt::format("{} {}", print_limits(type.limits), print_value_type(type.element, names_));
}

// The usual page size is printed where it is stated: in the flags, behind the kind if it is an import.
std::string ModulePrinter::print_memory_type(const Memory& memory, bool is_imported) const {
  constexpr std::uint8_t usual_page_size_log2 = 16;
  constexpr unsigned states_page_size = 8;
  std::string text = print_limits(memory.type.limits);
  const std::uint8_t log2 = memory.type.page_size_log2;
  if (log2 != usual_page_size_log2 ||
      (byte_at(memory.offset + (is_imported ? 1 : 0)) & states_page_size) != 0)
    text += fmt::format(" (pagesize {})", std::uint64_t{1} << log2);
  return text;
}

std::string ModulePrinter::print_global_type(const GlobalType& type) const {
  const std::string value = print_value_type(type.value, names_);
  return type.is_mutable ? fmt::format(" (mut {})", value) : " " + value;
}

// ---- Imports and exports

std::string ModulePrinter::print_import_of(const Import& import) {
  if (const auto* function = std::get_if<FunctionIndex>(&import.index)) {
    return fmt::format("func{} (;{};){}", names_.functions.binding(function->value), function->value,
                       print_type_use(module_.functions[function->value].type, nullptr));
  }
  if (const auto* table = std::get_if<TableIndex>(&import.index)) {
    return fmt::format("table{} (;{};){}", names_.tables.binding(table->value), table->value,
                       print_table_type(module_.tables[table->value].type));
  }
  if (const auto* memory = std::get_if<MemoryIndex>(&import.index)) {
    return fmt::format("memory{} (;{};){}", names_.memories.binding(memory->value), memory->value,
                       print_memory_type(module_.memories[memory->value], true));
  }
  if (const auto* global = std::get_if<GlobalIndex>(&import.index)) {
    return fmt::format("global{} (;{};){}", names_.globals.binding(global->value), global->value,
                       print_global_type(module_.globals[global->value].type));
  }
  const std::uint32_t tag = std::get<TagIndex>(import.index).value;
  return fmt::format("tag{} (;{};){}", names_.tags.binding(tag), tag,
                     print_type_use(module_.tags[tag].type, nullptr));
}

void ModulePrinter::print_imports() {
  imported_ = {};
  for (const Import& import : module_.imports) {
    text_ += fmt::format("\n  (import {} {} ({}))", quoted(import.module), quoted(import.name),
                         print_import_of(import));
    ++imported_[import.index.index()];
  }
}

void ModulePrinter::print_exports() {
  for (const Export& entry : module_.exports)
    text_ += fmt::format("\n  (export {} {})", quoted(entry.name), print_extern(entry.index));
}

std::string ModulePrinter::print_extern(ExternIndex index) const {
  if (const auto* function = std::get_if<FunctionIndex>(&index))
    return fmt::format("(func {})", names_.functions.reference(function->value));
  if (const auto* table = std::get_if<TableIndex>(&index))
    return fmt::format("(table {})", names_.tables.reference(table->value));
  if (const auto* memory = std::get_if<MemoryIndex>(&index))
    return fmt::format("(memory {})", names_.memories.reference(memory->value));
  if (const auto* global = std::get_if<GlobalIndex>(&index))
    return fmt::format("(global {})", names_.globals.reference(global->value));
  return fmt::format("(tag {})", names_.tags.reference(std::get<TagIndex>(index).value));
}

// ---- Definitions

void ModulePrinter::print_functions() {
  for (std::uint32_t i = 0; i < module_.functions.size(); ++i) {
    const Function& function = module_.functions[i];
    if (!function.body)
      continue;
    const auto found = names_.locals.find(i);
    const PrintedNames* const locals = found == names_.locals.end() ? nullptr : &found->second;
    text_ += fmt::format("\n  (func{} (;{};){}", names_.functions.binding(i), i,
                         print_type_use(function.type, locals));
    const FunctionType* const type =
        function.type.value < module_.types.size() ? function_type_if(module_, function.type) : nullptr;
    std::vector<ValueType> types;
    for (const LocalGroup& group : function.body->locals)
      types.insert(types.end(), group.count, group.type);
    if (!types.empty()) {
      const std::size_t parameter_count = type != nullptr ? type->parameters.size() : 0;
      text_ += "\n   " + print_variables("local", types, parameter_count, locals);
    }
    instructions_.print_body(i, *function.body, text_);
    text_ += ')';
  }
}

void ModulePrinter::print_tables() {
  for (std::uint32_t i = imported_[1]; i < module_.tables.size(); ++i) {
    const Table& table = module_.tables[i];
    text_ += fmt::format("\n  (table{} (;{};){}", names_.tables.binding(i), i, print_table_type(table.type));
    if (table.initial)
      instructions_.print_constant(*table.initial, text_);
    text_ += ')';
  }
}

void ModulePrinter::print_memories() {
  for (std::uint32_t i = imported_[2]; i < module_.memories.size(); ++i)
    text_ += fmt::format("\n  (memory{} (;{};){})", names_.memories.binding(i), i,
                         print_memory_type(module_.memories[i], false));
}

void ModulePrinter::print_tags() {
  for (std::uint32_t i = imported_[4]; i < module_.tags.size(); ++i)
    text_ += fmt::format("\n  (tag{} (;{};){})", names_.tags.binding(i), i,
                         print_type_use(module_.tags[i].type, nullptr));
}

void ModulePrinter::print_globals() {
  for (std::uint32_t i = imported_[3]; i < module_.globals.size(); ++i) {
    const Global& global = module_.globals[i];
    text_ +=
        fmt::format("\n  (global{} (;{};){}", names_.globals.binding(i), i, print_global_type(global.type));
    if (global.initial)
      instructions_.print_constant(*global.initial, text_);
    text_ += ')';
  }
}

// ---- Segments

void ModulePrinter::print_elements() {
  // The bits of the flags that Module does not keep: they tell what is written even if it is the default.
  constexpr unsigned names_table = 2;
  constexpr unsigned has_expressions = 4;
  for (std::uint32_t i = 0; i < module_.elements.size(); ++i) {
    const ElementSegment& segment = module_.elements[i];
    const unsigned flags = byte_at(segment.offset);
    text_ += fmt::format("\n  (elem{} (;{};)", names_.elements.binding(i), i);
    if (std::holds_alternative<Declarative>(segment.mode))
      text_ += " declare";
    if (const auto* active = std::get_if<ElementSegment::Active>(&segment.mode)) {
      if ((flags & names_table) != 0)
        text_ += fmt::format(" (table {})", names_.tables.reference(active->table.value));
      print_offset(active->offset);
    }
    text_ += (flags & has_expressions) != 0 ? " " + print_value_type(segment.type, names_) : " func";
    for (const ElementSegment::Item& item : segment.items) {
      if (const auto* function = std::get_if<FunctionIndex>(&item)) {
        text_ += " " + names_.functions.reference(function->value);
        continue;
      }
      text_ += " (item";
      instructions_.print_constant(std::get<Expression>(item), text_);
      text_ += ')';
    }
    text_ += ')';
  }
}

void ModulePrinter::print_offset(const Expression& offset) {
  text_ += " (offset";
  instructions_.print_constant(offset, text_);
  text_ += ')';
}

void ModulePrinter::print_data() {
  for (std::uint32_t i = 0; i < module_.data.size(); ++i) {
    const DataSegment& segment = module_.data[i];
    text_ += fmt::format("\n  (data{} (;{};)", names_.data.binding(i), i);
    if (const auto* active = std::get_if<DataSegment::Active>(&segment.mode)) {
      if (active->memory.value != 0)
        text_ += fmt::format(" (memory {})", names_.memories.reference(active->memory.value));
      print_offset(active->offset);
    }
    text_ += fmt::format(" {})", quoted(segment.bytes));
  }
}

// ---- Custom sections

// Names and branch hints are printed where they belong; every other section as an annotation that says where
// it stands among the sections.
void ModulePrinter::print_custom_sections() {
  std::size_t hints = 0;
  for (const Function& function : module_.functions)
    hints += function.body ? function.body->branch_hints.size() : 0;
  bool skips_hints = hints > 0 && instructions_.hint_count() == hints;
  bool skips_names = name_section_.has_value();

  Diagnostics ignored{""};
  Cursor cursor(bytes_, 0, ignored);
  cursor.read_bytes(8); // magic and version
  std::string place = "(before first)";
  bool is_behind_names = false;
  while (!cursor.at_end()) {
    const std::uint8_t id = cursor.read_u8();
    Cursor section = cursor.read_window(cursor.read_u32());
    if (id != 0) {
      place = fmt::format("(after {})", word_of_section_id(id));
      is_behind_names = false;
      continue;
    }
    const std::string_view name = section.read_name();
    const Bytes contents = section.read_bytes(section.remaining());
    if (skips_hints && name == branch_hint_section) {
      skips_hints = false;
    } else if (skips_names && name == "name") {
      skips_names = false;
      is_behind_names = true;
    } else {
      text_ += fmt::format("\n  (@custom {}{} {})", quoted(name), is_behind_names ? "" : " " + place,
                           quoted(contents));
    }
  }
}

} // namespace text

std::optional<std::string> print_module(const Module& module, Bytes bytes, Diagnostics& diagnostics) {
  const std::optional<text::NameSection> names = text::read_name_section(module);
  text::ModulePrinter printer(module, bytes, names, diagnostics);
  if (!printer.print())
    return std::nullopt;
  return printer.take_text();
}

} // namespace ingot
