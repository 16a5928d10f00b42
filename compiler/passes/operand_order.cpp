#include "compiler/passes/operand_order.hpp"

#include "compiler/passes/execution.hpp"
#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/LoopIterator.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace ingot {
namespace {

constexpr std::size_t most_operands = 64;

// Exact in any order: there is no floating point among these, and what LLVM knows of overflow is dropped.
bool may_be_ordered(const llvm::Value& value) {
  const auto* const operation = llvm::dyn_cast<llvm::BinaryOperator>(&value);
  return operation != nullptr && (operation->getOpcode() == llvm::Instruction::Add ||
                                  operation->getOpcode() == llvm::Instruction::Xor);
}

// Whether nothing but the operation `user` needs the value, which is one of the same kind.
bool is_part_of(const llvm::Value& value, const llvm::Instruction& user) {
  const auto* const part = llvm::dyn_cast<llvm::BinaryOperator>(&value);
  return part != nullptr && part->getOpcode() == user.getOpcode() && part->hasOneUse() &&
         part->getParent() == user.getParent();
}

bool is_whole(const llvm::Instruction& operation) {
  return may_be_ordered(operation) &&
         !(operation.hasOneUse() &&
           is_part_of(operation, *llvm::cast<llvm::Instruction>(*operation.user_begin())));
}

// A value of the sum, and when it is there.
struct Term {
  llvm::Value* value;
  double ready;
};

// The terms of a sum, and the operations that add them: each behind what needs it.
struct Sum {
  std::vector<Term> terms;
  std::vector<llvm::Instruction*> operations;
};

Sum sum_of(llvm::Instruction& whole, const Execution& execution) {
  Sum sum;
  sum.operations.push_back(&whole);
  for (std::size_t next = 0; next < sum.operations.size(); ++next)
    for (llvm::Value* const operand : sum.operations[next]->operand_values())
      if (sum.operations.size() < most_operands && is_part_of(*operand, *sum.operations[next]))
        sum.operations.push_back(llvm::cast<llvm::Instruction>(operand));
      else
        sum.terms.push_back({operand, execution.ready(operand)});
  return sum;
}

// Adds the terms, always the two that are there first. When the sum is there, and the sum itself as far as
// `add` makes one.
Term add_in_order(const std::vector<Term>& terms, double latency,
                  llvm::function_ref<llvm::Value*(llvm::Value*, llvm::Value*)> add) {
  std::vector<Term> waiting; // the latest in front
  const auto insert = [&](const Term& term) {
    waiting.insert(std::ranges::upper_bound(waiting, term.ready, std::greater<>(), &Term::ready), term);
  };
  llvm::for_each(terms, insert);
  while (waiting.size() > 1) {
    const Term first = waiting.back();
    waiting.pop_back();
    const Term second = waiting.back();
    waiting.pop_back();
    insert({add(first.value, second.value), second.ready + latency});
  }
  return waiting.front();
}

// Executes the operation, in whose place others may be after that.
bool order_operands(llvm::Instruction& operation, Execution& execution) {
  const double ready = execution.execute(operation);
  if (!is_whole(operation))
    return false;
  const Sum sum = sum_of(operation, execution);
  constexpr std::size_t fewest_terms = 3;
  const double latency =
      ready - std::max(execution.ready(operation.getOperand(0)), execution.ready(operation.getOperand(1)));
  if (sum.terms.size() < fewest_terms ||
      add_in_order(sum.terms, latency, [](auto*, auto*) { return nullptr; }).ready >= ready)
    return false;
  llvm::IRBuilder<> builder(&operation);
  const Term ordered = add_in_order(sum.terms, latency, [&](llvm::Value* first, llvm::Value* second) {
    llvm::Value* const added =
        builder.CreateBinOp(static_cast<llvm::Instruction::BinaryOps>(operation.getOpcode()), first, second);
    if (const auto* const instruction = llvm::dyn_cast<llvm::Instruction>(added))
      execution.execute(*instruction);
    return added;
  });
  operation.replaceAllUsesWith(ordered.value);
  for (llvm::Instruction* const replaced : sum.operations)
    replaced->eraseFromParent();
  return true;
}

bool order_operands(llvm::BasicBlock& block, Execution& execution) {
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(block))
    changed |= order_operands(instruction, execution);
  return changed;
}

bool has_sum(const llvm::BasicBlock& block) {
  return llvm::any_of(block, [](const llvm::Instruction& instruction) {
    return may_be_ordered(instruction) && is_whole(instruction) &&
           llvm::any_of(instruction.operand_values(),
                        [&](const llvm::Value* operand) { return is_part_of(*operand, instruction); });
  });
}

bool order_operands(llvm::Loop& loop, const llvm::LoopInfo& loops, Execution execution) {
  if (!loop.isInnermost() || loop.getLoopLatch() == nullptr ||
      llvm::none_of(loop.blocks(), [](const llvm::BasicBlock* block) { return has_sum(*block); }))
    return false;
  llvm::LoopBlocksRPO order(&loop);
  order.perform(&loops);
  execution.recurrence(loop, order);
  execution.begin_iteration(loop);
  bool changed = false;
  for (llvm::BasicBlock* const block : order)
    changed |= order_operands(*block, execution);
  return changed;
}

} // namespace

llvm::PreservedAnalyses OperandOrderPass::run(llvm::Function& function,
                                              llvm::FunctionAnalysisManager& analyses) {
  const Execution execution(analyses.getResult<llvm::TargetIRAnalysis>(function), function.getDataLayout());
  const auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  bool changed = false;
  for (llvm::Loop* const loop : loops.getLoopsInPreorder())
    changed |= order_operands(*loop, loops, execution);
  return with_same_blocks(changed);
}

} // namespace ingot
