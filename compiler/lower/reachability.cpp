#include "compiler/lower/reachability.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/call_facts.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace ingot {
namespace {

void add_callees(const Expression& body, std::vector<FunctionIndex>& functions) {
  Diagnostics unused(""); // the module was validated, so reading it again reports nothing
  InstrReader reader(body, unused);
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    if (instr.op == Op::call || instr.op == Op::return_call)
      functions.push_back(FunctionIndex(instr.index));
  }
}

} // namespace

std::vector<FunctionIndex> reachable_functions(const Module& module, const CallFacts& facts,
                                               const std::vector<FunctionIndex>& entries) {
  std::vector<FunctionIndex> pending = facts.referenced_functions();
  pending.insert(pending.end(), entries.begin(), entries.end());
  for (const InstantiationStage& stage : stages_of(module))
    for (const InstantiationStage::Call& call : stage.calls)
      pending.push_back(call.function);

  std::vector<bool> reached(module.functions.size());
  while (!pending.empty()) {
    const FunctionIndex function = pending.back();
    pending.pop_back();
    if (reached[function.value])
      continue;
    reached[function.value] = true;
    if (const std::optional<FunctionBody>& body = module.functions[function.value].body)
      add_callees(body->code, pending);
  }

  std::vector<FunctionIndex> result;
  for (std::uint32_t index = 0; index < reached.size(); ++index)
    if (reached[index])
      result.push_back(FunctionIndex(index));
  return result;
}

} // namespace ingot
