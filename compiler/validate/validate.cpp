#include "compiler/validate/validate.hpp"

#include "compiler/validate/func_validator.hpp"
#include "compiler/validate/module_rules.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace ingot {

std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics) {
  std::vector<bool> declared_functions;
  if (!validate_module_rules(module, declared_functions, diagnostics))
    return std::nullopt;
  for (std::size_t i = 0; i < module.functions.size(); ++i) {
    const FunctionIndex function(static_cast<std::uint32_t>(i));
    if (module.functions[i].body && !validate_function(module, declared_functions, function, diagnostics))
      return std::nullopt;
  }
  return ValidModule(std::move(module));
}

} // namespace ingot
