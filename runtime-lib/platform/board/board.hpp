// A board as a Machine: one thread, no address space to reserve, no faults that mean anything but a defect.
#pragma once

#include "runtime-lib/platform/board/image.hpp"
#include "runtime-lib/platform/concept.hpp"
#include "runtime-lib/support/line.hpp"

namespace ingot::platform {

struct Board {
  static constexpr bool has_address_space = false;
  static uint64_t page_size() { return 16; }
  static constexpr uint64_t exception_space = uint64_t{16} << 10; // of RAM

  // Of a program: from the RAM that is left beside the image, which only modules with exceptions need; what
  // was released is lost. Of a library: from the host.
  static uint8_t* reserve(uint64_t size);
  static bool commit(uint8_t* address, uint64_t size);
  static void release(uint8_t* address, uint64_t size);
  static void populate(uint8_t* /*address*/, uint64_t /*size*/) {}

  // Nobody else can change the word, so waiting ends with the deadline or not at all.
  static uint64_t monotonic_now();
  static bool wait_while_equal(const uint32_t* /*word*/, uint32_t /*expected*/, uint64_t deadline) {
    return deadline == no_deadline || monotonic_now() < deadline;
  }
  static void wake(const uint32_t* /*word*/, uint32_t /*count*/) {}

  static constexpr bool has_faults = false;
  static uint64_t fault_handler_stack_size() { return 0; }
  static bool install_fault_handler(FaultHandler /*handler*/) { return true; }
  static bool use_fault_handler_stack(Span<uint8_t> /*stack*/) { return true; }

  static uint8_t* stack_top() { return __ingot_stack_top; }
  static void run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t*& left);
  static bool call_recoverably(RecoveryPoint& point, void (*function)(void*), void* argument);
  [[noreturn]] static void recover(const RecoveryPoint& point);

  static void write_error(Span<const char> line);

  // Character by character, since a line may be as long as the stack.
  struct ErrorLine : TextFormat<ErrorLine> {
    static void put(char character) { write_error({&character, 1}); }
    static void send() { put('\n'); }
  };

  [[noreturn]] static void exit(int status);
};

} // namespace ingot::platform
