// Instances of a module in the linkable form, written by hand as the compiler makes it: slots, own entries,
// imports from other instances, and every kind of import that does not match.
//
// RUN: %build_guest %s -o %t
// RUN: %run %t | FileCheck %s
#include "Inputs/host.hpp"
#include "runtime-lib/support/memory_functions.hpp"

namespace {

using abi::ExternKind;

// The module: imports f, m, t and g, if `importing`; has one function, table, memory, global and tag of its
// own, and exports everything under the same names, its own ones in capitals.
struct State {
  abi::Instance head;
  abi::FunctionReference* functions[2];
  abi::Table* tables[2];
  abi::Memory* memories[2];
  abi::Value* globals[2];
  abi::Tag* tags[1];
  abi::FunctionReference own_function;
  abi::Table own_table;
  abi::Memory own_memory;
  abi::Value own_global;
  abi::Tag own_tag;
  abi::DataSegment data;
};

GUEST abi::Exception* call(const abi::FunctionReference* callee, abi::Value* values) {
  const uint32_t result =
      reinterpret_cast<uint32_t (*)(abi::Instance*)>(const_cast<void*>(callee->code))(callee->instance);
  __builtin_memcpy(values, &result, sizeof result);
  return nullptr;
}

constexpr abi::Type root = {.layout = {}, .call = call, .depth = 0, .reserved = 0, .display = {&root}};
constexpr abi::Type derived = {
    .layout = {}, .call = call, .depth = 1, .reserved = 0, .display = {&root, &derived}};
constexpr abi::Type other = {.layout = {}, .call = call, .depth = 0, .reserved = 0, .display = {&other}};

// Its own global, so that one can tell whose function was called.
GUEST uint32_t read_global(State* state) {
  uint32_t value;
  __builtin_memcpy(&value, state->globals[1], sizeof value);
  return value;
}

uint32_t instances_made;

GUEST abi::Exception* initialise(abi::Instance* instance) {
  State* const state = reinterpret_cast<State*>(instance);
  const uint32_t value = 100 + instances_made++;
  __builtin_memcpy(&state->own_global, &value, sizeof value);
  memcpy(state->own_memory.base, state->data.bytes, state->data.size);
  state->own_table.elements[1] = &state->own_function;
  return nullptr;
}

GUEST abi::Exception* initialise_badly(abi::Instance*) {
  abi::builtin_types::ingot_trap(static_cast<uint32_t>(abi::Trap::table_out_of_bounds), 0);
  return nullptr;
}

constexpr abi::ValueType i32 = {
    .kind = abi::ValueKind::i32, .heap = {}, .nullable = 0, .is_mutable = 0, .reserved = 0, .type = nullptr};
constexpr abi::ValueType funcref = {.kind = abi::ValueKind::reference,
                                    .heap = abi::HeapKind::func,
                                    .nullable = 1,
                                    .is_mutable = 0,
                                    .reserved = 0,
                                    .type = nullptr};

constexpr abi::ExternType extern_type(ExternKind kind) {
  abi::ExternType type = {};
  type.kind = kind;
  type.has_maximum = 1;
  type.minimum = kind == ExternKind::table ? 2 : 1;
  type.maximum = 4;
  type.page_size_log2 = 16;
  type.type = &root;
  type.value = kind == ExternKind::table ? funcref : i32;
  return type;
}

constexpr abi::ExternType with_size(ExternKind kind, uint64_t minimum, uint64_t maximum) {
  abi::ExternType type = extern_type(kind);
  type.minimum = minimum;
  type.maximum = maximum;
  return type;
}

constexpr abi::ExternType function_type(const abi::Type* type) {
  abi::ExternType result = extern_type(ExternKind::function);
  result.type = type;
  return result;
}

constexpr abi::ExternType global_type(abi::ValueType value, uint8_t is_mutable) {
  abi::ExternType result = extern_type(ExternKind::global);
  result.value = value;
  result.value.is_mutable = is_mutable;
  return result;
}

constexpr abi::Export export_of(const char* name, ExternKind kind, uint64_t offset) {
  abi::ExternType type = extern_type(kind);
  if (kind == ExternKind::function)
    type.type = &derived;
  return {.name = name, .name_size = 1, .type = type, .offset = offset};
}

constexpr abi::Export exports[] = {
    export_of("f", ExternKind::function, offsetof(State, functions)),
    export_of("F", ExternKind::function, offsetof(State, functions) + 8),
    export_of("t", ExternKind::table, offsetof(State, tables)),
    export_of("T", ExternKind::table, offsetof(State, tables) + 8),
    export_of("m", ExternKind::memory, offsetof(State, memories)),
    export_of("M", ExternKind::memory, offsetof(State, memories) + 8),
    export_of("g", ExternKind::global, offsetof(State, globals)),
    export_of("G", ExternKind::global, offsetof(State, globals) + 8),
    export_of("E", ExternKind::tag, offsetof(State, tags)),
};

constexpr abi::Import import_of(const char* name, const abi::ExternType& type) {
  return {.module = "", .module_size = 0, .name = name, .name_size = 1, .type = type};
}

const abi::Import four_imports[] = {
    import_of("F", extern_type(ExternKind::function)), import_of("M", extern_type(ExternKind::memory)),
    import_of("T", extern_type(ExternKind::table)), import_of("G", extern_type(ExternKind::global))};

const abi::FunctionReference own_function = {.code = reinterpret_cast<const void*>(&read_global),
                                             .type = &derived,
                                             .instance = nullptr,
                                             .function_index = 1,
                                             .reserved = 0};
constexpr abi::ExternType own_table = extern_type(ExternKind::table);
constexpr abi::Memory own_memory = {.base = nullptr,
                                    .size = 65536,
                                    .maximum = 4 * 65536,
                                    .reservation = 0,
                                    .page_size_log2 = 16,
                                    .is_guarded = 1,
                                    .is_shared = 0,
                                    .reserved = 0,
                                    .growth_lock = 0};
constexpr abi::Tag own_tag = {.layout = {}, .type = &root};
const abi::DataSegment data = {.bytes = reinterpret_cast<const uint8_t*>("hello"), .size = 5};

constexpr abi::IndexSpace space(uint64_t first_slot, uint64_t imported, uint64_t first_own) {
  return {.first_slot = first_slot + (imported == 0 ? 8 : 0),
          .imported_count = imported,
          .first_own = first_own,
          .own_count = 1};
}

abi::LinkableModule linkable(const abi::Import* imports, uint64_t import_count) {
  const uint64_t imported = imports == four_imports ? 1 : 0;
  abi::LinkableModule module = {};
  module.abi_version = abi::version;
  module.instance_size = sizeof(State);
  module.imports = imports;
  module.import_count = import_count;
  module.exports = exports;
  module.export_count = sizeof exports / sizeof exports[0];
  module.functions = space(offsetof(State, functions), imported, offsetof(State, own_function));
  module.tables = space(offsetof(State, tables), imported, offsetof(State, own_table));
  module.memories = space(offsetof(State, memories), imported, offsetof(State, own_memory));
  module.globals = space(offsetof(State, globals), imported, offsetof(State, own_global));
  module.tags = {.first_slot = offsetof(State, tags),
                 .imported_count = 0,
                 .first_own = offsetof(State, own_tag),
                 .own_count = 1};
  module.own_functions = &own_function;
  module.own_tables = &own_table;
  module.own_memories = &own_memory;
  module.own_tags = &own_tag;
  module.data_segments = &data;
  module.data_segment_count = 1;
  module.first_data_segment = offsetof(State, data);
  module.initialise = initialise;
  return module;
}

bool find(void* context, const abi::Import& import, instance::Extern& found) {
  return instance::find_export(*static_cast<const abi::Instance*>(context), {import.name, import.name_size},
                               found);
}

instance::ImportSource exports_of(abi::Instance* instance) { return {.find = find, .context = instance}; }

uint64_t call_export(abi::Instance* instance, const char* name) {
  instance::Extern found;
  if (!instance::find_export(*instance, {name, 1}, found))
    return 0;
  const auto* const function = static_cast<const abi::FunctionReference*>(found.object);
  abi::Value value = {};
  function->type->call(function, &value);
  uint32_t result;
  __builtin_memcpy(&result, value.bytes, sizeof result);
  return result;
}

const char* status_of(instance::Status status) {
  switch (status) {
  case instance::Status::done:
    return "done";
  case instance::Status::unknown_import:
    return "unknown import";
  case instance::Status::incompatible_import:
    return "incompatible import type";
  case instance::Status::no_memory:
    return "no memory";
  case instance::Status::wrong_version:
    return "wrong version";
  case instance::Status::exception:
    return "exception";
  }
  return "";
}

abi::Instance* first;

void try_import(const char* what, const char* name, const abi::ExternType& type) {
  const abi::Import import = import_of(name, type);
  static abi::LinkableModule module;
  // Not four_imports: the one import has no slot of its own, so let it have the tag's.
  module = linkable(&import, 1);
  const uint64_t spare = offsetof(State, data);
  const instance::Instantiation result = [&] {
    module.data_segment_count = 0;
    module.functions.first_slot = module.tables.first_slot = module.memories.first_slot =
        module.globals.first_slot = module.tags.first_slot = spare;
    module.functions.own_count = module.tables.own_count = module.memories.own_count =
        module.globals.own_count = module.tags.own_count = 0;
    module.export_count = 0;
    module.initialise = [](abi::Instance*) -> abi::Exception* { return nullptr; };
    return instance::instantiate(module, exports_of(first));
  }();
  print(Line().text(what).text(": ").text(status_of(result.status)));
}

void instantiate_trapping(void*) {
  static abi::LinkableModule module;
  module = linkable(nullptr, 0);
  module.initialise = initialise_badly;
  instance::instantiate(module, exports_of(nullptr));
}

} // namespace

void run_host() {
  static abi::LinkableModule module, importing, old;
  module = linkable(nullptr, 0);
  first = instance::instantiate(module, exports_of(nullptr)).instance;
  abi::Instance* const second = instance::instantiate(module, exports_of(nullptr)).instance;
  // CHECK: own state: 100 101
  print(Line()
            .text("own state: ")
            .decimal(call_export(first, "F"))
            .text(" ")
            .decimal(call_export(second, "F")));
  State* const state = reinterpret_cast<State*>(first);
  // CHECK: own memory: hello, at 0
  print(Line()
            .text("own memory: ")
            .text(reinterpret_cast<const char*>(state->own_memory.base))
            .text(", at ")
            .decimal(reinterpret_cast<uintptr_t>(state->own_memory.base) % 65536));
  // CHECK: WASI's memory: none
  print(Line().text("WASI's memory: ").text(first->memory == nullptr ? "none" : "some"));

  importing = linkable(four_imports, 4);
  abi::Instance* const third = instance::instantiate(importing, exports_of(first)).instance;
  // CHECK: imported: 100, own: 102
  print(Line()
            .text("imported: ")
            .decimal(call_export(third, "f"))
            .text(", own: ")
            .decimal(call_export(third, "F")));
  const State* const importer = reinterpret_cast<State*>(third);
  // CHECK: same memory 1, table 1, global 1
  print(Line()
            .text("same memory ")
            .decimal(importer->memories[0] == &state->own_memory)
            .text(", table ")
            .decimal(importer->tables[0] == &state->own_table)
            .text(", global ")
            .decimal(importer->globals[0] == &state->own_global));
  // What is exported again has its actual type, and its present size.
  abi::builtin_types::ingot_memory_grow(&state->own_memory, 1);
  instance::Extern found;
  instance::find_export(*third, {"m", 1}, found);
  // CHECK: memory of 2 to 4 pages
  print(Line()
            .text("memory of ")
            .decimal(found.type.minimum)
            .text(" to ")
            .decimal(found.type.maximum)
            .text(" pages"));

  // CHECK: unknown: unknown import
  try_import("unknown", "x", extern_type(ExternKind::function));
  // CHECK: other kind: incompatible import type
  try_import("other kind", "F", extern_type(ExternKind::global));
  // CHECK: same type: done
  try_import("same type", "F", function_type(&derived));
  // CHECK: supertype: done
  try_import("supertype", "F", function_type(&root));
  // CHECK: other type: incompatible import type
  try_import("other type", "F", function_type(&other));
  // CHECK: tag: done
  try_import("tag", "E", extern_type(ExternKind::tag));
  // CHECK: memory grown to 2 as 2: done
  try_import("memory grown to 2 as 2", "M", with_size(ExternKind::memory, 2, 4));
  // CHECK: memory of 3: incompatible import type
  try_import("memory of 3", "M", with_size(ExternKind::memory, 3, 4));
  // CHECK: memory up to 5: done
  try_import("memory up to 5", "M", with_size(ExternKind::memory, 1, 5));
  // CHECK: memory up to 3: incompatible import type
  try_import("memory up to 3", "M", with_size(ExternKind::memory, 1, 3));
  abi::ExternType memory = extern_type(ExternKind::memory);
  memory.shared = 1;
  // CHECK: shared memory: incompatible import type
  try_import("shared memory", "M", memory);
  memory = extern_type(ExternKind::memory);
  memory.address64 = 1;
  // CHECK: 64-bit memory: incompatible import type
  try_import("64-bit memory", "M", memory);
  memory = extern_type(ExternKind::memory);
  memory.page_size_log2 = 0;
  // CHECK: page size: incompatible import type
  try_import("page size", "M", memory);
  abi::ExternType table = extern_type(ExternKind::table);
  table.value.nullable = 0;
  // CHECK: element type: incompatible import type
  try_import("element type", "T", table);
  // CHECK: constant global: done
  try_import("constant global", "G", global_type(i32, 0));
  // CHECK: mutable global: incompatible import type
  try_import("mutable global", "G", global_type(i32, 1));
  // CHECK: global's type: incompatible import type
  try_import("global's type", "G", global_type(funcref, 0));

  // CHECK: trap: out of bounds table access
  print(
      Line().text("trap: ").text(trap::message(trap::run_guarded(instantiate_trapping, nullptr).event.kind)));
  old = linkable(nullptr, 0);
  old.abi_version = abi::version + 1;
  // CHECK: old: wrong version
  print(Line().text("old: ").text(status_of(instance::instantiate(old, exports_of(nullptr)).status)));
}
