#include "compiler/merge/instantiation_order.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/wasm/module.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ingot {
namespace {

// By the module that is imported from: the first import that does.
using Dependencies = std::map<std::size_t, const Import*>;

std::vector<Dependencies> dependencies_of(std::span<const LinkedModule> modules) {
  const ModuleNames names = module_names(modules);
  std::vector<Dependencies> result(modules.size());
  for (std::size_t module = 0; module < modules.size(); ++module)
    for (const Import& import : modules[module].module->imports)
      if (const auto found = names.find(import.module); found != names.end())
        result[module].try_emplace(found->second, &import);
  return result;
}

// Each of the modules that are left imports from one that is left. So the way from one to the next comes back
// to where it was.
void report_circle(std::span<const LinkedModule> modules, const std::vector<Dependencies>& dependencies,
                   const std::vector<std::size_t>& pending_count, Diagnostics& diagnostics) {
  const auto next = [&](std::size_t module) {
    return *std::ranges::find_if(dependencies[module],
                                 [&](const auto& entry) { return pending_count[entry.first] > 0; });
  };
  std::vector<std::size_t> path;
  std::vector<bool> is_passed(modules.size());
  auto module = static_cast<std::size_t>(
      std::ranges::find_if(pending_count, [](std::size_t count) { return count > 0; }) -
      pending_count.begin());
  for (; !is_passed[module]; module = next(module).first) {
    is_passed[module] = true;
    path.push_back(module);
  }
  path.erase(path.begin(), std::ranges::find(path, module));

  constexpr std::size_t most_shown = 8;
  std::string text = fmt::format("\"{}\"", escape(modules[module].name));
  for (std::size_t i = 1; i < path.size() && i < most_shown; ++i)
    text += fmt::format(" -> \"{}\"", escape(modules[path[i]].name));
  text +=
      fmt::format(" -> {}\"{}\"", path.size() > most_shown ? "... -> " : "", escape(modules[module].name));
  diagnostics.error(next(module).second->offset, diagnostic::link_cycle, text);
}

} // namespace

ModuleNames module_names(std::span<const LinkedModule> modules) {
  ModuleNames names;
  for (std::size_t module = 0; module < modules.size(); ++module)
    if (!modules[module].name.empty())
      names.try_emplace(modules[module].name, module);
  return names;
}

std::optional<std::vector<std::size_t>> instantiation_order(std::span<const LinkedModule> modules,
                                                            Diagnostics& diagnostics) {
  const std::vector<Dependencies> dependencies = dependencies_of(modules);
  std::vector<std::vector<std::size_t>> dependents(modules.size());
  std::vector<std::size_t> pending_count(modules.size()); // of modules that must come before
  std::set<std::size_t> ready;
  for (std::size_t module = 0; module < modules.size(); ++module) {
    pending_count[module] = dependencies[module].size();
    if (pending_count[module] == 0)
      ready.insert(module);
    for (const auto& entry : dependencies[module])
      dependents[entry.first].push_back(module);
  }

  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t module = *ready.begin();
    ready.erase(ready.begin());
    order.push_back(module);
    for (const std::size_t dependent : dependents[module])
      if (--pending_count[dependent] == 0)
        ready.insert(dependent);
  }
  if (order.size() == modules.size())
    return order;
  report_circle(modules, dependencies, pending_count, diagnostics);
  return std::nullopt;
}

} // namespace ingot
