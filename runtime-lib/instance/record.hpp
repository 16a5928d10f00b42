// How the runtime finds its way in an instance.
#pragma once

#include "runtime-lib/abi/linkable.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::instance {

using abi::ExternKind;

// What the runtime itself keeps of an instance, behind the part that compiled code knows.
struct Record {
  trap::WatchedMemories memories; // the instance's own
  abi::Roots roots;
  uint8_t* host_part;             // where those that make the instance keep their own, or null
  uint8_t* mapping;               // with all that is in front of the instance and behind it
  uint64_t mapping_size;          // in bytes
  abi::ExternType import_types[]; // what was imported; it may be more specific than what was asked for
};

inline uint8_t* bytes_of(abi::Instance* instance, uint64_t offset) {
  return reinterpret_cast<uint8_t*>(instance) + offset;
}

template <class T>
inline T* at(abi::Instance* instance, uint64_t offset) {
  return reinterpret_cast<T*>(bytes_of(instance, offset));
}

inline const abi::LinkableModule& module_of(const abi::Instance& instance) {
  return *static_cast<const abi::LinkableModule*>(instance.module);
}

inline Record* record_of(abi::Instance* instance) {
  return at<Record>(instance, align_up(module_of(*instance).instance_size, 16));
}

// Where an instance may refer to objects or exceptions: in its globals, in the items of segments and in its
// tables. Which words of it those are is not told; but every word may be looked at.
inline abi::Roots roots_of(abi::Instance* instance) {
  const abi::LinkableModule& module = module_of(*instance);
  return {.references = at<abi::Reference>(instance, 0),
          .reference_count = module.instance_size / sizeof(abi::Reference),
          .tables = at<abi::Table*>(instance, module.tables.first_slot),
          .table_count = module.tables.imported_count + module.tables.own_count,
          .next = nullptr};
}

inline const abi::IndexSpace& index_space(const abi::LinkableModule& module, ExternKind kind) {
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

} // namespace ingot::instance
