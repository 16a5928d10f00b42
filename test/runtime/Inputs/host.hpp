// What a test of the runtime as a host of instances is made of: it defines run_host(), which runs on the
// guest's stack with traps recovered, in the place of a compiled module.
#pragma once

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/linkable.hpp"
#include "runtime-lib/entry/guest_stack.hpp"
#include "runtime-lib/instance/instantiate.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/line.hpp"
#include "runtime-lib/trap/message.hpp"
#include "runtime-lib/trap/recovery.hpp"

using namespace ingot;

#define GUEST [[gnu::section("ingot_guest_text"), gnu::noinline]]

void run_host();

void platform::enter(const StartArguments&) {
  const entry::GuestStack stack = entry::make_first_stack(256 * 1024);
  if (!trap::catch_traps(trap::recover, stack.handler_stack, stack.guard))
    Host::exit(1);
  uint8_t* left = nullptr;
  Host::run_on_stack(stack.top, [](void*) { run_host(); }, nullptr, left);
  Host::exit(0);
}

inline void print(Line line) {
  const Span<const char> text = line.finish();
  platform::sys::write<1>(text.data(), text.size());
}
