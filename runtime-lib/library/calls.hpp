// Calls of guest code by the host, and of the host by guest code. A guest has a stack of its own; its host's
// functions run on the host's.
#pragma once

#include "runtime-lib/abi/library.hpp"
#include "runtime-lib/platform/concept.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::exceptions {
class Pools;
}
namespace ingot::wasi {
struct Guest;
}

namespace ingot::library {

// A call of guest code that is under way.
struct Call {
  abi::Instance* instance;
  abi::ExportCode code;
  abi::Value* values;
  abi::Outcome outcome;
  platform::RecoveryPoint point; // back to the host, if it does not return
  uint8_t* host_stack;           // where the host's stack goes on meanwhile
  Call* outer;
};

// What the library keeps of an instance, in its host part (instance/creation.hpp).
struct State {
  void* user;
  Span<uint8_t> stack_guard;
  uint8_t* next_call;         // where on the guest's stack a call begins: below those that are under way
  const void* calling_thread; // whoever has calls under way; null if nobody
  bool is_running;            // the innermost of them is in the guest, and not in a host function

  // On boards (host_on_board.cpp).
  Span<uint8_t> stack;
  Call* innermost; // of this instance
  State* next;

  // Of a guest that has WASI, otherwise null; with what gives it back.
  wasi::Guest* guest;
  void (*destroy_guest)(wasi::Guest* guest);
  uint32_t exit_code;

  // Of an instance that has thrown, otherwise null; with what gives them back.
  exceptions::Pools* exceptions;
  void (*release_exceptions)(exceptions::Pools* pools);
};

State& state_of(abi::Instance* instance);

// On a guest's stack. What leaves it is the outcome.
abi::Outcome call(abi::Instance* instance, abi::ExportCode code, abi::Value* values);

// The innermost instance that the calling thread runs; there must be one.
State& present_state();

// Ends the innermost call of guest code in this thread, and must be called by what runs in it on the guest's
// stack.
[[noreturn]] void end_present_call(abi::Outcome outcome);

// Once for the process: has traps end the calls they happen in. False if the system refuses.
bool catch_traps();

} // namespace ingot::library
