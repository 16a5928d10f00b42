#include "compiler/merge/merge.hpp"

#include "compiler/merge/instantiation_order.hpp"
#include "compiler/merge/merger.hpp"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace ingot {

std::optional<ValidModule> merge(std::vector<LinkedModule> modules, Diagnostics& diagnostics) {
  const std::optional<std::vector<std::size_t>> order = instantiation_order(modules, diagnostics);
  if (!order)
    return std::nullopt;
  std::optional<Module> merged = Merger(std::move(modules), *order, diagnostics).merge();
  if (!merged)
    return std::nullopt;
  return ValidModule(std::move(*merged), {});
}

} // namespace ingot
