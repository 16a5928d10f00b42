// thread-spawn of wasi-threads. A thread is a stack, thread-local variables, among them the state of an
// instance, and tables. All of that is made by the thread that spawns it, so that what the system refuses is
// an error of the call, and given back by the thread itself as the last it does.
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/entry/guest_stack.hpp"
#include "runtime-lib/exceptions/allocation.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/table/reservation.hpp"
#include "runtime-lib/threads/lock.hpp"
#include "runtime-lib/trap/trap.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;
using platform::Host;
using wasi::Errno;

namespace {

// Beside the first; more than processors, and few enough for their stacks and tables to find address space.
constexpr uint32_t most_threads = 1024;

// Thread numbers are from 1 on and below this (wasi-threads; wasi-libc keeps flags in the bits above).
constexpr uint32_t end_of_numbers = 1 << 29;

struct Thread {
  // Not 0 from before it is started until the system has ended it. Then, and with the lock held, the rest is
  // free for another.
  uint32_t running;
  uint32_t times_used;
  uint32_t number; // what the guest knows it by
  uint32_t argument;
  entry::GuestStack stack;
};

constinit Thread threads[most_threads] = {};
constinit uint32_t threads_lock = 0;

// The number says which entry it is, so it is no other living thread's, and how many times that was used
// before, so it comes again as late as possible.
uint32_t next_number(Thread& thread) {
  const uint32_t index = static_cast<uint32_t>(&thread - threads);
  constexpr uint32_t uses = end_of_numbers / most_threads - 1;
  return thread.times_used++ % uses * most_threads + index + 1;
}

Thread* find_unused() {
  for (Thread& thread : threads)
    // Acquire: whatever the thread did before it ended has been done.
    if (__atomic_load_n(&thread.running, __ATOMIC_ACQUIRE) == 0)
      return &thread;
  return nullptr;
}

Span<abi::Table> tables_of_this_thread() {
  return {ingot_module.threads->tables(), ingot_module.table_count};
}

// What is thread-local here in the block of another thread.
Span<abi::Table> in_block(const platform::ThreadBlock& block, Span<abi::Table> tables) {
  uint8_t* const first = Host::in_thread_block(block, reinterpret_cast<uint8_t*>(tables.data()));
  return {reinterpret_cast<abi::Table*>(first), tables.size()};
}

void release_tables(Span<abi::Table> tables) {
  for (abi::Table& table : tables)
    table::release(table);
}

bool reserve_tables(Span<abi::Table> tables) {
  for (abi::Table& table : tables)
    if (!table::reserve(table))
      return false;
  return true;
}

void run_thread(void* argument) {
  const Thread& thread = *static_cast<const Thread*>(argument);
  if (!trap::catch_faults_of_thread(thread.stack.handler_stack, thread.stack.guard)) {
    Line line = platform::start_failure();
    platform::fail_to_start(line.text("cannot install the handler of faults in a thread"));
  }
  ingot_module.threads->run(thread.number, thread.argument);
  release_tables(tables_of_this_thread());
  exceptions::release_all();
  if (platform::before_thread_end != nullptr)
    platform::before_thread_end();
  Host::end_thread(thread.stack.mapping.data(), thread.stack.mapping.size());
}

// False, and nothing has happened, if the system refuses.
bool start(Thread& thread) {
  if (!entry::map_guest_stack(ingot_module.stack_size, thread.stack))
    return false;
  const Span<abi::Table> tables = in_block(thread.stack.variables, tables_of_this_thread());
  thread.running = 1;
  if (reserve_tables(tables) &&
      Host::start_thread(thread.stack.top, thread.stack.variables, &thread.running, run_thread, &thread))
    return true;
  thread.running = 0;
  release_tables(tables);
  Host::release(thread.stack.mapping.data(), thread.stack.mapping.size());
  return false;
}

// What the guest gets in place of a number.
uint32_t failure(wasi::Status status) { return 0 - static_cast<uint32_t>(status); }

} // namespace

extern "C" uint32_t ingot_wasi_thread_spawn(const abi::Instance*, uint32_t argument) {
  if (ingot_module.threads->run == nullptr)
    return failure(Errno::notsup);
  const threads::Lock lock(threads_lock);
  Thread* const thread = find_unused();
  if (thread == nullptr)
    return failure(Errno::again);
  thread->number = next_number(*thread);
  thread->argument = argument;
  return start(*thread) ? thread->number : failure(Errno::again);
}
