// table.fill, table.copy and table.init. As the specification has it, the whole range is checked before the
// first element is written, and an empty range may begin at the very end. What has been found in bounds is a
// size.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/support/bounds.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/trap/trap.hpp"

using namespace ingot;

extern "C" void ingot_table_fill(abi::Table* table, uint64_t destination, abi::Reference value,
                                 uint64_t length, uint32_t site) {
  if (!in_bounds(destination, length, table->size))
    trap::raise(abi::Trap::table_out_of_bounds, site);
  for (uint64_t i = 0; i < length; i++)
    table->elements[destination + i] = value;
}

extern "C" void ingot_table_copy(abi::Table* destination_table, abi::Table* source_table,
                                 uint64_t destination, uint64_t source, uint64_t length, uint32_t site) {
  if (!in_bounds(destination, length, destination_table->size) ||
      !in_bounds(source, length, source_table->size))
    trap::raise(abi::Trap::table_out_of_bounds, site);
  memmove(destination_table->elements + destination, source_table->elements + source,
          static_cast<size_t>(length) * sizeof(abi::Reference));
}

extern "C" void ingot_table_init(abi::Table* table, abi::ElementSegment* segment, uint64_t destination,
                                 uint64_t source, uint64_t length, uint32_t site) {
  if (!in_bounds(source, length, segment->size) || !in_bounds(destination, length, table->size))
    trap::raise(abi::Trap::table_out_of_bounds, site);
  memcpy(table->elements + destination, segment->elements + source,
         static_cast<size_t>(length) * sizeof(abi::Reference));
}
