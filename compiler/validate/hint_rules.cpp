#include "compiler/validate/hint_rules.hpp"

#include "compiler/decode/branch_hints.hpp"
#include "compiler/decode/instr_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ingot {
namespace {

bool check_targets(const FunctionBody& body, Diagnostics& diagnostics) {
  std::vector<std::size_t> branches;
  InstrReader reader(body.code, diagnostics);
  while (!reader.at_end()) {
    const Instruction& instruction = reader.read();
    if (instruction.op == Op::br_if || instruction.op == Op::if_)
      branches.push_back(instruction.offset);
  }
  for (const BranchHint& hint : body.branch_hints) {
    if (std::ranges::binary_search(branches, hint.offset))
      continue;
    diagnostics.error(hint.offset, diagnostic::branch_hint, "invalid target: only br_if and if take a hint");
    return false;
  }
  return true;
}

} // namespace

bool check_branch_hints(const ValidModule& module, Diagnostics& diagnostics) {
  Module hinted; // as much of it as hints are about
  hinted.functions = module->functions;
  bool found = false;
  for (const CustomSection& section : module->custom_sections) {
    if (section.name != branch_hint_section)
      continue;
    if (found) {
      diagnostics.error(section.offset, diagnostic::branch_hint, "the section is repeated");
      return false;
    }
    found = true;
    decode_branch_hints(section, hinted, diagnostics);
  }
  if (diagnostics.has_errors())
    return false;
  return std::ranges::all_of(hinted.functions, [&](const Function& function) {
    return !function.body || check_targets(*function.body, diagnostics);
  });
}

} // namespace ingot
