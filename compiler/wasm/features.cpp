#include "compiler/wasm/features.hpp"

#include "compiler/wasm/types.hpp"

#include <cstddef>
#include <string_view>

namespace ingot {
namespace {

enum class Status { compiled, validated };

struct Row {
  std::string_view name;
  std::string_view text;
  Status status;
};

constexpr Row rows[] = {
#define FEATURE(name, text, status) {#name, text, Status::status},
#include "compiler/wasm/features.def"
};

const Row& row_of(Feature feature) { return rows[static_cast<std::size_t>(feature)]; }

} // namespace

std::string_view name_of(Feature feature) { return row_of(feature).name; }
std::string_view text_of(Feature feature) { return row_of(feature).text; }
bool is_compiled(Feature feature) { return row_of(feature).status == Status::compiled; }

Feature feature_of(HeapType type) {
  switch (type.kind) {
  case HeapKind::func:
  case HeapKind::extern_:
    return Feature::reference_types;
  case HeapKind::exn:
  case HeapKind::noexn:
    return Feature::exceptions;
  case HeapKind::defined:
  case HeapKind::nofunc:
  case HeapKind::noextern:
    return Feature::function_references;
  case HeapKind::any:
  case HeapKind::eq:
  case HeapKind::i31:
  case HeapKind::struct_:
  case HeapKind::array:
  case HeapKind::none:
    return Feature::gc_types;
  }
  return Feature::gc_types;
}

Feature feature_of(ValueType type) {
  switch (type.kind) {
  case ValueKind::i32:
  case ValueKind::i64:
  case ValueKind::f32:
  case ValueKind::f64:
    return Feature::mvp;
  case ValueKind::v128:
    return Feature::simd;
  case ValueKind::ref: {
    const Feature feature = feature_of(type.heap);
    return feature == Feature::reference_types && !type.nullable ? Feature::function_references : feature;
  }
  }
  return Feature::mvp;
}

} // namespace ingot
