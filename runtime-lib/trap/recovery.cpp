#include "runtime-lib/trap/recovery.hpp"

#include "runtime-lib/trap/message.hpp"

namespace ingot::trap {

namespace {

struct GuardedCall {
  platform::RecoveryPoint point;
  Event event;
  GuardedCall* outer;
};

constinit thread_local GuardedCall* innermost = nullptr;

} // namespace

Outcome run_guarded(void (*function)(void*), void* argument) {
  GuardedCall call = {.point = {}, .event = {}, .outer = innermost};
  innermost = &call;
  const bool returned = platform::Host::call_recoverably(call.point, function, argument);
  innermost = call.outer;
  return {.trapped = !returned, .event = call.event};
}

const platform::RecoveryPoint* recover(const Event& event) {
  if (innermost == nullptr) {
    platform::Host::ErrorLine line;
    line.text("ingot: trap: ").text(message(event.kind));
    line.send();
    platform::Host::exit(abi::trap_exit_status);
  }
  innermost->event = event;
  return &innermost->point;
}

} // namespace ingot::trap
