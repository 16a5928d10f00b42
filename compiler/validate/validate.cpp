#include "compiler/validate/validate.hpp"

#include "compiler/validate/func_validator.hpp"
#include "compiler/validate/module_context.hpp"
#include "compiler/validate/module_rules.hpp"
#include "compiler/validate/type_rules.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace ingot {

std::optional<ValidModule> validate(Module module, Diagnostics& diagnostics) {
  ModuleContext context{module, diagnostics};
  if (!validate_types(context) || !validate_module_rules(context))
    return std::nullopt;
  for (std::size_t i = 0; i < module.functions.size(); ++i) {
    const FunctionIndex function(static_cast<std::uint32_t>(i));
    if (module.functions[i].body && !validate_function(context, function))
      return std::nullopt;
  }
  return ValidModule(std::move(module), std::move(context.features));
}

} // namespace ingot
