// Constant expressions (spec: valid/instructions, constant expressions).
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {

struct ConstExprContext {
  const Module& module;
  std::size_t visible_globals;           // the ones with smaller indices may be read
  std::vector<bool>& declared_functions; // by function index; gains those that a ref.func names
  Diagnostics& diagnostics;
};

// Checks that `expression` is constant and gives one value of type `expected`. `subject` ("global 3") is
// named if it uses something that is not compiled yet.
bool validate_const_expr(const ConstExprContext& context, const Expression& expression, ValueType expected,
                         std::string_view subject);

} // namespace ingot
