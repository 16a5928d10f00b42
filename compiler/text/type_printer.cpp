// Type definitions and uses (spec: text/types).
#include "compiler/text/instruction_printer.hpp"
#include "compiler/text/module_printer.hpp"
#include "compiler/text/printed_names.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot::text {

// A type alone in its group may stand in an explicit one, which is the same but for two bytes in front, the
// form and the number of types; no type before it can end in them.
bool ModulePrinter::is_explicit_group(TypeIndex type) const {
  const DefinedType& defined = module_.types[type.value];
  return defined.group_size != 1 ||
         (defined.offset >= 2 && byte_at(defined.offset - 2) == 0x4E && byte_at(defined.offset - 1) == 1);
}

void ModulePrinter::print_types() {
  for (std::uint32_t i = 0; i < module_.types.size();) {
    const std::uint32_t end = i + module_.types[i].group_size;
    if (!is_explicit_group(TypeIndex(i))) {
      text_ += fmt::format("\n  {}", print_defined_type(TypeIndex(i++)));
      continue;
    }
    text_ += "\n  (rec";
    for (; i < end && i < module_.types.size(); ++i)
      text_ += fmt::format("\n    {}", print_defined_type(TypeIndex(i)));
    text_ += ')';
  }
}

std::string ModulePrinter::print_defined_type(TypeIndex index) const {
  const DefinedType& type = module_.types[index.value];
  std::string composite = print_composite_type(index.value, type.composite);
  if (!type.is_final || type.supertype) {
    const std::string supertype =
        type.supertype ? " " + names_.types.reference(type.supertype->value) : std::string();
    composite = fmt::format("(sub{}{} {})", type.is_final ? " final" : "", supertype, composite);
  }
  return fmt::format("(type{} (;{};) {})", names_.types.binding(index.value), index.value, composite);
}

std::string ModulePrinter::print_composite_type(std::uint32_t index, const CompositeType& type) const {
  if (const auto* function = std::get_if<FunctionType>(&type)) {
    return fmt::format("(func{}{})", print_variables("param", function->parameters, 0, nullptr),
                       print_variables("result", function->results, 0, nullptr));
  }
  if (const auto* array = std::get_if<ArrayType>(&type))
    return fmt::format("(array {})", print_field_type(array->element));
  std::string text = "(struct";
  const auto names = names_.fields.find(index);
  std::uint32_t field = 0;
  for (const FieldType& field_type : std::get<StructType>(type).fields) {
    const std::string binding = names == names_.fields.end() ? std::string() : names->second.binding(field);
    text += fmt::format(" (field{} {})", binding, print_field_type(field_type));
    ++field;
  }
  return text + ")";
}

std::string ModulePrinter::print_field_type(const FieldType& type) const {
  const std::string storage = type.packing == Packing::i8    ? "i8"
                              : type.packing == Packing::i16 ? "i16"
                                                             : print_value_type(type.value, names_);
  return type.is_mutable ? fmt::format("(mut {})", storage) : storage;
}

// `(param i32 i64)`, or one form each where there are names; each behind a space.
std::string ModulePrinter::print_variables(std::string_view word, const std::vector<ValueType>& types,
                                           std::size_t first_index, const PrintedNames* names) const {
  std::string text;
  bool is_open = false;
  auto index = static_cast<std::uint32_t>(first_index);
  for (const ValueType type : types) {
    const std::string binding = names != nullptr ? names->binding(index) : std::string();
    ++index;
    if (is_open && !binding.empty()) {
      text += ')';
      is_open = false;
    }
    if (!is_open)
      text += fmt::format(" ({}{}", word, binding);
    text += " " + print_value_type(type, names_);
    is_open = binding.empty();
    if (!is_open)
      text += ')';
  }
  return is_open ? text + ")" : text;
}

std::string ModulePrinter::print_type_use(TypeIndex type, const PrintedNames* parameters) const {
  std::string text = fmt::format(" (type {})", names_.types.reference(type.value));
  const FunctionType* const function =
      type.value < module_.types.size() ? function_type_if(module_, type) : nullptr;
  if (function == nullptr)
    return text;
  return text + print_variables("param", function->parameters, 0, parameters) +
         print_variables("result", function->results, 0, nullptr);
}

} // namespace ingot::text
