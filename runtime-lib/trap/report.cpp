// Traps that compiled code finds itself, and the message of all.
#include "runtime-lib/trap/report.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/support/line.hpp"
#include "runtime-lib/trap/trap.hpp"

namespace ingot::trap {

namespace {

constexpr size_t longest_name = 200; // shown; names may be as long as a module

const char* message(abi::Trap kind) {
  switch (kind) {
#define TRAP(name, text)                                                                                     \
  case abi::Trap::name:                                                                                      \
    return text;
#include "runtime-lib/abi/traps.def"
  }
  return "unknown trap";
}

// The function whose body a site lies in: the last that begins at or before it, unless the site lies behind
// all bodies (a data segment). Imports have no body and lie at 0; bodies follow one another.
uint32_t function_at(uint32_t site) {
  const uint32_t* const offsets = ingot_module.function_offsets;
  uint32_t low = 0, high = ingot_module.function_count;
  if (offsets == nullptr || site == 0 || site >= offsets[high])
    return Place::unknown_function;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (offsets[middle] <= site)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 && offsets[low - 1] != 0 ? low - 1 : Place::unknown_function;
}

} // namespace

void report(abi::Trap kind, const Place& place) {
  Line line;
  line.text("ingot: trap: ").text(message(kind));
  if (place.site != 0)
    line.text(" at ").hex(place.site);
  if (place.function != Place::unknown_function) {
    line.text(" in function ").decimal(place.function);
    const uint32_t* const ends = ingot_module.name_offsets;
    if (ends != nullptr && ends[place.function] != ends[place.function + 1]) {
      const char* const name = ingot_module.names + ends[place.function];
      line.text(" ").quoted({name, ends[place.function + 1] - ends[place.function]}, longest_name);
    }
  }
  platform::Host::write_error(line.finish());
  platform::Host::exit(abi::trap_exit_status);
}

void raise(abi::Trap kind, uint32_t site) { report(kind, {.site = site, .function = function_at(site)}); }

} // namespace ingot::trap

extern "C" void ingot_trap(uint32_t kind, uint32_t site) {
  ingot::trap::raise(static_cast<ingot::abi::Trap>(kind), site);
}
