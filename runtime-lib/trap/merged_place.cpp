// Where a trap was in a program of several modules.
#include "runtime-lib/trap/place.hpp"

using namespace ingot;

namespace {

// The module in whose file a site lies: there is one.
const abi::MergedModule* module_of_site(uint32_t site) {
  const abi::MergedModules& merged = *ingot_module.merged;
  uint64_t index = merged.count - 1;
  while (index > 0 && site < merged.modules[index].offset)
    index--;
  return &merged.modules[index];
}

// The module that defines a function; null if none does.
const abi::MergedModule* module_of_function(uint32_t function) {
  const abi::MergedModules& merged = *ingot_module.merged;
  for (uint64_t index = 0; index < merged.count; index++) {
    const abi::MergedModule& module = merged.modules[index];
    if (function - module.first_function < module.function_count)
      return &module;
  }
  return nullptr;
}

} // namespace

extern "C" void ingot_find_merged_place(abi::TrapPlace* place) {
  if (place->site == 0) {
    place->module = module_of_function(place->function);
    return;
  }
  const abi::MergedModule& module = *module_of_site(place->site);
  place->module = &module;
  place->function =
      trap::function_of_site(place->site, module.first_function, module.function_count, module.end_of_bodies);
}
