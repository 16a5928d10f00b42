#include "runtime-lib/exceptions/pools.hpp"

namespace ingot::exceptions {

// Any word may be a reference: neither the stack nor the values of an exception are described. So an
// exception may be kept for a number that looks like its address; none is ever lost.
void Pools::mark_words(const void* begin, const void* end) {
  const uintptr_t* const words = static_cast<const uintptr_t*>(begin);
  const uintptr_t* const words_end = static_cast<const uintptr_t*>(end);
  for (const uintptr_t* word = words; word < words_end; word++) {
    small_.mark(*word);
    large_.mark(*word);
  }
}

// From the frame of this function on, so the caller's frame is looked through as well: it must not be
// inlined.
[[gnu::noinline]] void Pools::mark_stack(const void* top) { mark_words(__builtin_frame_address(0), top); }

void Pools::mark_roots(const abi::Roots* first) {
  for (const abi::Roots* roots = first; roots != nullptr; roots = roots->next) {
    mark_words(roots->references, roots->references + roots->reference_count);
    for (uint64_t i = 0; i < roots->table_count; i++) {
      const abi::Table& table = *roots->tables[i];
      mark_words(table.elements, table.elements + table.size);
    }
  }
}

// Null if nothing that was marked waits any more.
const abi::Exception* Pools::take_marked() {
  const abi::Exception* const exception = small_.take_marked();
  return exception != nullptr ? exception : large_.take_marked();
}

[[gnu::noinline]] bool Pools::collect(uint32_t value_count, const void* stack_top, const abi::Roots* roots) {
  // Puts all registers that the callee saves into this frame, where mark_stack() finds them. The others are
  // the caller's to save.
  __builtin_unwind_init();
  const Pool& pool = pool_of(value_count);
  if (pool.is_unused())
    return false;
  mark_stack(stack_top);
  mark_roots(roots);
  while (const abi::Exception* const exception = take_marked())
    mark_words(exception->values, exception->values + exception->value_count);
  small_.sweep();
  large_.sweep();
  return !pool.is_crowded();
}

} // namespace ingot::exceptions
