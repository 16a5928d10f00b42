#include "runtime-lib/instance/exports.hpp"

#include "runtime-lib/instance/record.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace ingot::instance {

namespace {

// The type of what an exported slot points to: as declared, or as it was imported.
abi::ExternType type_of_export(const abi::Instance& instance, const abi::Export& exported) {
  const abi::LinkableModule& module = module_of(instance);
  const abi::IndexSpace& space = index_space(module, exported.type.kind);
  uint64_t index = (exported.offset - space.first_slot) / sizeof(void*);
  if (index >= space.imported_count)
    return exported.type;
  for (uint64_t i = 0; i < module.import_count; i++) {
    if (module.imports[i].type.kind == exported.type.kind && index-- == 0)
      return record_of(const_cast<abi::Instance*>(&instance))->import_types[i];
  }
  return exported.type;
}

bool equal(Span<const char> a, Span<const char> b) {
  return a.size() == b.size() && (a.size() == 0 || memcmp(a.data(), b.data(), a.size()) == 0);
}

} // namespace

bool find_export(const abi::Instance& instance, Span<const char> name, Extern& found) {
  const abi::LinkableModule& module = module_of(instance);
  for (uint64_t i = 0; i < module.export_count; i++) {
    const abi::Export& exported = module.exports[i];
    if (!equal({exported.name, static_cast<size_t>(exported.name_size)}, name))
      continue;
    found.type = type_of_export(instance, exported);
    found.object = *at<void*>(const_cast<abi::Instance*>(&instance), exported.offset);
    if (exported.type.kind == ExternKind::function)
      found.type.type = static_cast<const abi::FunctionReference*>(found.object)->type;
    if (exported.type.kind == ExternKind::table)
      found.type.minimum = static_cast<const abi::Table*>(found.object)->size;
    if (exported.type.kind == ExternKind::memory)
      found.type.minimum =
          memory::size_of(*static_cast<const abi::Memory*>(found.object)) >> found.type.page_size_log2;
    return true;
  }
  return false;
}

} // namespace ingot::instance
