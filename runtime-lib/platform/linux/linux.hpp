// Linux as a Platform.
#pragma once

#include "runtime-lib/platform/concept.hpp"

namespace ingot::platform {

struct Linux {
  static uint64_t page_size();
  static uint8_t* reserve(uint64_t size);
  static bool commit(uint8_t* address, uint64_t size);
  static void release(uint8_t* address, uint64_t size);

  static uint64_t thread_block_size();
  static ThreadBlock make_thread_block(uint8_t* end);
  static bool enter_thread_block(const ThreadBlock& block);
  static uint8_t* in_thread_block(const ThreadBlock& block, const void* variable);

  static uint64_t monotonic_now();
  static bool wait_while_equal(const uint32_t* word, uint32_t expected, uint64_t deadline);
  static void wake(const uint32_t* word, uint32_t count);

  static uint64_t fault_handler_stack_size();
  static bool install_fault_handler(FaultHandler handler);
  static bool use_fault_handler_stack(Span<uint8_t> stack);
  static void run_on_stack(uint8_t* top, void (*function)());
  static bool call_recoverably(RecoveryPoint& point, void (*function)(void*), void* argument);
  [[noreturn]] static void recover(const RecoveryPoint& point);
  static uint8_t* stack_top();

  static bool start_thread(uint8_t* top, const ThreadBlock& block, uint32_t* running, void (*function)(void*),
                           void* argument);
  [[noreturn]] static void end_thread(uint8_t* mapping, uint64_t size);

  static void write_error(Span<const char> line);
  [[noreturn]] static void exit(int status);
};

} // namespace ingot::platform
