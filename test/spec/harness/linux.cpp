#include "runtime-lib/entry/guest_stack.hpp"
#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/trap/recovery.hpp"
#include "test/spec/harness/machine.hpp"

namespace ingot::spec {

namespace {

constexpr uint64_t stack_size = uint64_t{1} << 20;

} // namespace

const instance::Limits limits = {};

void write(Span<const char> text) { platform::sys::write<1>(text.data(), text.size()); }

} // namespace ingot::spec

void ingot::platform::enter(const StartArguments&) {
  const entry::GuestStack stack = entry::make_first_stack(ingot::spec::stack_size);
  if (!trap::catch_traps(trap::recover, stack.handler_stack, stack.guard)) {
    Line line = start_failure();
    fail_to_start(line.text("cannot install the handler of faults"));
  }
  uint8_t* left = nullptr;
  Host::run_on_stack(stack.top, ingot::spec::execute_script, nullptr, left);
  Host::exit(0);
}
