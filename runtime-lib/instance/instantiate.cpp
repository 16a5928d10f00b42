#include "runtime-lib/instance/instantiate.hpp"

#include "runtime-lib/exceptions/roots.hpp"
#include "runtime-lib/instance/matching.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/memory/size.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/table/reservation.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::instance {

namespace {

using abi::ExternKind;
using platform::Host;

// What the runtime itself keeps of an instance, behind the part that compiled code knows.
struct Record {
  trap::WatchedMemories memories;
  abi::ExceptionRoots exception_roots;
  abi::ExternType import_types[]; // what was imported; it may be more specific than what was asked for
};

uint8_t* bytes_of(abi::Instance* instance, uint64_t offset) {
  return reinterpret_cast<uint8_t*>(instance) + offset;
}

template <class T>
T* at(abi::Instance* instance, uint64_t offset) {
  return reinterpret_cast<T*>(bytes_of(instance, offset));
}

const abi::LinkableModule& module_of(const abi::Instance& instance) {
  return *static_cast<const abi::LinkableModule*>(instance.module);
}

Record* record_of(abi::Instance* instance) {
  return at<Record>(instance, align_up(module_of(*instance).instance_size, 16));
}

const abi::IndexSpace& index_space(const abi::LinkableModule& module, ExternKind kind) {
  switch (kind) {
  case ExternKind::function:
    return module.functions;
  case ExternKind::table:
    return module.tables;
  case ExternKind::memory:
    return module.memories;
  case ExternKind::global:
    return module.globals;
  case ExternKind::tag:
    break;
  }
  return module.tags;
}

INGOT_UNSANDBOXED abi::Instance* allocate(const abi::LinkableModule& module) {
  const uint64_t size =
      align_up(module.instance_size, 16) + sizeof(Record) + module.import_count * sizeof(abi::ExternType);
  const uint64_t mapped = align_up(size, Host::page_size());
  uint8_t* const bytes = Host::reserve(mapped);
  if (bytes == nullptr || !Host::commit(bytes, mapped))
    return nullptr;
  abi::Instance* const instance = reinterpret_cast<abi::Instance*>(bytes);
  instance->module = &module;
  return instance;
}

// The slots of what is imported. Gives the status, and the import it is about.
Instantiation import_all(abi::Instance* instance, const ImportSource& source) {
  const abi::LinkableModule& module = module_of(*instance);
  uint64_t next[5] = {}; // of each kind: the index
  for (uint64_t i = 0; i < module.import_count; i++) {
    const abi::Import& import = module.imports[i];
    Extern found;
    if (!source.find(source.context, import, found))
      return {.status = Status::unknown_import, .instance = nullptr, .import = &import, .exception = nullptr};
    if (!matches(found.type, import.type))
      return {.status = Status::incompatible_import,
              .instance = nullptr,
              .import = &import,
              .exception = nullptr};
    const abi::IndexSpace& space = index_space(module, import.type.kind);
    const uint64_t index = next[static_cast<uint32_t>(import.type.kind)]++;
    at<void*>(instance, space.first_slot)[index] = found.object;
    record_of(instance)->import_types[i] = found.type;
  }
  return {.status = Status::done, .instance = instance, .import = nullptr, .exception = nullptr};
}

// The slots behind the imports point to the instance's own entries, each of this size.
void fill_own_slots(abi::Instance* instance, const abi::IndexSpace& space, uint64_t entry_size) {
  void** const slots = at<void*>(instance, space.first_slot) + space.imported_count;
  for (uint64_t i = 0; i < space.own_count; i++)
    slots[i] = bytes_of(instance, space.first_own + i * entry_size);
}

// Copies the templates of the module's own entries and points the slots to them.
template <class T>
Span<T> make_own(abi::Instance* instance, const abi::IndexSpace& space, const T* templates) {
  T* const own = at<T>(instance, space.first_own);
  if (space.own_count != 0)
    memcpy(own, templates, space.own_count * sizeof(T));
  fill_own_slots(instance, space, sizeof(T));
  return {own, space.own_count};
}

INGOT_UNSANDBOXED bool make_tables(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  abi::Table* const own = at<abi::Table>(instance, module.tables.first_own);
  for (uint64_t i = 0; i < module.tables.own_count; i++) {
    const abi::ExternType& type = module.own_tables[i];
    own[i] = {.elements = nullptr,
              .size = type.minimum,
              .maximum = type.has_maximum != 0 ? type.maximum : abi::largest_table};
    if (!table::reserve(own[i]))
      return false;
  }
  fill_own_slots(instance, module.tables, sizeof(abi::Table));
  return true;
}

// Exnrefs may lie in the globals, in the items of segments and in the tables. Which words of an instance are
// those is not told; but every word may be looked at.
void make_exception_roots(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  abi::ExceptionRoots& roots = record_of(instance)->exception_roots;
  roots = {.references = at<abi::Reference>(instance, 0),
           .reference_count = module.instance_size / sizeof(abi::Reference),
           .tables = at<abi::Table*>(instance, module.tables.first_slot),
           .table_count = module.tables.imported_count + module.tables.own_count,
           .next = nullptr};
  exceptions::add_roots(roots);
}

INGOT_UNSANDBOXED bool make_memories(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  const Span<abi::Memory> own = make_own(instance, module.memories, module.own_memories);
  for (abi::Memory& memory : own) {
    if (!memory::reserve(memory))
      return false;
  }
  Record* const record = record_of(instance);
  record->memories = {.memories = own.data(), .count = own.size(), .next = nullptr};
  trap::watch(record->memories);

  // Where WASI looks for what its pointers refer to.
  constexpr char name[] = "memory";
  Extern exported;
  if (find_export(*instance, {name, sizeof name - 1}, exported) && exported.type.kind == ExternKind::memory)
    instance->memory = static_cast<abi::Memory*>(exported.object);
  return true;
}

template <class T>
void copy_segments(abi::Instance* instance, uint64_t offset, const T* segments, uint64_t count) {
  if (count != 0)
    memcpy(bytes_of(instance, offset), segments, count * sizeof(T));
}

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

INGOT_UNSANDBOXED Instantiation instantiate(const abi::LinkableModule& module, const ImportSource& imports) {
  Instantiation result = {
      .status = Status::wrong_version, .instance = nullptr, .import = nullptr, .exception = nullptr};
  if (module.abi_version != abi::version)
    return result;
  abi::Instance* const instance = allocate(module);
  result.status = Status::no_memory;
  if (instance == nullptr)
    return result;
  const Instantiation imported = import_all(instance, imports);
  if (imported.status != Status::done)
    return imported;

  const Span<abi::FunctionReference> functions = make_own(instance, module.functions, module.own_functions);
  for (abi::FunctionReference& function : functions)
    function.instance = instance;
  make_own(instance, module.tags, module.own_tags);
  fill_own_slots(instance, module.globals, sizeof(abi::Value));
  if (!make_tables(instance) || !make_memories(instance))
    return result;
  make_exception_roots(instance);
  copy_segments(instance, module.first_data_segment, module.data_segments, module.data_segment_count);
  copy_segments(instance, module.first_element_segment, module.element_segments,
                module.element_segment_count);

  result.exception = module.initialise(instance);
  if (result.exception != nullptr) {
    result.status = Status::exception;
    return result;
  }
  result.status = Status::done;
  result.instance = instance;
  return result;
}

bool find_export(const abi::Instance& instance, Span<const char> name, Extern& found) {
  const abi::LinkableModule& module = module_of(instance);
  for (uint64_t i = 0; i < module.export_count; i++) {
    const abi::Export& exported = module.exports[i];
    if (!equal({exported.name, exported.name_size}, name))
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
