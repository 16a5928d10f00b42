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

// One overload for each kind of entry: whether a host can define it in C, or an instance can make it.
class Importable {
public:
  explicit Importable(const Module& module) : module_(module) {}

  bool operator()(FunctionIndex function) const {
    return std::ranges::all_of(type_of(module_, function).parameters, is_number_or_vector) &&
           std::ranges::all_of(type_of(module_, function).results, is_number_or_vector);
  }
  bool operator()(TableIndex table) const { return module_.tables[table.value].type.element.nullable; }
  bool operator()(MemoryIndex) const { return true; }
  bool operator()(GlobalIndex global) const {
    return is_number_or_vector(module_.globals[global.value].type.value);
  }
  bool operator()(TagIndex) const { return true; } // nobody else has exceptions that could be thrown with it

private:
  const Module& module_;
};

} // namespace

bool check_library(const ValidModule& module, Diagnostics& diagnostics) {
  for (const Import& import : module->imports)
    if (!std::visit(Importable(*module), import.index))
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
