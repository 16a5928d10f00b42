// Reservation and table.grow. Like a memory, a table never moves. Its accesses are checked, so it needs no
// guards.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/table/reservation.hpp"

using namespace ingot;
using platform::Host;

void table::release(abi::Table& table) {
  if (table.elements != nullptr)
    Host::release(reinterpret_cast<uint8_t*>(table.elements), reservation_of(table));
  table.elements = nullptr;
}

extern "C" uint64_t ingot_table_grow(abi::Table* table, uint64_t count, abi::Reference initial) {
  constexpr uint64_t failure = ~uint64_t{0};
  const uint64_t old_size = table->size;
  if (count > table->maximum - old_size || !table::commit(*table, old_size, old_size + count))
    return failure;
  for (uint64_t i = old_size; i < old_size + count; i++)
    table->elements[i] = initial;
  table->size = old_size + count;
  return old_size;
}
