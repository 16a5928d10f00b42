#include "compiler/validate/library_rules.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <variant>

namespace ingot {
namespace {

bool is_number_or_vector(ValueType type) { return !type.is_reference(); }

bool can_be_imported(const Module& module, const Import& import) {
  const auto* const function = std::get_if<FunctionIndex>(&import.index);
  return function != nullptr &&
         std::ranges::all_of(type_of(module, *function).parameters, is_number_or_vector) &&
         std::ranges::all_of(type_of(module, *function).results, is_number_or_vector);
}

} // namespace

bool check_library(const ValidModule& module, Diagnostics& diagnostics) {
  for (const Import& import : module->imports)
    if (!can_be_imported(*module, import))
      diagnostics.error(import.offset, diagnostic::library_import, escape(import.module),
                        escape(import.name));
  for (const DefinedType& type : module->types)
    if (!std::holds_alternative<FunctionType>(type.composite)) {
      diagnostics.error(type.offset, diagnostic::library_objects);
      break;
    }
  return !diagnostics.has_errors();
}

} // namespace ingot
