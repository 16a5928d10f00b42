#include "runtime-lib/instance/instantiate.hpp"

#include "runtime-lib/gc/roots.hpp"
#include "runtime-lib/instance/record.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::instance {

namespace {

// References to objects may lie in the globals, in the items of segments and in the tables. Which words of an
// instance are those is not told; but every word may be looked at.
void make_roots(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  abi::Roots& roots = record_of(instance)->roots;
  roots = {.references = at<abi::Reference>(instance, 0),
           .reference_count = module.instance_size / sizeof(abi::Reference),
           .tables = at<abi::Table*>(instance, module.tables.first_slot),
           .table_count = module.tables.imported_count + module.tables.own_count,
           .next = nullptr};
  gc::add_roots(roots);
}

} // namespace

INGOT_UNSANDBOXED Instantiation instantiate(const abi::LinkableModule& module, const ImportSource& imports,
                                            const Limits& limits) {
  Instantiation result = make(module, imports, limits, {});
  if (result.status != Status::done)
    return result;
  trap::watch(record_of(result.instance)->memories);
  make_roots(result.instance);
  result.exception = module.initialise(result.instance);
  if (result.exception != nullptr) {
    result.status = Status::exception;
    result.instance = nullptr;
  }
  return result;
}

} // namespace ingot::instance
