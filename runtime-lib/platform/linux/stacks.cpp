#include "runtime-lib/platform/linux/stacks.hpp"

#include "runtime-lib/platform/linux/linux.hpp"

namespace ingot::platform {

constinit thread_local uint8_t* present_stack_top = nullptr;

void Linux::run_on_stack(uint8_t* top, void (*function)(void*), void* argument, uint8_t*& left) {
  uint8_t* const outer = present_stack_top;
  present_stack_top = top;
  ingot_run_on_stack(top, function, argument, &left);
  present_stack_top = outer;
}

uint8_t* Linux::stack_top() { return present_stack_top; }

bool Linux::call_recoverably(RecoveryPoint& point, void (*function)(void*), void* argument) {
  return ingot_call_recoverably(&point, function, argument);
}

void Linux::recover(const RecoveryPoint& point) { ingot_recover(&point); }

} // namespace ingot::platform
