#include "compiler/wasm/matching.hpp"

#include <cstddef>
#include <span>
#include <variant>

namespace ingot {
namespace {

const DefinedType& defined(DefinedTypes types, HeapType type) { return types[type.index.value]; }

// Up the chain of declared supertypes, as far as `super` could be: its depth says where.
bool defined_type_matches(DefinedTypes types, TypeIndex sub, TypeIndex super) {
  const DefinedType& wanted = types[super.value];
  const DefinedType* type = &types[sub.value];
  while (type->depth > wanted.depth && type->supertype)
    type = &types[type->supertype->value];
  return type->canonical == wanted.canonical;
}

// Both abstract, and not the same.
bool abstract_type_matches(HeapKind sub, HeapKind super) {
  switch (super) {
  case HeapKind::any:
    return sub == HeapKind::eq || abstract_type_matches(sub, HeapKind::eq);
  case HeapKind::eq:
    return sub == HeapKind::i31 || sub == HeapKind::struct_ || sub == HeapKind::array ||
           sub == HeapKind::none;
  case HeapKind::i31:
  case HeapKind::struct_:
  case HeapKind::array:
    return sub == HeapKind::none;
  case HeapKind::func:
    return sub == HeapKind::nofunc;
  case HeapKind::extern_:
    return sub == HeapKind::noextern;
  case HeapKind::exn:
    return sub == HeapKind::noexn;
  case HeapKind::none:
  case HeapKind::nofunc:
  case HeapKind::noextern:
  case HeapKind::noexn:
  case HeapKind::defined:
    return false;
  }
  return false;
}

} // namespace

HeapType abstract_type_of(const CompositeType& composite) {
  if (std::holds_alternative<FunctionType>(composite))
    return {HeapKind::func, {}};
  return {std::holds_alternative<StructType>(composite) ? HeapKind::struct_ : HeapKind::array, {}};
}

bool matches(DefinedTypes types, HeapType sub, HeapType super) {
  if (sub == super)
    return true;
  if (sub.kind == HeapKind::defined && super.kind == HeapKind::defined)
    return defined_type_matches(types, sub.index, super.index);
  if (sub.kind == HeapKind::defined) {
    const HeapKind kind = abstract_type_of(defined(types, sub).composite).kind;
    return kind == super.kind || abstract_type_matches(kind, super.kind);
  }
  if (super.kind == HeapKind::defined) {
    // Only the bottom of the hierarchy is below every defined type.
    const bool is_function = std::holds_alternative<FunctionType>(defined(types, super).composite);
    return sub.kind == (is_function ? HeapKind::nofunc : HeapKind::none);
  }
  return abstract_type_matches(sub.kind, super.kind);
}

bool matches(DefinedTypes types, ValueType sub, ValueType super) {
  if (sub.kind != super.kind)
    return false;
  return !sub.is_reference() || ((!sub.nullable || super.nullable) && matches(types, sub.heap, super.heap));
}

bool matches(DefinedTypes types, std::span<const ValueType> sub, std::span<const ValueType> super) {
  if (sub.size() != super.size())
    return false;
  for (std::size_t i = 0; i < sub.size(); ++i) {
    if (!matches(types, sub[i], super[i]))
      return false;
  }
  return true;
}

bool are_equivalent(DefinedTypes types, ValueType first, ValueType second) {
  return matches(types, first, second) && matches(types, second, first);
}

bool matches(DefinedTypes types, const FieldType& sub, const FieldType& super) {
  if (sub.packing != super.packing || sub.is_mutable != super.is_mutable)
    return false;
  // What can be written must be of the same type, or a value of the larger one could be.
  return sub.is_mutable ? are_equivalent(types, sub.value, super.value)
                        : matches(types, sub.value, super.value);
}

bool matches(DefinedTypes types, const CompositeType& sub, const CompositeType& super) {
  if (sub.index() != super.index())
    return false;
  if (const auto* function = std::get_if<FunctionType>(&sub)) {
    const auto& wanted = std::get<FunctionType>(super);
    return matches(types, wanted.parameters, function->parameters) &&
           matches(types, function->results, wanted.results);
  }
  if (const auto* array = std::get_if<ArrayType>(&sub))
    return matches(types, array->element, std::get<ArrayType>(super).element);
  const auto& fields = std::get<StructType>(sub).fields;
  const auto& wanted = std::get<StructType>(super).fields;
  if (fields.size() < wanted.size())
    return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!matches(types, fields[i], wanted[i]))
      return false;
  }
  return true;
}

HeapType top_of(DefinedTypes types, HeapType type) {
  switch (type.kind) {
  case HeapKind::any:
  case HeapKind::eq:
  case HeapKind::i31:
  case HeapKind::struct_:
  case HeapKind::array:
  case HeapKind::none:
    return {HeapKind::any, {}};
  case HeapKind::func:
  case HeapKind::nofunc:
    return {HeapKind::func, {}};
  case HeapKind::extern_:
  case HeapKind::noextern:
    return {HeapKind::extern_, {}};
  case HeapKind::exn:
  case HeapKind::noexn:
    return {HeapKind::exn, {}};
  case HeapKind::defined:
    return top_of(types, abstract_type_of(defined(types, type).composite));
  }
  return type;
}

} // namespace ingot
