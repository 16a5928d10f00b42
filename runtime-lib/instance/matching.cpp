#include "runtime-lib/instance/matching.hpp"

namespace ingot::instance {

namespace {

using abi::ExternKind;
using abi::HeapKind;

// Spec: valid/matching, defined types.
bool type_matches(const abi::Type* actual, const abi::Type* expected) {
  return actual->depth >= expected->depth && actual->display[expected->depth] == expected;
}

// The type at the bottom of the hierarchy that a heap type belongs to.
HeapKind bottom(HeapKind kind, const abi::Type* type) {
  switch (kind) {
  case HeapKind::func:
  case HeapKind::nofunc:
    return HeapKind::nofunc;
  case HeapKind::extern_:
  case HeapKind::noextern:
    return HeapKind::noextern;
  case HeapKind::exn:
  case HeapKind::noexn:
    return HeapKind::noexn;
  case HeapKind::defined:
    return type->layout.kind == abi::ObjectKind::none ? HeapKind::nofunc : HeapKind::none;
  case HeapKind::any:
  case HeapKind::eq:
  case HeapKind::i31:
  case HeapKind::struct_:
  case HeapKind::array:
  case HeapKind::none:
    break;
  }
  return HeapKind::none;
}

// Spec: valid/matching, heap types.
bool heap_type_matches(const abi::ValueType& actual, const abi::ValueType& expected) {
  if (bottom(actual.heap, actual.type) != bottom(expected.heap, expected.type))
    return false;
  if (expected.heap == HeapKind::defined && actual.heap == HeapKind::defined)
    return type_matches(actual.type, expected.type);
  if (actual.heap == expected.heap || actual.heap == bottom(expected.heap, expected.type))
    return true;
  switch (expected.heap) {
  case HeapKind::func:
  case HeapKind::extern_:
  case HeapKind::exn:
  case HeapKind::any:
    return true; // the top of the hierarchy
  case HeapKind::eq:
    return actual.heap != HeapKind::any;
  case HeapKind::struct_:
    return actual.heap == HeapKind::defined && actual.type->layout.kind == abi::ObjectKind::structure;
  case HeapKind::array:
    return actual.heap == HeapKind::defined && actual.type->layout.kind == abi::ObjectKind::array;
  default:
    return false;
  }
}

bool same(const abi::ValueType& a, const abi::ValueType& b) {
  return a.kind == b.kind && a.heap == b.heap && a.nullable == b.nullable && a.type == b.type;
}

// Spec: valid/matching, limits.
bool limits_match(const abi::ExternType& actual, const abi::ExternType& expected) {
  if (actual.address64 != expected.address64 || actual.minimum < expected.minimum)
    return false;
  return expected.has_maximum == 0 || (actual.has_maximum != 0 && actual.maximum <= expected.maximum);
}

} // namespace

bool matches(const abi::ValueType& actual, const abi::ValueType& expected) {
  if (actual.kind != expected.kind)
    return false;
  if (actual.kind != abi::ValueKind::reference)
    return true;
  return actual.nullable <= expected.nullable && heap_type_matches(actual, expected);
}

bool matches(const abi::ExternType& actual, const abi::ExternType& expected) {
  if (actual.kind != expected.kind)
    return false;
  switch (actual.kind) {
  case ExternKind::function:
    return type_matches(actual.type, expected.type);
  case ExternKind::tag:
    return actual.type == expected.type;
  case ExternKind::table:
    return limits_match(actual, expected) && same(actual.value, expected.value);
  case ExternKind::memory:
    return limits_match(actual, expected) && actual.shared == expected.shared &&
           actual.page_size_log2 == expected.page_size_log2;
  case ExternKind::global:
    if (actual.value.is_mutable != expected.value.is_mutable)
      return false;
    return actual.value.is_mutable != 0 ? same(actual.value, expected.value)
                                        : matches(actual.value, expected.value);
  }
  return false;
}

} // namespace ingot::instance
