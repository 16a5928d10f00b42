#include "compiler/lower/program_facts.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace ingot {

GlobalFacts::GlobalFacts(const Module& module, const CallFacts& calls) : module_(module) {
  for (std::uint32_t index = 0; index < module.globals.size(); ++index) {
    const Global& global = module.globals[index];
    set_at_instantiation_.push_back(is_known_at_run_time_only(*global.initial, *this));
    if (is_variable(GlobalIndex(index)) && may_hold_root(module, calls, global.type.value))
      roots_.push_back(GlobalIndex(index));
  }
}

std::optional<std::uint32_t> GlobalFacts::root_position(GlobalIndex global) const {
  const auto found = std::ranges::lower_bound(roots_, global.value, {}, &GlobalIndex::value);
  if (found == roots_.end() || found->value != global.value)
    return std::nullopt;
  return static_cast<std::uint32_t>(found - roots_.begin());
}

bool is_known_at_run_time_only(const Expression& expression, const GlobalFacts& globals) {
  Diagnostics unused(""); // the expression was validated, so reading it again reports nothing
  InstrReader reader(expression, unused);
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    if (makes_object(instr.op) ||
        (instr.op == Op::global_get && globals.is_set_at_instantiation(GlobalIndex(instr.index))))
      return true;
  }
  return false;
}

bool may_hold_root(const Module& module, const CallFacts& calls, ValueType type) {
  return calls.has_objects() ? may_refer_to_object(module, type)
                             : type.is_reference() && type.heap.kind == HeapKind::exn;
}

} // namespace ingot
