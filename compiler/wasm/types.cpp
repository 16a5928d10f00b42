#include "compiler/wasm/types.hpp"

#include <fmt/core.h>

#include <string>
#include <vector>

namespace ingot {

std::string to_string(HeapType type) {
  switch (type.kind) {
  case HeapKind::func:
    return "func";
  case HeapKind::extern_:
    return "extern";
  case HeapKind::any:
    return "any";
  case HeapKind::eq:
    return "eq";
  case HeapKind::i31:
    return "i31";
  case HeapKind::struct_:
    return "struct";
  case HeapKind::array:
    return "array";
  case HeapKind::exn:
    return "exn";
  case HeapKind::none:
    return "none";
  case HeapKind::nofunc:
    return "nofunc";
  case HeapKind::noextern:
    return "noextern";
  case HeapKind::noexn:
    return "noexn";
  case HeapKind::defined:
    return fmt::format("{}", type.index.value);
  }
  return {};
}

std::string to_string(ValueType type) {
  switch (type.kind) {
  case ValueKind::i32:
    return "i32";
  case ValueKind::i64:
    return "i64";
  case ValueKind::f32:
    return "f32";
  case ValueKind::f64:
    return "f64";
  case ValueKind::v128:
    return "v128";
  case ValueKind::ref:
    if (type == funcref_type)
      return "funcref";
    if (type == externref_type)
      return "externref";
    return fmt::format("(ref {}{})", type.nullable ? "null " : "", to_string(type.heap));
  }
  return {};
}

std::string to_string(const std::vector<ValueType>& types) {
  std::string text = "[";
  for (const ValueType type : types) {
    if (text.size() > 1)
      text += ' ';
    text += to_string(type);
  }
  return text + "]";
}

std::string to_string(const FunctionType& type) {
  return to_string(type.parameters) + " -> " + to_string(type.results);
}

} // namespace ingot
