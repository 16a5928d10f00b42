// Exceptions of a library. Each instance has its own, whichever thread it runs in, from the first that it
// throws on.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/exceptions/pools.hpp"
#include "runtime-lib/instance/record.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::library {

namespace {

using exceptions::Pools;
using platform::Host;

// Less than a program has, so that the address space is enough for as many instances as it is by their
// memories.
constexpr uint64_t exception_space = smaller(Host::exception_space, uint64_t{256} << 20);

uint64_t mapping_size() { return align_up(sizeof(Pools), Host::page_size()); }

void release(Pools* pools) {
  pools->release();
  Host::release(reinterpret_cast<uint8_t*>(pools), mapping_size());
}

Pools* make_pools() {
  uint8_t* const mapping = Host::reserve(mapping_size());
  if (mapping == nullptr)
    return nullptr;
  Pools* const pools = reinterpret_cast<Pools*>(mapping);
  if (!Host::commit(mapping, mapping_size())) {
    Host::release(mapping, mapping_size());
    return nullptr;
  }
  *pools = Pools(exception_space);
  return pools;
}

struct Extension {
  State& state;
  uint32_t value_count;
};

// On the host's stack: on a board it is the firmware that gives memory, and nobody knows how much of a stack
// it takes for that.
void extend(void* argument) {
  const Extension& extension = *static_cast<const Extension*>(argument);
  State& state = extension.state;
  if (state.exceptions == nullptr) {
    state.exceptions = make_pools();
    state.release_exceptions = release;
  }
  if (state.exceptions != nullptr)
    state.exceptions->extend(extension.value_count);
}

// The stack of an instance ends where the instance begins. All frames of its guest are on it, those of outer
// calls as well, with the registers that they had when they called the host (ingot_library_call_host).
bool collect(abi::Instance* instance, Pools& pools, uint32_t value_count) {
  const abi::Roots roots = instance::roots_of(instance);
  return pools.collect(value_count, instance, &roots);
}

[[gnu::noinline]] abi::Exception* take_after_collection(const abi::Tag* tag, uint32_t value_count) {
  const Call& call = present_call();
  State& state = state_of(call.instance);
  if (state.exceptions == nullptr || !collect(call.instance, *state.exceptions, value_count)) {
    Extension extension = {.state = state, .value_count = value_count};
    uint8_t* left = nullptr;
    Host::run_on_stack(call.host_stack, extend, &extension, left);
  }
  return state.exceptions == nullptr ? nullptr : state.exceptions->take(tag, value_count);
}

} // namespace

} // namespace ingot::library

using namespace ingot;

extern "C" abi::Exception* ingot_exception_allocate(const abi::Tag* tag, uint32_t value_count,
                                                    uint32_t site) {
  exceptions::Pools* const pools = library::present_state().exceptions;
  abi::Exception* exception = pools == nullptr ? nullptr : pools->take(tag, value_count);
  if (exception == nullptr) {
    exception = library::take_after_collection(tag, value_count);
    if (exception == nullptr)
      trap::raise(abi::Trap::exceptions_exhausted, site);
  }
  return exception;
}

extern "C" void ingot_exception_release(abi::Exception* exception) {
  library::present_state().exceptions->give_back(exception);
}
