#include "compiler/passes/check_versioning.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/IR/ValueHandle.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/LoopSimplify.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>
#include <llvm/Transforms/Utils/ValueMapper.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace ingot {
namespace {

// The copy should be worth its code. A loop of fewer iterations spends about as much on the conditions.
constexpr unsigned largest_loop = 256; // instructions
constexpr unsigned fewest_iterations = 8;

// Sums of a few numbers below this, and of their multiples, do not come near 2^64.
constexpr unsigned invariant_bits = 36;

// start + step * k in iteration k: both i64 and loop-invariant.
struct Line {
  const llvm::SCEV* start;
  const llvm::SCEV* step;
};

// The line that a recurrence of so many bits, zero-extended, is as long as it does not wrap.
struct Narrow {
  const llvm::SCEV* start; // in so many bits
  Line line;
  unsigned bits;
  // Lines at a constant distance are computed from the first of them, so that everybody sees the distance.
  std::size_t leader;
  std::int64_t distance;
};

// An instruction of the loop that extends one of them.
struct Extension {
  llvm::ZExtInst* instruction;
  std::size_t narrow;
};

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
      : loop_(loop), loops_(loops), dominators_(dominators), evolution_(evolution),
        i64_(llvm::Type::getInt64Ty(loop.getHeader()->getContext())) {}

  bool run() {
    if (!is_candidate())
      return false;
    for (llvm::BasicBlock* const block : loop_.blocks())
      collect(*block);
    if (checks_.empty())
      return false;
    for (llvm::BasicBlock* const block : loop_.blocks())
      find_extensions(*block);
    llvm::formLCSSA(loop_, dominators_, &loops_, &evolution_);
    version();
    return true;
  }

private:
  bool is_candidate() {
    const llvm::BasicBlock* const latch = loop_.getLoopLatch();
    if (!loop_.isInnermost() || !loop_.isLoopSimplifyForm() || !loop_.isLoopExiting(latch))
      return false;
    unsigned size = 0;
    for (const llvm::BasicBlock* const block : loop_.blocks()) {
      size += static_cast<unsigned>(block->size());
      for (const llvm::Instruction& instruction : *block)
        if (const auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
            call != nullptr && (call->isConvergent() || call->cannotDuplicate()))
          return false;
    }
    if (size > largest_loop)
      return false;
    const llvm::SCEV* count = evolution_.getExitCount(&loop_, latch);
    if (llvm::isa<llvm::SCEVCouldNotCompute>(count))
      count = count_until_equal(*latch);
    if (count == nullptr)
      return false;
    const llvm::APInt most =
        evolution_.getUnsignedRangeMax(evolution_.applyLoopGuards(count, &loop_)).zextOrTrunc(64);
    if (most.ult(fewest_iterations - 1) || most.getActiveBits() > 32 ||
        count->getType()->getScalarSizeInBits() > 64)
      return false;
    repeated_ = evolution_.getTruncateOrZeroExtend(count, i64_);
    return is_safe(repeated_);
  }

  // A loop that was unrolled is left when what moves by 2 or 4 is equal to its bound, and may go round once
  // more through all numbers if it passes the bound. So LLVM does not say how often the loop is repeated;
  // here the remainder is looked at in front of it. Null if the loop is left otherwise.
  const llvm::SCEV* count_until_equal(const llvm::BasicBlock& latch) {
    const auto* const branch = llvm::dyn_cast<llvm::BranchInst>(latch.getTerminator());
    const auto* const comparison =
        branch != nullptr ? llvm::dyn_cast<llvm::ICmpInst>(branch->getCondition()) : nullptr;
    if (comparison == nullptr || !comparison->isEquality() ||
        !comparison->getOperand(0)->getType()->isIntegerTy() ||
        loop_.contains(branch->getSuccessor(comparison->getPredicate() == llvm::CmpInst::ICMP_EQ ? 0 : 1)))
      return nullptr;
    const llvm::SCEV* moving = evolution_.getSCEV(comparison->getOperand(0));
    const llvm::SCEV* bound = evolution_.getSCEV(comparison->getOperand(1));
    if (evolution_.isLoopInvariant(moving, &loop_))
      std::swap(moving, bound);
    const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(moving);
    if (recurrence == nullptr || !recurrence->isAffine() || recurrence->getLoop() != &loop_ ||
        !evolution_.isLoopInvariant(bound, &loop_))
      return nullptr;
    const auto* const step = llvm::dyn_cast<llvm::SCEVConstant>(recurrence->getStepRecurrence(evolution_));
    if (step == nullptr || !step->getAPInt().isPowerOf2())
      return nullptr;
    const llvm::SCEV* const distance = evolution_.getMinusSCEV(bound, recurrence->getStart());
    remainder_ = evolution_.getURemExpr(distance, step);
    return is_safe(remainder_) ? evolution_.getUDivExpr(distance, step) : nullptr;
  }

  void collect(llvm::BasicBlock& block) {
    auto* const branch = llvm::dyn_cast<llvm::BranchInst>(block.getTerminator());
    if (branch == nullptr || !branch->isConditional())
      return;
    const auto* const comparison = llvm::dyn_cast<llvm::ICmpInst>(branch->getCondition());
    if (comparison == nullptr || !comparison->isUnsigned() || comparison->getOperand(0)->getType() != i64_)
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
    if (!evolution_.isLoopInvariant(fixed, &loop_))
      return;
    const std::size_t narrow_before = narrow_.size();
    const std::optional<Line> line = line_of(moving);
    if (line && !line->step->isZero() && is_safe(line->start) && is_safe(line->step) && is_safe(fixed))
      checks_.push_back({branch, trap, predicate, *line, fixed});
    else
      narrow_.truncate(narrow_before);
  }

  std::optional<Line> line_of(const llvm::SCEV* value) {
    if (evolution_.isLoopInvariant(value, &loop_)) {
      if (evolution_.getUnsignedRangeMax(value).getActiveBits() > invariant_bits)
        return std::nullopt;
      return Line{value, evolution_.getZero(i64_)};
    }
    if (const auto* const sum = llvm::dyn_cast<llvm::SCEVAddExpr>(value)) {
      Line result = {evolution_.getZero(i64_), evolution_.getZero(i64_)};
      for (const llvm::SCEV* const operand : sum->operands()) {
        const std::optional<Line> part = line_of(operand);
        if (!part)
          return std::nullopt;
        result.start = evolution_.getAddExpr(result.start, part->start);
        result.step = evolution_.getAddExpr(result.step, part->step);
      }
      return result;
    }
    const auto* const extension = llvm::dyn_cast<llvm::SCEVZeroExtendExpr>(value);
    const std::optional<Narrow> narrow =
        extension != nullptr ? narrow_of(extension->getOperand()) : std::nullopt;
    if (!narrow)
      return std::nullopt;
    if (index_of(*narrow) == narrow_.size())
      narrow_.push_back(*narrow);
    return narrow->line;
  }

  std::optional<Narrow> narrow_of(const llvm::SCEV* value) {
    const auto* const recurrence = llvm::dyn_cast<llvm::SCEVAddRecExpr>(value);
    if (recurrence == nullptr || !recurrence->isAffine() || recurrence->getLoop() != &loop_)
      return std::nullopt;
    const unsigned bits = recurrence->getType()->getScalarSizeInBits();
    if (bits > 32)
      return std::nullopt;
    const llvm::SCEV* const start = recurrence->getStart();
    const Line line = {evolution_.getZeroExtendExpr(start, i64_),
                       evolution_.getSignExtendExpr(recurrence->getStepRecurrence(evolution_), i64_)};
    for (std::size_t index = 0; index < narrow_.size(); ++index) {
      const Narrow& leader = narrow_[index];
      if (leader.leader != index || leader.line.step != line.step || leader.bits != bits)
        continue;
      if (const auto* const distance =
              llvm::dyn_cast<llvm::SCEVConstant>(evolution_.getMinusSCEV(start, leader.start)))
        return Narrow{start, line, bits, index, distance->getAPInt().getSExtValue()};
    }
    return Narrow{start, line, bits, narrow_.size(), 0};
  }

  // The number of those that there are if it is none of them.
  std::size_t index_of(const Narrow& narrow) const {
    const auto* const found = llvm::find_if(narrow_, [&](const Narrow& other) {
      return other.start == narrow.start && other.line.step == narrow.line.step && other.bits == narrow.bits;
    });
    return static_cast<std::size_t>(found - narrow_.begin());
  }

  void find_extensions(llvm::BasicBlock& block) {
    for (llvm::Instruction& instruction : block) {
      auto* const extension = llvm::dyn_cast<llvm::ZExtInst>(&instruction);
      if (extension == nullptr || extension->getType() != i64_)
        continue;
      const std::optional<Narrow> narrow = narrow_of(evolution_.getSCEV(extension->getOperand(0)));
      if (narrow && index_of(*narrow) < narrow_.size())
        extensions_.push_back({extension, index_of(*narrow)});
    }
  }

  // To compute in front of the loop: nothing in it divides by what may be zero.
  bool is_safe(const llvm::SCEV* value) const {
    return llvm::SCEVExpander(evolution_, "").isSafeToExpand(value);
  }

  const llvm::SCEV* last_of(const Line& line) {
    return evolution_.getAddExpr(line.start, evolution_.getMulExpr(line.step, repeated_));
  }

  const llvm::SCEV* start_from_leader(const Narrow& narrow) {
    return evolution_.getAddExpr(narrow_[narrow.leader].line.start,
                                 evolution_.getConstant(i64_, static_cast<std::uint64_t>(narrow.distance)));
  }

  // An i1 in front of the loop: that no check traps in any iteration.
  llvm::Value* none_traps(llvm::Instruction* position) {
    llvm::SCEVExpander expander(evolution_, "checks");
    llvm::IRBuilder<> builder(position);
    llvm::Value* result = builder.getTrue();
    const auto expand = [&](const llvm::SCEV* value) {
      return expander.expandCodeFor(value, i64_, position->getIterator());
    };
    // Some of this the loop itself may never get to compute, and then it may be poison: frozen one by one, so
    // that this cannot decide for what is not.
    const auto require = [&](llvm::Value* condition) {
      result = builder.CreateAnd(result, builder.CreateFreeze(condition));
    };
    repeated_ = evolution_.getSCEV(builder.CreateFreeze(expand(repeated_)));
    if (remainder_ != nullptr) {
      llvm::Value* const remainder =
          expander.expandCodeFor(remainder_, remainder_->getType(), position->getIterator());
      require(builder.CreateICmpEQ(remainder, llvm::ConstantInt::get(remainder->getType(), 0)));
    }
    for (const auto& [index, narrow] : llvm::enumerate(narrow_)) {
      require(builder.CreateICmpULT(expand(last_of(narrow.line)),
                                    builder.getInt64(std::uint64_t{1} << narrow.bits)));
      if (narrow.leader != index)
        require(builder.CreateICmpEQ(expand(narrow.line.start), expand(start_from_leader(narrow))));
    }
    for (const Check& check : checks_) {
      llvm::Value* const fixed = expand(check.fixed);
      const bool rises = evolution_.isKnownNonNegative(check.moving.step);
      const bool falls = evolution_.isKnownNonPositive(check.moving.step);
      // Of the two ends the one that the comparison is likelier to hold for is enough, where it is known.
      const bool of_large = llvm::ICmpInst::isGT(check.predicate) || llvm::ICmpInst::isGE(check.predicate);
      const bool traps_if = check.trap == 0;
      const bool last_decides = traps_if == of_large ? rises : falls;
      const bool first_decides = traps_if == of_large ? falls : rises;
      const auto require_end = [&](const llvm::SCEV* end) {
        llvm::Value* const holds = builder.CreateICmp(check.predicate, expand(end), fixed);
        require(traps_if ? builder.CreateNot(holds) : holds);
      };
      if (!first_decides)
        require_end(last_of(check.moving));
      if (!last_decides)
        require_end(check.moving.start);
    }
    return result;
  }

  void version() {
    llvm::BasicBlock* const before = loop_.getLoopPreheader();
    llvm::BasicBlock* const preheader =
        llvm::SplitBlock(before, before->getTerminator(), &dominators_, &loops_);
    llvm::Value* const condition = none_traps(before->getTerminator());

    llvm::ValueToValueMapTy copies;
    llvm::SmallVector<llvm::BasicBlock*> blocks;
    llvm::Loop* const checked_loop = llvm::cloneLoopWithPreheader(preheader, before, &loop_, copies,
                                                                  ".checked", &loops_, &dominators_, blocks);
    llvm::remapInstructionsInBlocks(blocks, copies);
    // It is for the rare case, so nothing more is spent on it.
    llvm::addStringMetadataToLoop(checked_loop, "llvm.loop.unroll.disable");
    llvm::addStringMetadataToLoop(checked_loop, "llvm.loop.isvectorized", 1);
    auto* const checked = llvm::cast<llvm::BasicBlock>(copies[preheader]);
    auto* const choice = llvm::BranchInst::Create(preheader, checked, condition);
    choice->setMetadata(llvm::LLVMContext::MD_prof,
                        llvm::MDBuilder(choice->getContext()).createLikelyBranchWeights());
    llvm::ReplaceInstWithInst(before->getTerminator(), choice);

    llvm::SmallVector<llvm::BasicBlock*> exits;
    loop_.getUniqueExitBlocks(exits);
    for (llvm::BasicBlock* const exit : exits)
      join(*exit, copies);
    for (llvm::BasicBlock* const block : loop_.blocks()) {
      llvm::SmallVector<llvm::DomTreeNode*> outside;
      for (llvm::DomTreeNode* const child : *dominators_.getNode(block))
        if (!loop_.contains(child->getBlock()))
          outside.push_back(child);
      for (llvm::DomTreeNode* const node : outside)
        dominators_.changeImmediateDominator(node, dominators_.getNode(before));
    }
    for (const Check& check : checks_)
      remove(check);
    if (has_records())
      widen_extensions(*preheader);
    const llvm::SmallVector<llvm::BasicBlock*> remaining(loop_.blocks());
    for (llvm::BasicBlock* const block : remaining)
      llvm::MergeBlockIntoPredecessor(block, /*DTU=*/nullptr, &loops_, /*MSSAU=*/nullptr, /*MemDep=*/nullptr,
                                      /*PredecessorWithTwoSuccessors=*/false, &dominators_);
    // Both loops leave to the same blocks, and what comes next wants such that only one leaves to.
    for (llvm::Loop* const loop : {&loop_, checked_loop})
      llvm::formDedicatedExitBlocks(loop, &dominators_, &loops_, /*MSSAU=*/nullptr, /*PreserveLCSSA=*/true);
    evolution_.forgetTopmostLoop(&loop_);
  }

  bool has_records() const {
    for (const auto& [index, narrow] : llvm::enumerate(narrow_))
      if (narrow.leader != index)
        return true;
    return false;
  }

  // In the copy without checks nothing wraps: LLVM gets to see lines of 64 bits, and how far apart they are.
  void widen_extensions(llvm::BasicBlock& preheader) {
    llvm::DenseMap<std::size_t, llvm::PHINode*> lines;
    llvm::SmallVector<llvm::WeakTrackingVH> replaced;
    for (const Extension& extension : extensions_) {
      const Narrow& narrow = narrow_[extension.narrow];
      llvm::PHINode*& line = lines[narrow.leader];
      if (line == nullptr)
        line = create_line(narrow_[narrow.leader].line, preheader);
      llvm::IRBuilder<> builder(extension.instruction);
      extension.instruction->replaceAllUsesWith(
          builder.CreateAdd(line, builder.getInt64(static_cast<std::uint64_t>(narrow.distance)), "",
                            /*HasNUW=*/narrow.distance >= 0, /*HasNSW=*/true));
      replaced.emplace_back(extension.instruction);
    }
    llvm::RecursivelyDeleteTriviallyDeadInstructionsPermissive(replaced);
  }

  llvm::PHINode* create_line(const Line& line, llvm::BasicBlock& preheader) {
    llvm::SCEVExpander expander(evolution_, "line");
    const auto expand = [&](const llvm::SCEV* value) {
      return expander.expandCodeFor(value, i64_, preheader.getTerminator()->getIterator());
    };
    llvm::IRBuilder<> builder(loop_.getHeader(), loop_.getHeader()->begin());
    llvm::PHINode* const phi = builder.CreatePHI(i64_, 2, "line");
    builder.SetInsertPoint(loop_.getLoopLatch()->getTerminator());
    // The last one of all may be the first beyond 32 bits.
    llvm::Value* const next =
        builder.CreateAdd(phi, expand(line.step), "line.next",
                          /*HasNUW=*/evolution_.isKnownNonNegative(line.step), /*HasNSW=*/true);
    phi->addIncoming(expand(line.start), &preheader);
    phi->addIncoming(next, loop_.getLoopLatch());
    return phi;
  }

  // What leaves the loop goes through phis, which now have the copy's values as well.
  void join(llvm::BasicBlock& exit, llvm::ValueToValueMapTy& copies) {
    for (llvm::PHINode& phi : exit.phis()) {
      for (unsigned i = 0, end = phi.getNumIncomingValues(); i < end; ++i) {
        llvm::Value* const copied = copies.lookup(phi.getIncomingValue(i));
        phi.addIncoming(copied != nullptr ? copied : phi.getIncomingValue(i),
                        llvm::cast<llvm::BasicBlock>(copies[phi.getIncomingBlock(i)]));
      }
    }
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
  llvm::Type* i64_;
  const llvm::SCEV* repeated_ = nullptr;
  const llvm::SCEV* remainder_ = nullptr; // has to be zero for that, if it is not null
  llvm::SmallVector<Narrow> narrow_;
  llvm::SmallVector<Check> checks_;
  llvm::SmallVector<Extension> extensions_;
};

} // namespace

llvm::PreservedAnalyses CheckVersioningPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  auto& dominators = analyses.getResult<llvm::DominatorTreeAnalysis>(function);
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  llvm::SmallVector<llvm::Loop*> innermost;
  for (llvm::Loop* const loop : loops.getLoopsInPreorder())
    if (loop->isInnermost())
      innermost.push_back(loop);
  bool changed = false;
  for (llvm::Loop* const loop : innermost)
    changed |= Versioning(*loop, loops, dominators, evolution).run();
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

} // namespace ingot
