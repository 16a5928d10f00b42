#include "runtime-lib/instance/creation.hpp"

#include "runtime-lib/instance/exports.hpp"
#include "runtime-lib/instance/matching.hpp"
#include "runtime-lib/instance/record.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/table/reservation.hpp"

namespace ingot::instance {

namespace {

using platform::Host;

// The system has an instance there at once; faults, a page each, would take several times as long.
constexpr uint64_t smallest_page = 4096;
constexpr uint64_t first_stack_use = 2 * smallest_page; // by the first call
constexpr uint64_t most_populated_of_table = uint64_t{128} << 10;

struct Sizes {
  uint64_t record;    // with the types of the imports
  uint64_t host_part; // where it begins
  uint64_t used;      // up to its end; in whole pages of the smallest kind
  uint64_t all;
};

Sizes sizes_of(const abi::LinkableModule& module, uint64_t host_size) {
  const uint64_t record = align_up(module.instance_size, 16);
  const uint64_t host_part =
      align_up(record + sizeof(Record) + module.import_count * sizeof(abi::ExternType), 16);
  const uint64_t end = host_part + host_size;
  return {.record = record,
          .host_part = host_part,
          .used = align_up(end, smallest_page),
          .all = align_up(end, Host::page_size())};
}

INGOT_UNSANDBOXED abi::Instance* allocate(const abi::LinkableModule& module, const HostSpace& space) {
  const Sizes sizes = sizes_of(module, space.part);
  const uint64_t mapping_size = space.guard + space.stack + sizes.all;
  if (mapping_size < sizes.all)
    return nullptr;
  uint8_t* const mapping = Host::reserve(mapping_size);
  if (mapping == nullptr)
    return nullptr;
  if (!Host::commit(mapping + space.guard, space.stack + sizes.all)) {
    Host::release(mapping, mapping_size);
    return nullptr;
  }
  uint8_t* const bytes = mapping + space.guard + space.stack;
  const uint64_t used_stack = smaller(space.stack, first_stack_use);
  Host::populate(bytes - used_stack, used_stack + sizes.used);
  abi::Instance* const instance = reinterpret_cast<abi::Instance*>(bytes);
  instance->module = &module;
  record_of(instance)->host_part = bytes + sizes.host_part;
  record_of(instance)->mapping = mapping;
  record_of(instance)->mapping_size = mapping_size;
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
  const size_t count = static_cast<size_t>(space.own_count);
  if (count != 0)
    memcpy(own, templates, count * sizeof(T));
  fill_own_slots(instance, space, sizeof(T));
  return {own, count};
}

// How far something may grow that has `present` bytes or elements.
uint64_t limit_of(uint64_t limit, uint64_t present) {
  return limit == Limits::by_default && !Host::has_address_space ? present : limit;
}

// Null if the table has elements of its own.
const abi::Reference* image_of_table(const abi::LinkableModule& module, uint64_t own_index) {
  return module.table_images != nullptr ? module.table_images[own_index] : nullptr;
}

INGOT_UNSANDBOXED bool make_tables(abi::Instance* instance, const Limits& limits) {
  const abi::LinkableModule& module = module_of(*instance);
  abi::Table* const own = at<abi::Table>(instance, module.tables.first_own);
  fill_own_slots(instance, module.tables, sizeof(abi::Table));
  for (uint64_t i = 0; i < module.tables.own_count; i++) {
    const abi::ExternType& type = module.own_tables[i];
    own[i] = {.elements = nullptr,
              .size = type.minimum,
              .maximum = smaller(limit_of(limits.table_size, type.minimum),
                                 type.has_maximum != 0 ? type.maximum : abi::largest_table)};
    if (own[i].size > own[i].maximum)
      return false;
    if (const abi::Reference* const image = image_of_table(module, i)) {
      own[i].elements = const_cast<abi::Reference*>(image);
      continue;
    }
    if (!table::reserve(own[i]))
      return false;
    // Segments are going to fill it, as a rule from its beginning.
    if (module.element_segment_count != 0)
      Host::populate(
          reinterpret_cast<uint8_t*>(own[i].elements),
          align_up(smaller(own[i].size * sizeof(abi::Reference), most_populated_of_table), smallest_page));
  }
  return true;
}

INGOT_UNSANDBOXED bool make_memories(abi::Instance* instance, const Limits& limits) {
  const abi::LinkableModule& module = module_of(*instance);
  const Span<abi::Memory> own = make_own(instance, module.memories, module.own_memories);
  record_of(instance)->memories = {.memories = own.data(), .count = own.size(), .next = nullptr};
  for (abi::Memory& memory : own) {
    memory.maximum = smaller(memory.maximum, limit_of(limits.memory_size, memory.size));
    if (!memory::reserve(memory))
      return false;
  }

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
    memcpy(bytes_of(instance, offset), segments, static_cast<size_t>(count) * sizeof(T));
}

} // namespace

INGOT_UNSANDBOXED Instantiation make(const abi::LinkableModule& module, const ImportSource& imports,
                                     const Limits& limits, const HostSpace& space) {
  Instantiation result = {
      .status = Status::wrong_version, .instance = nullptr, .import = nullptr, .exception = nullptr};
  if (module.abi_version != abi::version)
    return result;
  abi::Instance* const instance = allocate(module, space);
  result.status = Status::no_memory;
  if (instance == nullptr)
    return result;
  const Instantiation imported = import_all(instance, imports);
  if (imported.status != Status::done) {
    destroy(instance);
    return imported;
  }

  const Span<abi::FunctionReference> functions = make_own(instance, module.functions, module.own_functions);
  for (abi::FunctionReference& function : functions)
    function.instance = instance;
  make_own(instance, module.tags, module.own_tags);
  fill_own_slots(instance, module.globals, sizeof(abi::Value));
  if (!make_tables(instance, limits) || !make_memories(instance, limits)) {
    destroy(instance);
    return result;
  }
  copy_segments(instance, module.first_data_segment, module.data_segments, module.data_segment_count);
  copy_segments(instance, module.first_element_segment, module.element_segments,
                module.element_segment_count);
  result.status = Status::done;
  result.instance = instance;
  return result;
}

uint8_t* host_part_of(abi::Instance* instance) { return record_of(instance)->host_part; }

const trap::WatchedMemories& memories_of(abi::Instance* instance) { return record_of(instance)->memories; }

void destroy(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  Record* const record = record_of(instance);
  // Those that were not made, because the system refused one before them, have no address yet.
  for (uint64_t i = 0; i < record->memories.count; i++)
    memory::release(at<abi::Memory>(instance, module.memories.first_own)[i]);
  for (uint64_t i = 0; i < module.tables.own_count; i++)
    if (image_of_table(module, i) == nullptr)
      table::release(at<abi::Table>(instance, module.tables.first_own)[i]);
  Host::release(record->mapping, record->mapping_size);
}

} // namespace ingot::instance
