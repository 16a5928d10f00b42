// A board's stack is the guest's from the start.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/platform/board/ingot_board.h"
#include "runtime-lib/trap/recovery.hpp"
#include "test/spec/harness/machine.hpp"

namespace ingot::spec {

// What nobody limits would not grow; and more than the suite's memories grow to (306 pages in call.wast)
// would be taken from other instances.
const instance::Limits limits = {.memory_size = uint64_t{20} << 20, .table_size = 4096};

// Otherwise it would take all memory that is left.
constexpr uint64_t heap_size = uint64_t{16} << 20;

void write(Span<const char> text) { ingot_board_write(1, text.data(), text.size()); }

} // namespace ingot::spec

void ingot::platform::enter(const StartArguments&) {
  abi::builtin_types::ingot_gc_heap_size(ingot::spec::heap_size);
  trap::catch_traps(trap::recover, {}, {});
  ingot::spec::execute_script(nullptr);
  Host::exit(0);
}
