#include "compiler/inspect/inspection.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/validate/describe.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/wasm/module.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {

namespace {

std::string to_string(const Limits& limits) {
  std::string text = fmt::format("{}", limits.minimum);
  if (!limits.maximum)
    text += " or more";
  else if (*limits.maximum != limits.minimum)
    text += fmt::format(" to {}", *limits.maximum);
  return text;
}

std::string_view address_note(const Limits& limits) {
  return limits.address_type == AddressType::i64 ? ", 64-bit addresses" : "";
}

std::string to_string(const MemoryType& type) {
  return fmt::format("{} pages of {} bytes{}{}", to_string(type.limits),
                     std::uint64_t{1} << type.page_size_log2, address_note(type.limits),
                     type.limits.shared ? ", shared" : "");
}

std::string to_string(const TableType& type) {
  return fmt::format("{} elements of {}{}", to_string(type.limits), ingot::to_string(type.element),
                     address_note(type.limits));
}

struct TypeText {
  const Module& module;

  std::string operator()(FunctionIndex index) const { return ingot::to_string(type_of(module, index)); }
  std::string operator()(TableIndex index) const { return to_string(module.tables[index.value].type); }
  std::string operator()(MemoryIndex index) const { return to_string(module.memories[index.value].type); }
  std::string operator()(GlobalIndex index) const {
    const GlobalType& type = module.globals[index.value].type;
    return fmt::format("{}{}", ingot::to_string(type.value), type.is_mutable ? ", mutable" : "");
  }
  std::string operator()(TagIndex index) const {
    return ingot::to_string(function_type(module, module.tags[index.value].type));
  }
};

std::string section_lines(const Inspection& inspection) {
  std::string text;
  for (const SectionSummary& section : inspection.sections) {
    std::string note;
    if (section.count)
      note = fmt::format("  {:>8} {}", *section.count, *section.count == 1 ? "entry" : "entries");
    else if (section.name == "custom")
      note = fmt::format("  \"{}\"", escape(section.custom_name));
    text +=
        fmt::format("  {:<12}{:>#10x}  {:>10} bytes{}\n", section.name, section.offset, section.size, note);
  }
  return text;
}

std::string import_lines(const Module& module) {
  std::string text;
  for (const Import& import : module.imports)
    text += fmt::format("  {} \"{}\" \"{}\": {}{}\n", kind_of(import.index), escape(import.module),
                        escape(import.name), std::visit(TypeText{module}, import.index),
                        is_known_import(import) ? "" : " (not WASI)");
  return text;
}

std::string export_lines(const Module& module) {
  std::string text;
  for (const Export& entry : module.exports)
    text += fmt::format("  {} \"{}\": {}\n", kind_of(entry.index), escape(entry.name),
                        std::visit(TypeText{module}, entry.index));
  return text;
}

template <typename Entry>
std::string type_lines(const std::vector<Entry>& entries) {
  std::string text;
  for (std::size_t i = 0; i < entries.size(); ++i)
    text += fmt::format("  {}: {}\n", i, to_string(entries[i].type));
  return text;
}

std::string grant_lines(const std::vector<GrantRequest>& grants) {
  std::string text;
  for (const GrantRequest& grant : grants) {
    text += fmt::format("  {:<10}{} (", grant.option, grant.purpose);
    for (const std::string_view call : grant.calls)
      text += fmt::format("{}{}", text.ends_with('(') ? "" : ", ", call); // names that WASI has
    text += ")\n";
  }
  return text;
}

std::string titled(std::string_view title, const std::string& lines) {
  return lines.empty() ? fmt::format("{}: none\n", title) : fmt::format("{}:\n{}", title, lines);
}

} // namespace

std::string text_report(const Inspection& inspection) {
  const Module& module = *inspection.module;
  std::string features;
  for (const Feature feature : inspection.features)
    features += fmt::format("  {}\n", text_of(feature));
  std::string text = fmt::format("{}: {}, {} bytes, {} functions\n", inspection.file_name,
                                 name_of(inspection.kind), inspection.bytes.size(), module.functions.size());
  text += titled("Features beyond WebAssembly 1.0", features);
  text += titled("Sections", section_lines(inspection));
  text += titled("Imports", import_lines(module));
  text += titled("Exports", export_lines(module));
  text += titled("Memories", type_lines(module.memories));
  text += titled("Tables", type_lines(module.tables));
  text += fmt::format("Start: {}\n", module.start ? describe(module, *module.start) : "none");
  text += titled("Grants it will ask for", grant_lines(inspection.grants));
  return text;
}

} // namespace ingot
