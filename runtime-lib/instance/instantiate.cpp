#include "runtime-lib/instance/instantiate.hpp"

#include "runtime-lib/gc/roots.hpp"
#include "runtime-lib/instance/record.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::instance {

INGOT_UNSANDBOXED Instantiation instantiate(const abi::LinkableModule& module, const ImportSource& imports,
                                            const Limits& limits) {
  Instantiation result = make(module, imports, limits, {});
  if (result.status != Status::done)
    return result;
  trap::watch(record_of(result.instance)->memories);
  abi::Roots& roots = record_of(result.instance)->roots;
  roots = roots_of(result.instance);
  gc::add_roots(roots);
  result.exception = module.initialise(result.instance);
  if (result.exception != nullptr) {
    result.status = Status::exception;
    result.instance = nullptr;
  }
  return result;
}

} // namespace ingot::instance
