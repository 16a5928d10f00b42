// What the runtime needs of the machine and its system, as two concepts. To port the runtime is to satisfy
// one: docs/runtime-abi.md, "Porting".
#pragma once

#include "runtime-lib/abi/processor_features.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::platform {

// What the program was started with.
struct StartArguments {
  Span<const char* const> arguments;
  const char* const* environment; // "NAME=value" each, ends with null
};

// A processor fault at `program_counter`, caused by the access to `address`.
struct Fault {
  uintptr_t address;
  uintptr_t program_counter;
};

// Where a call began that can be left early: what the machine has to restore lies on the stack here.
struct RecoveryPoint {
  uintptr_t stack_pointer;
};

// The thread-local variables of one thread.
struct ThreadBlock {
  uint8_t* begin;    // of its memory, aligned to 16: a stack may end here
  uintptr_t pointer; // what the machine's thread pointer is to be
};

// Of a thread while it lives, and for others later. A process after a fork is another one.
struct ThreadName {
  int64_t process;
  int64_t thread;
};

// If the fault is a trap of the guest: does not return, or gives the point at which to go on. Null says that
// the fault was a defect of ours; the platform then lets it kill the process as if there had been no handler.
using FaultHandler = const RecoveryPoint* (*)(const Fault&);

inline constexpr uint64_t no_deadline = ~uint64_t{0};

// What there is everywhere, with or without a system.
template <class P>
concept Machine = requires(uint8_t* address, uint64_t size, Span<const char> line, FaultHandler handler,
                           Span<uint8_t> handler_stack, int status, RecoveryPoint& point, void (*call)(void*),
                           void* argument, uint8_t*& left, const uint32_t* word, uint32_t expected,
                           uint64_t deadline, uint32_t count, typename P::ErrorLine& error, char character) {
  // Memory. Address space without access; null if there is not so much. Commit gives zeroed memory, page
  // by page, inside a reservation; false if it is refused. Release ends all or part of a reservation. Where
  // there is no address space to spare a reservation takes memory, which is released as a whole.
  { P::has_address_space } -> SameAs<const bool&>;
  { P::page_size() } -> SameAs<uint64_t>;
  { P::exception_space } -> SameAs<const uint64_t&>; // bytes for exceptions of one size, or fewer
  { P::reserve(size) } -> SameAs<uint8_t*>;
  { P::commit(address, size) } -> SameAs<bool>;
  { P::release(address, size) } -> SameAs<void>;
  // Has committed memory there at once, if the system can, rather than page by page as it is accessed.
  { P::populate(address, size) } -> SameAs<void>;

  // Waiting. wait_while_equal sleeps until somebody wakes the word, but not if it has another value than
  // the expected one, which is decided in one step with falling asleep; it may also return for no reason.
  // False once monotonic_now() is past the deadline (no_deadline: never). wake() wakes at most this many
  // sleepers, and never reads the word, whose memory may be gone.
  { P::monotonic_now() } -> SameAs<uint64_t>; // nanoseconds
  { P::wait_while_equal(word, expected, deadline) } -> SameAs<bool>;
  { P::wake(word, count) } -> SameAs<void>;

  // Faults, of all threads, where one can be the guest's at all; otherwise the handler is never called. It
  // runs on a stack of its own, of at least this size, because the guest's may be what overflowed; each
  // thread says which.
  { P::has_faults } -> SameAs<const bool&>;
  { P::fault_handler_stack_size() } -> SameAs<uint64_t>;
  { P::install_fault_handler(handler) } -> SameAs<bool>;
  { P::use_fault_handler_stack(handler_stack) } -> SameAs<bool>;

  // Where the stack ends that the guest runs on, for whoever is on it.
  { P::stack_top() } -> SameAs<uint8_t*>;

  // Calls the function on the stack that ends at `address`, aligned to 16, with the present stack left at
  // `left`, where the function may call on it again.
  { P::run_on_stack(address, call, argument, left) } -> SameAs<void>;

  // Calls the function with the argument: true if it returned, false if recover() ended it, which
  // continues here whatever was going on, and does not return. A point serves until its call has ended.
  { P::call_recoverably(point, call, argument) } -> SameAs<bool>;
  { P::recover(point) } -> SameAs<void>;

  // The end. The line goes to the user in one piece if it can, and so does what is put into an ErrorLine
  // (support/line.hpp), when it is sent at the latest; exit does not return.
  { P::write_error(line) } -> SameAs<void>;
  { error.put(character) } -> SameAs<void>;
  { error.send() } -> SameAs<void>;
  { P::exit(status) } -> SameAs<void>;
};

// With processors of many kinds, several threads and stacks that are made as they are needed.
template <class P>
concept Platform = Machine<P> && requires(uint8_t* address, uint64_t size, void (*call)(void*),
                                          void* argument, const ThreadBlock& block, uint32_t* running,
                                          const abi::ProcessorFeatures& required, const ThreadName& name) {
  // Ends the program with a message if the processor lacks any of these.
  { P::check_processor(required) } -> SameAs<void>;

  // Thread-local variables: there are none before the first thread has entered a block of them. A block
  // is made, with the initial values, in zeroed memory that ends at `address` and has at least this size.
  // The thread that enters one has its variables there for good. in_thread_block() is where in a block is
  // what the calling thread has at `address`.
  { P::thread_block_size() } -> SameAs<uint64_t>;
  { P::make_thread_block(address) } -> SameAs<ThreadBlock>;
  { P::enter_thread_block(block) } -> SameAs<bool>;
  { P::in_thread_block(block, address) } -> SameAs<uint8_t*>;

  // In a library, whose threads are the host's: whether the calling one has such a stack, its name, and
  // whether there is a thread of this name.
  { P::has_fault_handler_stack() } -> SameAs<bool>;
  { P::present_thread() } -> SameAs<ThreadName>;
  { P::thread_exists(name) } -> SameAs<bool>;

  // Threads. start_thread() calls the function with the argument in a thread that has these variables, on
  // the stack that ends at `address`, or is false if the system refuses. It sets `*running`, which is 1
  // before, to 0 and wakes who waits for that, once the thread has ended and uses no memory any more. The
  // function must not return but call end_thread(), which releases this memory, the stack it runs on.
  { P::start_thread(address, block, running, call, argument) } -> SameAs<bool>;
  { P::end_thread(address, size) } -> SameAs<void>;
};

// Where a platform's start code hands over, once the program is relocated and the standard descriptors are in
// order. Defined by entry/.
[[noreturn]] void enter(const StartArguments& start);

} // namespace ingot::platform
