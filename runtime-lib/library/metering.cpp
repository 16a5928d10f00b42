#include "runtime-lib/library/metering.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/platform.hpp"

namespace ingot::library {

namespace {

constexpr uint64_t most_fuel = ~uint64_t{0} >> 1; // compiled code takes it for a number with a sign
constexpr uint64_t no_deadline = ~uint64_t{0};

constinit abi::Epoch never_raised = {.raised = 0};

// So many epochs from now.
uint64_t deadline_in(const abi::Instance& instance, uint64_t epochs) {
  const uint64_t now = *instance.epoch;
  return epochs > no_deadline - now ? no_deadline : now + epochs;
}

} // namespace

void set_meter(abi::Instance& instance, const abi::Configuration& configuration) {
  instance.fuel =
      static_cast<int64_t>(configuration.fuel == 0 ? most_fuel : smaller(configuration.fuel, most_fuel));
  instance.epoch = configuration.epoch != nullptr ? &configuration.epoch->raised : &never_raised.raised;
  instance.deadline =
      configuration.deadline == 0 ? no_deadline : deadline_in(instance, configuration.deadline);
}

} // namespace ingot::library

using namespace ingot;

extern "C" uint64_t ingot_library_fuel(void* instance) {
  const int64_t fuel = static_cast<abi::Instance*>(instance)->fuel;
  return fuel < 0 ? 0 : static_cast<uint64_t>(fuel);
}

extern "C" void ingot_library_set_fuel(void* instance, uint64_t instructions) {
  static_cast<abi::Instance*>(instance)->fuel =
      static_cast<int64_t>(smaller(instructions, library::most_fuel));
}

extern "C" void ingot_library_set_deadline(void* instance, uint64_t epochs) {
  abi::Instance& metered = *static_cast<abi::Instance*>(instance);
  metered.deadline = library::deadline_in(metered, epochs);
}

extern "C" void ingot_library_raise_epoch(void* epoch) {
  __atomic_fetch_add(&static_cast<abi::Epoch*>(epoch)->raised, uint64_t{1}, __ATOMIC_RELAXED);
}
