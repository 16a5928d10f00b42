#include "compiler/profile/counter_map.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/op.hpp"

namespace ingot {

std::uint64_t way_count(const Instruction& instr) {
  switch (instr.op) {
  case Op::if_:
  case Op::br_if:
  case Op::br_on_null:
  case Op::br_on_non_null:
  case Op::br_on_cast:
  case Op::br_on_cast_fail:
    return 2;
  case Op::br_table:
    return instr.labels.size() + 1;
  default:
    return 0;
  }
}

CounterMap::CounterMap(const Module& module) {
  std::uint64_t count = 0;
  first_.reserve(module.functions.size() + 1);
  for (const Function& function : module.functions) {
    first_.push_back(count);
    if (!function.body)
      continue;
    ++count;
    Diagnostics unused(""); // the module was validated, so reading it again reports nothing
    InstrReader reader(function.body->code, unused);
    while (!reader.at_end())
      count += way_count(reader.read());
  }
  first_.push_back(count);
}

} // namespace ingot
