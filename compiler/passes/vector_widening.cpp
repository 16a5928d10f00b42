#include "compiler/passes/vector_widening.hpp"

#include "compiler/passes/packed_body.hpp"
#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopAccessAnalysis.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>

#include <cstddef>

namespace ingot {
namespace {

// What is packed should be worth its code, and its comparisons their time.
constexpr std::size_t largest_loop = 512; // instructions
constexpr std::size_t most_comparisons = 16;

bool has_vectors(const llvm::BasicBlock& block) {
  return llvm::any_of(block, [](const llvm::Instruction& instruction) {
    return llvm::isa<llvm::FixedVectorType>(instruction.getType());
  });
}

bool is_candidate(const llvm::Loop& loop) {
  return loop.getNumBlocks() == 1 && loop.getLoopPreheader() != nullptr && loop.getExitBlock() != nullptr &&
         llvm::isa<llvm::BranchInst>(loop.getLoopPreheader()->getTerminator()) &&
         llvm::isa<llvm::BranchInst>(loop.getHeader()->getTerminator()) &&
         loop.getHeader()->size() <= largest_loop && has_vectors(*loop.getHeader());
}

bool may_be_packed(const llvm::LoopAccessInfo& accesses) {
  return accesses.canVectorizeMemory() && accesses.getDepChecker().isSafeForAnyVectorWidth() &&
         accesses.getRuntimePointerChecking()->getChecks().size() <= most_comparisons;
}

class Widening {
public:
  Widening(llvm::Function& function, llvm::FunctionAnalysisManager& analyses)
      : analyses_(analyses), function_(function), loops_(analyses.getResult<llvm::LoopAnalysis>(function)),
        dominators_(analyses.getResult<llvm::DominatorTreeAnalysis>(function)),
        evolution_(analyses.getResult<llvm::ScalarEvolutionAnalysis>(function)),
        target_(analyses.getResult<llvm::TargetIRAnalysis>(function)) {}

  // Whether anything has changed.
  bool widen(llvm::Loop& loop, unsigned count) {
    if (!is_candidate(loop))
      return false;
    const llvm::SCEV* const taken = evolution_.getBackedgeTakenCount(&loop);
    if (llvm::isa<llvm::SCEVCouldNotCompute>(taken))
      return false;
    llvm::LoopAccessInfoManager& manager = analyses_.getResult<llvm::LoopAccessAnalysis>(function_);
    const llvm::LoopAccessInfo& accesses = manager.getInfo(loop);
    if (!may_be_packed(accesses))
      return false;
    const bool has_new_phis = llvm::formLCSSA(loop, dominators_, &loops_, &evolution_);
    PackedBody packed(loop, accesses, evolution_, target_, count);
    if (!packed.build() || !packed.is_worth_it())
      return has_new_phis;
    connect(loop, packed, *taken, accesses, count);
    manager.clear();
    return true;
  }

private:
  void connect(llvm::Loop& loop, PackedBody& packed, const llvm::SCEV& taken,
               const llvm::LoopAccessInfo& accesses, unsigned count) {
    llvm::BasicBlock* const preheader = loop.getLoopPreheader();
    llvm::Instruction* const branch = preheader->getTerminator();
    llvm::SCEVExpander expander(evolution_, "packed");
    llvm::Type* const wide = llvm::Type::getInt64Ty(function_.getContext());
    llvm::Value* const overlap =
        llvm::addRuntimeChecks(branch, &loop, accesses.getRuntimePointerChecking()->getChecks(), expander);
    const llvm::SCEVPredicate& assumed = accesses.getPSE().getPredicate();
    llvm::Value* const is_wrong =
        assumed.isAlwaysTrue() ? nullptr : expander.expandCodeForPredicate(&assumed, branch);

    // After the checks, which erase what of an expander's code has no use yet. Wraps to none at all, and none
    // is packed, if the loop runs 2^64 times.
    const llvm::SCEV* const times =
        evolution_.getAddExpr(evolution_.getTruncateOrZeroExtend(&taken, wide), evolution_.getOne(wide));
    llvm::Value* const iterations = expander.expandCodeFor(times, wide, branch->getIterator());
    llvm::IRBuilder<> builder(branch);
    llvm::Value* const packed_iterations = builder.CreateUDiv(iterations, builder.getInt64(count));
    llvm::Value* const has_rest =
        builder.CreateICmpNE(builder.CreateURem(iterations, builder.getInt64(count)), builder.getInt64(0));
    llvm::Value* stays = builder.CreateICmpEQ(packed_iterations, builder.getInt64(0));
    for (llvm::Value* const reason : {overlap, is_wrong})
      if (reason != nullptr)
        stays = builder.CreateOr(stays, reason);

    llvm::BasicBlock* const rest =
        llvm::BasicBlock::Create(function_.getContext(), "rest", &function_, loop.getHeader());
    builder.CreateCondBr(stays, rest, packed.entry());
    branch->eraseFromParent();
    packed.finish(packed_iterations, has_rest, *rest);
    llvm::BranchInst::Create(loop.getHeader(), rest);

    if (llvm::Loop* const outer = loop.getParentLoop())
      for (llvm::BasicBlock* const block : {packed.entry(), packed.end(), rest})
        outer->addBasicBlockToLoop(block, loops_);
    llvm::Loop* const fast = loops_.AllocateLoop();
    if (llvm::Loop* const outer = loop.getParentLoop())
      outer->addChildLoop(fast);
    else
      loops_.addTopLevelLoop(fast);
    fast->addBasicBlockToLoop(packed.body(), loops_);
    dominators_.recalculate(function_);
    evolution_.forgetTopmostLoop(&loop);
    // It runs for a few iterations as a rule.
    llvm::addStringMetadataToLoop(&loop, "llvm.loop.unroll.disable");
  }

  llvm::FunctionAnalysisManager& analyses_;
  llvm::Function& function_;
  llvm::LoopInfo& loops_;
  llvm::DominatorTree& dominators_;
  llvm::ScalarEvolution& evolution_;
  const llvm::TargetTransformInfo& target_;
};

} // namespace

llvm::PreservedAnalyses VectorWideningPass::run(llvm::Function& function,
                                                llvm::FunctionAnalysisManager& analyses) {
  constexpr unsigned guest_width = 128;
  const auto& target = analyses.getResult<llvm::TargetIRAnalysis>(function);
  const auto width =
      target.getRegisterBitWidth(llvm::TargetTransformInfo::RGK_FixedWidthVector).getFixedValue();
  if (width < 2 * guest_width)
    return llvm::PreservedAnalyses::all();
  Widening widening(function, analyses);
  bool changed = false;
  for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    if (loop->isInnermost() && widening.widen(*loop, static_cast<unsigned>(width / guest_width)))
      changed = true;
  return with_known_loops(changed);
}

} // namespace ingot
