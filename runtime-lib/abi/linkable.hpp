// The linkable form of a compiled module: it can be instantiated many times and linked with other modules at
// run time. Every function takes the instance as its first argument; this is what the runtime has to know to
// make instances (runtime-lib/instance), and how an instance looks.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::abi {

enum class ExternKind : uint32_t { function, table, memory, global, tag };

enum class ValueKind : uint8_t { i32, i64, f32, f64, v128, reference };

// The abstract heap types, and `defined` for ValueType::type.
enum class HeapKind : uint8_t {
  func,
  extern_,
  any,
  eq,
  i31,
  struct_,
  array,
  exn,
  none,
  nofunc,
  noextern,
  noexn,
  defined,
};

struct ValueType {
  ValueKind kind;
  HeapKind heap;      // of references
  uint8_t nullable;   // of references: 0 or 1
  uint8_t is_mutable; // of globals: 0 or 1
  uint32_t reserved;
  const Type* type; // of references to a defined type, otherwise null
};

// The type of an import or export (spec: syntax/types, external types). Members that the kind does not have
// are 0.
struct ExternType {
  ExternKind kind;
  uint8_t address64;      // of tables and memories: 0 or 1
  uint8_t shared;         // of memories: 0 or 1
  uint8_t has_maximum;    // of tables and memories: 0 or 1
  uint8_t page_size_log2; // of memories
  uint64_t minimum;       // of tables in elements, of memories in pages
  uint64_t maximum;
  const Type* type; // of functions and tags
  ValueType value;  // of globals, and of the elements of tables
};

// Names may hold any byte, zero included.
struct Import {
  const char* module;
  uint64_t module_size;
  const char* name;
  uint64_t name_size;
  ExternType type;
};

struct Export {
  const char* name;
  uint64_t name_size;
  ExternType type; // as declared; the present size of a memory or table is the instance's
  uint64_t offset; // in the instance: of the slot that points to what is exported
};

// An instance has one slot, a pointer, for each entry of an index space: to a FunctionReference, Table,
// Memory, Tag, or the Value of a global. The runtime fills the slots of imports with what is imported, in
// index order from `first_slot`, and those behind them with the addresses of the instance's own entries,
// which lie one behind the other from `first_own`. (Of functions only those have a slot that are imported or
// whose reference is taken: exported, or named by a segment, a global or ref.func.)
struct IndexSpace {
  uint64_t first_slot; // offset in the instance, in bytes
  uint64_t imported_count;
  uint64_t first_own; // offset in the instance, in bytes
  uint64_t own_count;
};

// Bytes that a memory of an instance's own has from the start, in place of segments that would be copied. No
// two have a page of WebAssembly in common.
struct MemoryImage {
  uint32_t memory; // which of its own
  uint32_t reserved;
  uint64_t address;
  const uint8_t* bytes;
  uint64_t size;
};

struct LinkableModule {
  uint32_t abi_version;
  uint32_t function_count; // of the function index space

  uint64_t instance_size; // bytes, of which Instance is the beginning; aligned to 16 and zeroed before use
  const Import* imports;
  uint64_t import_count;
  const Export* exports;
  uint64_t export_count;

  IndexSpace functions;
  IndexSpace tables;
  IndexSpace memories;
  IndexSpace globals;
  IndexSpace tags;

  // What the instance's own entries are made of, one for each. Of globals there is none: initialise() sets
  // them.
  const FunctionReference* own_functions; // to be copied, `instance` to be set; none of a library
  const ExternType* own_tables;           // elements are null until initialise() sets them
  const Memory* own_memories;             // likewise; to be reserved
  const Tag* own_tags;

  // The segments, to be copied to these offsets.
  const DataSegment* data_segments;
  uint64_t data_segment_count;
  uint64_t first_data_segment;
  // Of passive and active segments the size is that of the items. Null, which initialise() replaces, or
  // constant contents.
  const ElementSegment* element_segments;
  uint64_t element_segment_count;
  uint64_t first_element_segment;

  // Evaluates globals, tables and segments in the order of the specification (exec/modules, instantiation),
  // copies the active segments and calls the start function. The exception that left it, or null; it may
  // trap.
  Exception* (*initialise)(Instance* instance);

  // For messages, as in ModuleDescriptor.
  const FunctionMapEntry* function_map;
  uint64_t function_map_size;
  const uint32_t* function_offsets;
  const uint32_t* name_offsets;
  const char* names;

  // Of libraries; of those segments that these stand for nothing is left to copy.
  const MemoryImage* memory_images;
  uint64_t memory_image_count;

  // Of libraries: for each own table its elements, where it never changes, and otherwise null. Constant, and
  // of all instances.
  const Reference* const* table_images;

  // Of libraries: has the host say what the globals are that the module imports. To be called before
  // initialise(), on the host's stack. Null if there are none.
  void (*ask_for_globals)(Instance* instance, void* user);
};

} // namespace ingot::abi
