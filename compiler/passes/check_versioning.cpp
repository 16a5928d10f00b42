#include "compiler/passes/check_versioning.hpp"

#include "compiler/passes/loop_copy.hpp"
#include "compiler/passes/loop_lines.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Instructions.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>

#include <optional>
#include <utility>

namespace ingot {
namespace {

// The copy should be worth its code.
constexpr unsigned largest_loop = 256; // instructions

struct Check {
  llvm::BranchInst* branch;
  unsigned trap; // which successor
  llvm::CmpInst::Predicate predicate;
  Line moving;
  const llvm::SCEV* fixed;
};

// Between a loop and an exit that others have too there is an empty block (LoopSimplify).
const llvm::BasicBlock& behind_empty(const llvm::BasicBlock& block) {
  const auto* const branch = llvm::dyn_cast<llvm::BranchInst>(&block.front());
  return branch != nullptr && branch->isUnconditional() ? *branch->getSuccessor(0) : block;
}

bool is_trap(const llvm::BasicBlock& exit) {
  const llvm::BasicBlock& block = behind_empty(exit);
  if (!llvm::isa<llvm::UnreachableInst>(block.getTerminator()))
    return false;
  const auto* const call = llvm::dyn_cast<llvm::CallInst>(&block.front());
  return call != nullptr && call->getCalledFunction() != nullptr && call->doesNotReturn() &&
         call->getNextNode() == block.getTerminator();
}

class Versioning {
public:
  Versioning(llvm::Loop& loop, llvm::LoopInfo& loops, llvm::DominatorTree& dominators,
             llvm::ScalarEvolution& evolution)
      : loop_(loop), loops_(loops), dominators_(dominators), evolution_(evolution), lines_(loop, evolution) {}

  bool run() {
    if (!is_candidate())
      return false;
    for (llvm::BasicBlock* const block : loop_.blocks())
      collect(*block);
    if (checks_.empty())
      return false;
    version();
    return true;
  }

private:
  bool is_candidate() {
    if (!loop_.isInnermost() || !loop_.isLoopSimplifyForm())
      return false;
    unsigned size = 0;
    for (const llvm::BasicBlock* const block : loop_.blocks()) {
      size += static_cast<unsigned>(block->size());
      for (const llvm::Instruction& instruction : *block)
        if (const auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
            call != nullptr && (call->isConvergent() || call->cannotDuplicate()))
          return false;
    }
    return size <= largest_loop && lines_.is_counted();
  }

  void collect(llvm::BasicBlock& block) {
    auto* const branch = llvm::dyn_cast<llvm::BranchInst>(block.getTerminator());
    if (branch == nullptr || !branch->isConditional())
      return;
    const auto* const comparison = llvm::dyn_cast<llvm::ICmpInst>(branch->getCondition());
    if (comparison == nullptr || !comparison->isUnsigned() ||
        !comparison->getOperand(0)->getType()->isIntegerTy(64))
      return;
    const unsigned trap = is_trap(*branch->getSuccessor(0)) ? 0 : 1;
    if (!is_trap(*branch->getSuccessor(trap)))
      return;

    const llvm::SCEV* moving = evolution_.getSCEV(comparison->getOperand(0));
    const llvm::SCEV* fixed = evolution_.getSCEV(comparison->getOperand(1));
    llvm::CmpInst::Predicate predicate = comparison->getPredicate();
    if (evolution_.isLoopInvariant(moving, &loop_)) {
      std::swap(moving, fixed);
      predicate = llvm::CmpInst::getSwappedPredicate(predicate);
    }
    if (!evolution_.isLoopInvariant(fixed, &loop_) || !lines_.is_safe(fixed) ||
        evolution_.isLoopInvariant(moving, &loop_))
      return;
    if (const std::optional<Line> line = lines_.line_of(moving))
      checks_.push_back({branch, trap, predicate, *line, fixed});
  }

  // That no check traps in any iteration.
  void require_checks(LoopCondition& condition) {
    for (const Check& check : checks_) {
      const bool rises = evolution_.isKnownNonNegative(check.moving.step);
      const bool falls = evolution_.isKnownNonPositive(check.moving.step);
      // Of the two ends the one that the comparison is likelier to hold for is enough, where it is known.
      const bool of_large = llvm::ICmpInst::isGT(check.predicate) || llvm::ICmpInst::isGE(check.predicate);
      const bool traps_if = check.trap == 0;
      const bool last_decides = traps_if == of_large ? rises : falls;
      const bool first_decides = traps_if == of_large ? falls : rises;
      const llvm::CmpInst::Predicate passes =
          traps_if ? llvm::CmpInst::getInversePredicate(check.predicate) : check.predicate;
      if (!first_decides)
        condition.require(passes, lines_.last_of(check.moving), check.fixed);
      if (!last_decides)
        condition.require(passes, check.moving.start, check.fixed);
    }
  }

  void version() {
    LoopCondition condition(evolution_, *loop_.getLoopPreheader()->getTerminator());
    lines_.require_lines(condition);
    require_checks(condition);
    llvm::Loop* const checked =
        copy_loop(loop_, *condition.value(), ".checked", loops_, dominators_, evolution_).copy;
    for (const Check& check : checks_)
      remove(check);
    // Other loops gain nothing by it.
    if (lines_.has_records())
      lines_.widen_extensions();
    const llvm::SmallVector<llvm::BasicBlock*> remaining(loop_.blocks());
    for (llvm::BasicBlock* const block : remaining)
      llvm::MergeBlockIntoPredecessor(block, /*DTU=*/nullptr, &loops_, /*MSSAU=*/nullptr, /*MemDep=*/nullptr,
                                      /*PredecessorWithTwoSuccessors=*/false, &dominators_);
    separate_exits(loop_, *checked, loops_, dominators_);
    evolution_.forgetTopmostLoop(&loop_);
  }

  void remove(const Check& check) {
    llvm::BasicBlock* const block = check.branch->getParent();
    llvm::BasicBlock* const trap = check.branch->getSuccessor(check.trap);
    llvm::BasicBlock* const next = check.branch->getSuccessor(1 - check.trap);
    trap->removePredecessor(block);
    llvm::ReplaceInstWithInst(check.branch, llvm::BranchInst::Create(next));
    dominators_.deleteEdge(block, trap);
  }

  llvm::Loop& loop_;
  llvm::LoopInfo& loops_;
  llvm::DominatorTree& dominators_;
  llvm::ScalarEvolution& evolution_;
  LoopLines lines_;
  llvm::SmallVector<Check> checks_;
};

} // namespace

llvm::PreservedAnalyses CheckVersioningPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  auto& dominators = analyses.getResult<llvm::DominatorTreeAnalysis>(function);
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  bool changed = false;
  for (llvm::Loop* const loop : loops_to_copy(loops))
    changed |= Versioning(*loop, loops, dominators, evolution).run();
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

} // namespace ingot
