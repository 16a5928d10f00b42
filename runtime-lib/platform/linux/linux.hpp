// Linux as a Platform.
#pragma once

#include "runtime-lib/platform/concept.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::platform {

struct Linux {
  static void check_processor(const abi::ProcessorFeatures& required);

  static constexpr bool has_address_space = true;
  static uint64_t page_size();
  static constexpr uint64_t exception_space = uint64_t{4} << 30; // address space only
  // What both the start and the guest may need is inlined, so that its system calls are on record only where
  // the guest does.
  [[gnu::always_inline]] static uint8_t* reserve(uint64_t size) {
    const int64_t result = sys::mmap(size, protect_none, map_private | map_anonymous | map_no_reserve);
    return result < 0 ? nullptr : reinterpret_cast<uint8_t*>(result);
  }
  [[gnu::always_inline]] static bool commit(uint8_t* address, uint64_t size) {
    return size == 0 || sys::mprotect(address, size, protect_read | protect_write) == 0;
  }
  [[gnu::always_inline]] static void populate(uint8_t* address, uint64_t size) {
    sys::populate(address, size);
  }
  [[gnu::always_inline]] static void release(uint8_t* address, uint64_t size) { sys::munmap(address, size); }

  static uint64_t thread_block_size();
  static ThreadBlock make_thread_block(uint8_t* end);
  static bool enter_thread_block(const ThreadBlock& block);
  static uint8_t* in_thread_block(const ThreadBlock& block, const void* variable);

  static uint64_t monotonic_now();
  static bool wait_while_equal(const uint32_t* word, uint32_t expected, uint64_t deadline);
  static void wake(const uint32_t* word, uint32_t count);

  static constexpr bool has_faults = true;
  static uint64_t fault_handler_stack_size();
  static bool install_fault_handler(FaultHandler handler);
  [[gnu::always_inline]] static bool use_fault_handler_stack(Span<uint8_t> stack) {
    const SignalStack alternate_stack = {.base = stack.data(), .flags = 0, .size = stack.size()};
    return sys::sigaltstack(alternate_stack) == 0;
  }
  static bool has_fault_handler_stack();
  static ThreadName present_thread();
  static bool thread_exists(const ThreadName& name);
  static void run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t*& left);
  static bool call_recoverably(RecoveryPoint& point, void (*function)(void*), void* argument);
  [[noreturn]] static void recover(const RecoveryPoint& point);
  static uint8_t* stack_top();

  static bool start_thread(uint8_t* top, const ThreadBlock& block, uint32_t* running, void (*function)(void*),
                           void* argument);
  [[noreturn]] static void end_thread(uint8_t* mapping, uint64_t size);

  static void write_error(Span<const char> line);
  struct ErrorLine : Line {
    void send() { write_error(finish()); }
  };
  [[noreturn]] static void exit(int status);
};

} // namespace ingot::platform
