// Exceptions of programs. Each thread has its own: they do not go from one instance to another.
#include "runtime-lib/exceptions/allocation.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/exceptions/pools.hpp"
#include "runtime-lib/exceptions/roots.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::exceptions {

namespace {

constinit thread_local Pools pools(platform::Host::exception_space);

[[gnu::noinline]] abi::Exception* take_after_collection(const abi::Tag* tag, uint32_t value_count) {
  if (!pools.collect(value_count, platform::Host::stack_top(), first_roots()))
    pools.extend(value_count);
  return pools.take(tag, value_count);
}

} // namespace

void release_all() { pools.release(); }

} // namespace ingot::exceptions

using namespace ingot;

extern "C" abi::Exception* ingot_exception_allocate(const abi::Tag* tag, uint32_t value_count,
                                                    uint32_t site) {
  abi::Exception* exception = exceptions::pools.take(tag, value_count);
  if (exception == nullptr) {
    exception = exceptions::take_after_collection(tag, value_count);
    if (exception == nullptr)
      trap::raise(abi::Trap::exceptions_exhausted, site);
  }
  return exception;
}

extern "C" void ingot_exception_release(abi::Exception* exception) { exceptions::pools.give_back(exception); }
