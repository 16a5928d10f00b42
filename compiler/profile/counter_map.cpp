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

bool is_indirect_call(Op op) {
  switch (op) {
  case Op::call_indirect:
  case Op::call_ref:
  case Op::return_call_indirect:
  case Op::return_call_ref:
    return true;
  default:
    return false;
  }
}

CounterMap::CounterMap(const Module& module) {
  Place place;
  first_.reserve(module.functions.size() + 1);
  for (const Function& function : module.functions) {
    first_.push_back(place);
    if (!function.body)
      continue;
    ++place.counter;
    Diagnostics unused(""); // the module was validated, so reading it again reports nothing
    InstrReader reader(function.body->code, unused);
    while (!reader.at_end()) {
      const Instruction& instr = reader.read();
      place.counter += way_count(instr);
      place.call += is_indirect_call(instr.op) ? 1 : 0;
    }
  }
  first_.push_back(place);
}

} // namespace ingot
