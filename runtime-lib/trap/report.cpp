#include "runtime-lib/trap/report.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/trap/message.hpp"
#include "runtime-lib/trap/place.hpp"

namespace ingot::trap {

namespace {

using platform::Host;
using ErrorLine = Host::ErrorLine;

constexpr size_t longest_name = 200; // shown; names may be as long as a module

// The function whose code holds the program counter: the last that begins at or before it.
uint32_t function_of_code(uintptr_t program_counter) {
  const abi::FunctionMapEntry* const map = ingot_module.function_map;
  uint64_t low = 0, high = static_cast<uint64_t>(ingot_module.function_map_end - map);
  while (low < high) {
    const uint64_t middle = low + (high - low) / 2;
    const uintptr_t code =
        reinterpret_cast<uintptr_t>(&map[middle].code) + static_cast<uintptr_t>(int64_t{map[middle].code});
    if (code <= program_counter)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? map[low - 1].function_index : abi::unknown_function;
}

// Several threads may trap at once; the user sees one line.
void report_alone() {
  static constinit uint32_t reported = 0;
  if (__atomic_exchange_n(&reported, 1, __ATOMIC_RELAXED) == 0)
    return;
  for (;;) // until the process has ended
    Host::wait_while_equal(&reported, 1, platform::no_deadline);
}

void begin(ErrorLine& line, abi::Trap kind) { line.text("ingot: trap: ").text(message(kind)); }

[[noreturn]] void end(ErrorLine& line) {
  line.send();
  platform::exit(abi::trap_exit_status);
}

// As far as it is known.
abi::TrapPlace place_of(const Event& event) {
  abi::TrapPlace place = {.site = event.site, .function = abi::unknown_function, .module = nullptr};
  if (Host::has_faults && event.program_counter != 0)
    place.function = function_of_code(event.program_counter);
  else if (ingot_module.merged == nullptr && ingot_module.function_offsets != nullptr)
    place.function = function_of_site(event.site, 0, ingot_module.function_count,
                                      ingot_module.function_offsets[ingot_module.function_count]);
  if (ingot_module.merged != nullptr)
    ingot_module.merged->find(&place);
  return place;
}

} // namespace

const platform::RecoveryPoint* report(const Event& event) {
  report_alone();
  const abi::TrapPlace place = place_of(event);
  const abi::MergedModule* const module = place.module;
  ErrorLine line;
  begin(line, event.kind);
  if (event.site != 0)
    line.text(" at ").hex(event.site - (module != nullptr ? module->offset : 0));
  if (place.function != abi::unknown_function) {
    const uint32_t function = place.function;
    line.text(" in function ");
    line.decimal(module != nullptr ? function - module->first_function + module->imported_count : function);
    const uint32_t* const ends = ingot_module.name_offsets;
    if (ends != nullptr && ends[function] != ends[function + 1]) {
      const char* const name = ingot_module.names + ends[function];
      line.text(" ").quoted({name, ends[function + 1] - ends[function]}, longest_name);
    }
  }
  if (module != nullptr)
    line.text(" of module ").quoted({module->name, module->name_size}, longest_name);
  end(line);
}

} // namespace ingot::trap

// Only in executables: an instance in the linkable form has all its imports.
extern "C" void ingot_unknown_import(const char* module, uint64_t module_size, const char* name,
                                     uint64_t name_size) {
  using namespace ingot::trap;
  report_alone();
  ErrorLine line;
  begin(line, ingot::abi::Trap::unknown_import);
  line.text(" ").quoted({module, static_cast<size_t>(module_size)}, longest_name);
  line.text(" ").quoted({name, static_cast<size_t>(name_size)}, longest_name);
  end(line);
}
