#include "compiler/validate/describe.hpp"

#include "compiler/support/escape.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <variant>

namespace ingot {
namespace {

std::string_view name_of(const Module& module, FunctionIndex function) {
  if (function.value < module.names.functions.size() && !module.names.functions[function.value].empty())
    return module.names.functions[function.value];
  for (const Export& entry : module.exports) {
    if (entry.index == ExternIndex(function))
      return entry.name;
  }
  return {};
}

} // namespace

std::string describe(const Module& module, FunctionIndex function) {
  const std::string_view name = name_of(module, function);
  if (name.empty())
    return fmt::format("function {}", function.value);
  return fmt::format("function {} \"{}\"", function.value, escape(name));
}

} // namespace ingot
