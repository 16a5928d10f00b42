// The matching of types when modules are linked (spec: valid/matching). Defined types are compared by
// address: the display of a type lists its supertypes.
#pragma once

#include "runtime-lib/abi/linkable.hpp"

namespace ingot::instance {

// Whether a value of type `actual` may stand where `expected` is asked for.
bool matches(const abi::ValueType& actual, const abi::ValueType& expected);

// Whether something of external type `actual` may be imported as `expected`. The minimum of a table or memory
// in `actual` is its present size.
bool matches(const abi::ExternType& actual, const abi::ExternType& expected);

} // namespace ingot::instance
