#include "runtime-lib/library/calls.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/exceptions/pools.hpp"
#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/library/metering.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/threads/lock.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::library {

namespace {

using platform::Host;

void run_guest(void* argument) {
  Call& call = *static_cast<Call*>(argument);
  abi::Exception* const exception = call.code(call.instance, call.values);
  if (exception == nullptr)
    return;
  call.outcome = abi::outcome_of(abi::Trap::uncaught_exception);
  state_of(call.instance).exceptions->give_back(exception);
}

void leave_host_stack(void* argument) {
  Call& call = *static_cast<Call*>(argument);
  Host::run_on_stack(state_of(call.instance).next_call, run_guest, argument, call.host_stack);
}

// The handler of traps.
const platform::RecoveryPoint* end_call(const trap::Event& event) {
  Call& call = present_call();
  call.outcome = abi::outcome_of(event.kind);
  exhaust_fuel(*call.instance);
  return &call.point;
}

// An instance serves one thread at a time. What is thread-local, its stack and its memory, so needs no lock.
bool take(State& state) {
  const void* free = nullptr;
  return __atomic_compare_exchange_n(&state.calling_thread, &free, present_thread(), /*weak=*/false,
                                     __ATOMIC_ACQUIRE, __ATOMIC_RELAXED) ||
         free == present_thread();
}

struct HostCall {
  abi::Instance* instance;
  abi::HostCode code;
  abi::Value* values;
  abi::Outcome outcome;
};

// Whoever interrupts the guest, a handler of signals or interrupts of the same thread, must not find its
// stack free. Others do not come so far.
void set_running(State& state, bool is_running) {
  __atomic_store_n(&state.is_running, is_running, __ATOMIC_RELAXED);
}

// On the host's stack: what is on the guest's is below State::next_call, and the guest may be called again.
void run_host(void* argument) {
  HostCall& call = *static_cast<HostCall*>(argument);
  State& state = state_of(call.instance);
  set_running(state, false);
  call.outcome = call.code(call.instance, call.values, state.user);
  set_running(state, true);
}

// Faults of the host's code are its own affair, even if they are where the guest's would be traps.
[[gnu::noinline]] abi::Outcome call_host(abi::Instance& instance, abi::HostCode code, abi::Value* values) {
  HostCall host_call = {.instance = &instance, .code = code, .values = values, .outcome = abi::returned};
  State& state = state_of(&instance);
  Call& call = *innermost_call(state);
  uint8_t* const next_call = state.next_call;
  const trap::GuestSpace guest_space = trap::enter_guest_space({});
  Host::run_on_stack(call.host_stack, run_host, &host_call, state.next_call);
  trap::enter_guest_space(guest_space);
  state.next_call = next_call;
  return host_call.outcome;
}

} // namespace

State& state_of(abi::Instance* instance) {
  return *reinterpret_cast<State*>(instance::host_part_of(instance));
}

abi::Outcome call(abi::Instance* instance, abi::ExportCode code, abi::Value* values) {
  if (!prepare_thread())
    return abi::outcome::no_memory;
  State& state = state_of(instance);
  const bool is_first = __atomic_load_n(&state.calling_thread, __ATOMIC_RELAXED) != present_thread();
  if (!take(state) || __atomic_load_n(&state.is_running, __ATOMIC_RELAXED))
    return abi::outcome::busy;
  set_running(state, true);

  Call*& innermost = innermost_call(state);
  Call call = {.instance = instance,
               .code = code,
               .values = values,
               .outcome = abi::returned,
               .point = {},
               .host_stack = nullptr,
               .outer = innermost};
  innermost = &call;
  uint8_t* const next_call = state.next_call;
  const trap::GuestSpace outer_space = trap::enter_guest_space(
      {.stack_guard = state.stack_guard, .memories = &instance::memories_of(instance)});
  Host::call_recoverably(call.point, leave_host_stack, &call);
  trap::enter_guest_space(outer_space);
  state.next_call = next_call;
  innermost = call.outer;
  set_running(state, false);
  if (is_first)
    __atomic_store_n(&state.calling_thread, nullptr, __ATOMIC_RELEASE);
  return call.outcome;
}

State& present_state() { return state_of(present_call().instance); }

void end_present_call(abi::Outcome outcome) {
  Call& call = present_call();
  call.outcome = outcome;
  Host::recover(call.point);
}

bool catch_traps() {
  static constinit uint32_t lock_word = 0;
  static constinit bool is_done = false;
  const threads::Lock lock(lock_word);
  if (!is_done)
    is_done = trap::catch_traps(end_call);
  return is_done;
}

} // namespace ingot::library

using namespace ingot;
using namespace ingot::library;

extern "C" uint32_t ingot_library_call(void* instance, void* code, void* values) {
  return call(static_cast<abi::Instance*>(instance), reinterpret_cast<abi::ExportCode>(code),
              static_cast<abi::Value*>(values));
}

// The host's function would save the registers of the guest's on the host's stack. If it calls the guest
// again, and that collects exceptions, what they refer to must be found on the guest's: in this frame, which
// is all that it is for.
extern "C" void ingot_library_call_host(void* instance, void* code, void* values) {
  __builtin_unwind_init();
  const abi::Outcome outcome =
      call_host(*static_cast<abi::Instance*>(instance), reinterpret_cast<abi::HostCode>(code),
                static_cast<abi::Value*>(values));
  if (outcome != abi::returned)
    end_present_call(outcome);
}
