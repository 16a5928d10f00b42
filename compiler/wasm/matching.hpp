// Subtyping (spec: valid/matching). Indices must be in range, and `canonical`, `supertype` and `depth` of the
// defined types set: whoever asks about the types of a module that is not valid yet asks after
// set_canonical_types(). No question takes more steps than there are supertypes above a type.
#pragma once

#include "compiler/wasm/types.hpp"

#include <span>

namespace ingot {

using DefinedTypes = std::span<const DefinedType>;

// Whether a value of type `sub` can stand wherever one of type `super` is expected.
bool matches(DefinedTypes types, HeapType sub, HeapType super);
bool matches(DefinedTypes types, ValueType sub, ValueType super);
bool matches(DefinedTypes types, std::span<const ValueType> sub, std::span<const ValueType> super);
bool matches(DefinedTypes types, const FieldType& sub, const FieldType& super);
bool matches(DefinedTypes types, const CompositeType& sub, const CompositeType& super);

// Whether both are the same type, which may have several indices.
bool are_equivalent(DefinedTypes types, ValueType first, ValueType second);

// The largest type of the hierarchy that `type` belongs to: any, func, extern or exn.
HeapType top_of(DefinedTypes types, HeapType type);

// func, struct or array.
HeapType abstract_type_of(const CompositeType& composite);

} // namespace ingot
