// Exceptions are made when they are thrown. Most are caught by someone who looks at their values and forgets
// them, and so are released at once; what an exnref may refer to is left to the collection.
#include "runtime-lib/exceptions/allocation.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/exceptions/pool.hpp"
#include "runtime-lib/exceptions/roots.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::exceptions {

namespace {

constexpr uint64_t small_slot = 128;   // two cache lines: up to 7 values
constexpr uint64_t large_slot = 16384; // up to 1023; the compiler admits 1000 parameters

// Each thread has its own: exceptions do not go from one instance to another.
constinit thread_local Pool small_pool(small_slot);
constinit thread_local Pool large_pool(large_slot);

Pool& pool_of(uint64_t value_count) {
  return value_count <= small_pool.value_capacity() ? small_pool : large_pool;
}

void mark(uintptr_t word) {
  small_pool.mark(word);
  large_pool.mark(word);
}

void mark_words(const void* begin, const void* end) {
  const uintptr_t* const words = static_cast<const uintptr_t*>(begin);
  const uintptr_t* const words_end = static_cast<const uintptr_t*>(end);
  for (const uintptr_t* word = words; word < words_end; word++)
    mark(*word);
}

// From the frame of this function on, so the caller's frame is looked through as well: it must not be
// inlined.
[[gnu::noinline]] void mark_stack() { mark_words(__builtin_frame_address(0), platform::Host::stack_top()); }

void mark_roots() {
  for (const abi::Roots* roots = first_roots(); roots != nullptr; roots = roots->next) {
    mark_words(roots->references, roots->references + roots->reference_count);
    for (uint64_t i = 0; i < roots->table_count; i++) {
      const abi::Table& table = *roots->tables[i];
      mark_words(table.elements, table.elements + table.size);
    }
  }
}

// Null if nothing that was marked waits any more.
const abi::Exception* take_marked() {
  const abi::Exception* const exception = small_pool.take_marked();
  return exception != nullptr ? exception : large_pool.take_marked();
}

// Any word may be a reference: neither the stack nor the values of an exception are described. So an
// exception may be kept for a number that looks like its address; none is ever lost.
[[gnu::noinline]] void collect() {
  // Puts all registers that the callee saves into this frame, where mark_stack() finds them. The others are
  // the caller's to save.
  __builtin_unwind_init();
  mark_stack();
  mark_roots();
  while (const abi::Exception* const exception = take_marked())
    mark_words(exception->values, exception->values + exception->value_count);
  small_pool.sweep();
  large_pool.sweep();
}

[[gnu::noinline]] abi::Exception* take_after_collection(Pool& pool) {
  collect();
  if (pool.is_crowded())
    pool.extend();
  return pool.take();
}

} // namespace

void release_all() {
  small_pool.release();
  large_pool.release();
}

} // namespace ingot::exceptions

using namespace ingot;

extern "C" abi::Exception* ingot_exception_allocate(const abi::Tag* tag, uint32_t value_count,
                                                    uint32_t site) {
  exceptions::Pool& pool = exceptions::pool_of(value_count);
  abi::Exception* exception = pool.take();
  if (exception == nullptr) {
    exception = exceptions::take_after_collection(pool);
    if (exception == nullptr)
      trap::raise(abi::Trap::exceptions_exhausted, site);
  }
  exception->tag = tag;
  exception->value_count = static_cast<uint16_t>(value_count);
  exception->is_marked = 0;
  exception->escaped = 0;
  return exception;
}

extern "C" void ingot_exception_release(abi::Exception* exception) {
  if (exception->escaped == 0)
    exceptions::pool_of(exception->value_count).give_back(exception);
}
