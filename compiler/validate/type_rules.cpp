#include "compiler/validate/type_rules.hpp"

#include "compiler/wasm/canonical_types.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/matching.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// Group by group: one may refer to itself and to what comes before it.
class TypeRules {
public:
  explicit TypeRules(ModuleContext& context) : context_(context), types_(context.module.types) {}

  bool check() {
    for (std::size_t start = 0; start < types_.size() && ok_; start += types_[start].group_size)
      check_group(start);
    return ok_;
  }

private:
  void check_group(std::size_t start);
  void check_references(std::size_t index, std::size_t group_end);
  void check_value_type(ValueType type, std::size_t index, std::size_t group_end);
  void note_feature(Feature feature, std::size_t index) {
    context_.features.note(feature, types_[index].offset, [&] { return fmt::format("type {}", index); });
  }
  void set_depth(std::size_t index);
  void check_supertype(std::size_t index);

  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      context_.diagnostics.error(offset, format, std::move(arguments)...);
    ok_ = false;
  }

  ModuleContext& context_;
  std::vector<DefinedType>& types_;
  CanonicalTypes canonical_types_;
  bool ok_ = true;
};

void TypeRules::check_group(std::size_t start) {
  const std::size_t end = start + types_[start].group_size;
  for (std::size_t i = start; i < end && ok_; ++i)
    check_references(i, end);
  if (!ok_)
    return;
  canonical_types_.set_canonical_types(types_, start);
  for (std::size_t i = start; i < end && ok_; ++i)
    set_depth(i);
  // Now the types of the group can be compared, though not all are known to be valid: a chain of supertypes
  // leads to ever smaller indices, whatever it claims.
  for (std::size_t i = start; i < end && ok_; ++i) {
    check_supertype(i);
  }
}

void TypeRules::check_references(std::size_t index, std::size_t group_end) {
  const DefinedType& type = types_[index];
  if (const auto* function = std::get_if<FunctionType>(&type.composite)) {
    for (const ValueType parameter : function->parameters)
      check_value_type(parameter, index, group_end);
    for (const ValueType result : function->results)
      check_value_type(result, index, group_end);
    if (function->results.size() > 1)
      note_feature(Feature::multi_value, index);
  } else if (const auto* structure = std::get_if<StructType>(&type.composite)) {
    for (const FieldType& field : structure->fields)
      check_value_type(field.value, index, group_end);
  } else {
    check_value_type(std::get<ArrayType>(type.composite).element.value, index, group_end);
  }
  const bool is_function = std::holds_alternative<FunctionType>(type.composite);
  if (!is_function || type.supertype || !type.is_final || type.group_size > 1)
    note_feature(Feature::gc_types, index);
  // Also within a group a supertype comes first, so there is no circle.
  if (type.supertype && type.supertype->value >= index)
    fail(type.offset, diagnostic::unknown_index, "type", type.supertype->value);
}

void TypeRules::check_value_type(ValueType type, std::size_t index, std::size_t group_end) {
  if (type.is_reference() && type.heap.kind == HeapKind::defined && type.heap.index.value >= group_end)
    fail(types_[index].offset, diagnostic::unknown_index, "type", type.heap.index.value);
  note_feature(feature_of(type), index);
}

void TypeRules::set_depth(std::size_t index) {
  DefinedType& type = types_[index];
  type.depth = type.supertype ? types_[type.supertype->value].depth + 1 : 0;
  if (type.depth > limits::subtype_depth)
    fail(type.offset, diagnostic::limit_exceeded, "supertypes above a type", type.depth,
         limits::subtype_depth);
}

void TypeRules::check_supertype(std::size_t index) {
  const DefinedType& type = types_[index];
  if (!type.supertype)
    return;
  const DefinedType& supertype = types_[type.supertype->value];
  if (supertype.is_final)
    fail(type.offset, diagnostic::subtype_mismatch,
         fmt::format("type {} is final, so type {} cannot be below it", type.supertype->value, index));
  else if (!matches(types_, type.composite, supertype.composite))
    fail(type.offset, diagnostic::subtype_mismatch,
         fmt::format("type {} does not match its supertype {}", index, type.supertype->value));
}

} // namespace

bool validate_types(ModuleContext& context) { return TypeRules(context).check(); }

} // namespace ingot
