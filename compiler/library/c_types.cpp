#include "compiler/library/c_types.hpp"

#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <string_view>

namespace ingot {

bool is_c_type(ValueType type) { return !type.is_reference(); }

bool is_c_type(const FunctionType& type) {
  const auto is_known = [](ValueType value) { return is_c_type(value); };
  return std::ranges::all_of(type.parameters, is_known) && std::ranges::all_of(type.results, is_known);
}

std::string_view c_type(ValueType type) {
  switch (type.kind) {
  case ValueKind::i32:
    return "int32_t";
  case ValueKind::i64:
    return "int64_t";
  case ValueKind::f32:
    return "float";
  case ValueKind::f64:
    return "double";
  case ValueKind::v128:
    return "ingot_v128";
  case ValueKind::ref:
    break;
  }
  return "void"; // nothing of this type is declared
}

} // namespace ingot
