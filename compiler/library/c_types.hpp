// Which types of Wasm C has, and how it calls them.
#pragma once

#include "compiler/wasm/types.hpp"

#include <string_view>

namespace ingot {

// Numbers, and vectors, which C is given by pointer.
bool is_c_type(ValueType type);

// Whether all parameters and results are.
bool is_c_type(const FunctionType& type);

// int32_t, ..., ingot_v128.
std::string_view c_type(ValueType type);

} // namespace ingot
