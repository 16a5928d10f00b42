// Tables in the address space.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::table {

// In bytes; the maximum is final.
inline uint64_t reservation_of(const abi::Table& table) {
  return align_up(larger(table.maximum, uint64_t{1}) * sizeof(abi::Reference), platform::Host::page_size());
}

// Makes the elements from `old_size`, which are accessible, up to `size` accessible too. What is accessible
// behind the old size nobody has ever written, so it is as null as new elements.
[[gnu::always_inline]] inline bool commit(const abi::Table& table, uint64_t old_size, uint64_t size) {
  const uint64_t begin = align_up(old_size * sizeof(abi::Reference), platform::Host::page_size());
  const uint64_t end = align_up(size * sizeof(abi::Reference), platform::Host::page_size());
  return begin == end ||
         platform::Host::commit(reinterpret_cast<uint8_t*>(table.elements) + begin, end - begin);
}

// Reserves the address space of a table, commits its initial size (all null) and sets `elements`; false if
// the system refuses. To be called once for each table, before any code uses it. Inlined, because the threads
// of a guest do it while it runs, and other guests need not be allowed to
// (platform/linux/system_call_records.hpp).
[[gnu::always_inline]] inline bool reserve(abi::Table& table) {
  table.maximum = smaller(table.maximum, abi::largest_table);
  uint8_t* const begin = platform::Host::reserve(reservation_of(table));
  table.elements = reinterpret_cast<abi::Reference*>(begin);
  return begin != nullptr && table.size <= table.maximum && commit(table, 0, table.size);
}

// Gives back what reserve() took, whether or not it succeeded.
void release(abi::Table& table);

} // namespace ingot::table
