#include "compiler/passes/bounds_versioning.hpp"

#include "compiler/passes/guest_access.hpp"
#include "compiler/passes/if_conversion.hpp"
#include "compiler/passes/loop_copy.hpp"
#include "compiler/passes/loop_lines.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/DepthFirstIterator.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/GEPNoWrapFlags.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/ValueHandle.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

// The second version should be worth its code, and its comparisons their time.
constexpr unsigned largest_loop = 256; // instructions
constexpr std::size_t most_ranges = 8;

// Metadata of the second version and of the branch between the two.
constexpr char within_bounds[] = "ingot.within_bounds";

struct Access {
  llvm::Instruction* instruction;
  llvm::Value* memory; // its base
  Line line;
  std::int64_t width;
  bool is_wide; // its address is computed in 64 bits already
};

// In iteration k, accesses are to bytes from line + begin on and before line + end.
struct Range {
  llvm::Value* memory; // its base
  Line line;
  std::int64_t begin;
  std::int64_t end;
  unsigned count;       // of accesses
  bool may_be_negative; // the others are of 32-bit numbers that do not wrap
};

// Whether one iteration begins where the one before has ended, with several accesses. (LLVM itself asks for
// what must not wrap if there is one.)
bool is_unrolled(const Range& range) {
  const llvm::APInt& step = llvm::cast<llvm::SCEVConstant>(range.line.step)->getAPInt();
  return range.count > 1 && step.abs() == static_cast<std::uint64_t>(range.end - range.begin);
}

class Versioning {
public:
  Versioning(llvm::Loop& loop, llvm::LoopInfo& loops, llvm::DominatorTree& dominators,
             llvm::ScalarEvolution& evolution)
      : loop_(loop), loops_(loops), dominators_(dominators), evolution_(evolution), lines_(loop, evolution),
        conversion_(loop, loops, dominators) {}

  bool run() {
    if (!is_candidate() || !collect())
      return false;
    version();
    return true;
  }

private:
  bool is_candidate() {
    if (!loop_.isLoopSimplifyForm())
      return false;
    unsigned size = 0;
    for (const llvm::BasicBlock* const block : loop_.blocks()) {
      size += static_cast<unsigned>(block->size());
      for (const llvm::Instruction& instruction : *block)
        if (instruction.mayHaveSideEffects() && !llvm::isa<llvm::LoadInst, llvm::StoreInst>(instruction))
          return false;
    }
    return size <= largest_loop && conversion_.is_possible() && lines_.is_counted();
  }

  // The ranges of accesses; or false, if one is not to be had that must be, or all would be for nothing.
  bool collect() {
    bool has_gain = false;
    for (llvm::BasicBlock* const block : loop_.blocks())
      for (llvm::Instruction& instruction : *block) {
        if (llvm::getLoadStorePointerOperand(&instruction) == nullptr)
          continue;
        const std::optional<Access> access = access_of(instruction);
        if (access && !llvm::isa<llvm::SCEVConstant>(access->line.step))
          return false; // its vectors would be made one by one
        // As it is it keeps the loop from being vectorised.
        const bool is_in_the_way = instruction.isVolatile() || conversion_.is_conditional(*block);
        if (!access && is_in_the_way)
          return false;
        if (!access || (access->is_wide && !is_in_the_way))
          continue;
        add(*access);
        has_gain |= is_in_the_way;
      }
    return (has_gain || llvm::any_of(ranges_, is_unrolled)) && ranges_.size() <= most_ranges;
  }

  // If it is one to a line in a memory whose size can be asked for.
  std::optional<Access> access_of(llvm::Instruction& instruction) {
    const llvm::SCEV* const place = evolution_.getSCEV(llvm::getLoadStorePointerOperand(&instruction));
    llvm::Value* const memory = base_of(place, evolution_);
    if (memory == nullptr || !has_size(*memory) || instruction.isAtomic() ||
        (instruction.isVolatile() && !are_volatile_to_trap(*memory)))
      return std::nullopt;
    const llvm::SCEV* const offset = evolution_.removePointerBase(place);
    const std::optional<Line> wide = lines_.wide_line_of(offset);
    const std::optional<Line> line = wide ? wide : lines_.line_of(offset);
    if (!line)
      return std::nullopt;
    const llvm::TypeSize width =
        instruction.getDataLayout().getTypeStoreSize(llvm::getLoadStoreType(&instruction));
    return Access{&instruction, memory, *line, static_cast<std::int64_t>(width.getFixedValue()),
                  wide.has_value()};
  }

  void add(const Access& access) {
    accesses_.emplace_back(access.instruction);
    for (Range& range : ranges_) {
      if (range.memory != access.memory || range.line.step != access.line.step)
        continue;
      const std::optional<llvm::APInt> distance =
          evolution_.computeConstantDifference(access.line.start, range.line.start);
      if (!distance)
        continue;
      const std::int64_t begin = distance->getSExtValue();
      range.begin = std::min(range.begin, begin);
      range.end = std::max(range.end, begin + access.width);
      ++range.count;
      range.may_be_negative |= access.is_wide;
      return;
    }
    ranges_.push_back({access.memory, access.line, 0, access.width, 1, access.is_wide});
  }

  void require_ranges(LoopCondition& condition) {
    llvm::SmallDenseMap<llvm::Value*, const llvm::SCEV*> sizes;
    const auto size_of = [&](llvm::Value* memory) {
      const llvm::SCEV*& size = sizes[memory];
      if (size == nullptr)
        size = evolution_.getSCEV(present_size(*memory, condition.builder()));
      return size;
    };
    for (const Range& range : ranges_) {
      const llvm::SCEV* const last = lines_.last_of(range.line);
      const bool rises = evolution_.isKnownNonNegative(range.line.step);
      const bool falls = evolution_.isKnownNonPositive(range.line.step);
      for (const llvm::SCEV* const place : {range.line.start, last}) {
        const bool may_be_lowest = place == last ? !rises : !falls;
        const bool may_be_highest = place == last ? !falls : !rises;
        const llvm::SCEV* const begin = lines_.plus(place, range.begin);
        if (may_be_lowest && range.may_be_negative && !evolution_.isKnownNonNegative(begin))
          condition.require(llvm::CmpInst::ICMP_SGE, begin, evolution_.getZero(begin->getType()));
        const llvm::SCEV* const end = lines_.plus(place, range.end);
        if (may_be_highest && evolution_.getUnsignedRangeMax(end).ugt(smallest_size_of(*range.memory)))
          condition.require(llvm::CmpInst::ICMP_SLE, end, size_of(range.memory));
      }
    }
  }

  void version() {
    LoopCondition condition(evolution_, *loop_.getLoopPreheader()->getTerminator());
    lines_.require_lines(condition);
    require_ranges(condition);
    const LoopVersions versions =
        copy_loop(loop_, *condition.value(), ".anywhere", loops_, dominators_, evolution_);
    for (llvm::Value* const access : accesses_)
      set_plain(*access);
    lines_.widen_extensions();
    conversion_.apply();
    for (llvm::Value* const access : accesses_)
      if (access != nullptr)
        promise_no_wrap(*access);
    separate_exits(loop_, *versions.copy, loops_, dominators_);
    evolution_.forgetTopmostLoop(&loop_);

    llvm::addStringMetadataToLoop(&loop_, within_bounds, 1);
    versions.choice->setMetadata(within_bounds, llvm::MDNode::get(versions.choice->getContext(), {}));
  }

  static void set_plain(llvm::Value& access) {
    if (auto* const load = llvm::dyn_cast<llvm::LoadInst>(&access))
      load->setVolatile(false);
    else
      llvm::cast<llvm::StoreInst>(access).setVolatile(false);
  }

  // On the way to a place within the memory, from its beginning on.
  void promise_no_wrap(llvm::Value& access) {
    llvm::Value* pointer = llvm::getLoadStorePointerOperand(&access);
    while (auto* const address = llvm::dyn_cast<llvm::GetElementPtrInst>(pointer)) {
      if (loop_.contains(address))
        address->setNoWrapFlags(llvm::GEPNoWrapFlags::noUnsignedSignedWrap());
      pointer = address->getPointerOperand();
    }
  }

  llvm::Loop& loop_;
  llvm::LoopInfo& loops_;
  llvm::DominatorTree& dominators_;
  llvm::ScalarEvolution& evolution_;
  LoopLines lines_;
  IfConversion conversion_;
  llvm::SmallVector<Range> ranges_;
  llvm::SmallVector<llvm::WeakTrackingVH> accesses_; // to what is in them
};

// The branch to the two versions that the loop is one of.
llvm::BranchInst* choice_above(const llvm::Loop& loop, const llvm::DominatorTree& dominators) {
  for (const llvm::DomTreeNode* node = dominators.getNode(loop.getHeader()); node != nullptr;
       node = node->getIDom()) {
    llvm::Instruction* const end = node->getBlock()->getTerminator();
    if (end->hasMetadata(within_bounds))
      return llvm::cast<llvm::BranchInst>(end);
  }
  return nullptr;
}

// Whether the block, or what is reached through it only, computes with vectors.
bool has_vectors(llvm::BasicBlock& block, const llvm::DominatorTree& dominators) {
  return llvm::any_of(llvm::depth_first(dominators.getNode(&block)), [](const llvm::DomTreeNode* node) {
    return llvm::any_of(*node->getBlock(), [](const llvm::Instruction& instruction) {
      return instruction.getType()->isVectorTy();
    });
  });
}

void allow_everything(llvm::Loop& loop) {
  loop.setLoopID(llvm::makePostTransformationMetadata(loop.getHeader()->getContext(), loop.getLoopID(),
                                                      {"llvm.loop.isvectorized", "llvm.loop.unroll.disable"},
                                                      {}));
}

} // namespace

llvm::PreservedAnalyses BoundsVersioningPass::run(llvm::Function& function,
                                                  llvm::FunctionAnalysisManager& analyses) {
  auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  auto& dominators = analyses.getResult<llvm::DominatorTreeAnalysis>(function);
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  bool changed = false;
  for (llvm::Loop* const loop : loops_to_copy(loops))
    changed |= Versioning(*loop, loops, dominators, evolution).run();
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

llvm::PreservedAnalyses DropVersionsPass::run(llvm::Function& function,
                                              llvm::FunctionAnalysisManager& analyses) {
  auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  auto& dominators = analyses.getResult<llvm::DominatorTreeAnalysis>(function);
  llvm::SmallSetVector<llvm::BranchInst*, 4> choices;
  for (const llvm::Loop* const loop : loops.getLoopsInPreorder()) {
    if (!llvm::getBooleanLoopAttribute(loop, within_bounds))
      continue;
    llvm::BranchInst* const choice = choice_above(*loop, dominators);
    // What LLVM calls vectorised may only do several iterations at a time.
    if (choice != nullptr && (!llvm::getBooleanLoopAttribute(loop, "llvm.loop.isvectorized") ||
                              !has_vectors(*choice->getSuccessor(0), dominators)))
      choices.insert(choice);
  }
  for (llvm::BranchInst* const choice : choices) {
    llvm::BasicBlock* const preheader = choice->getSuccessor(1);
    if (llvm::Loop* const loop = loops.getLoopFor(preheader->getSingleSuccessor()))
      allow_everything(*loop);
    choice->getSuccessor(0)->removePredecessor(choice->getParent());
    llvm::ReplaceInstWithInst(choice, llvm::BranchInst::Create(preheader));
  }
  if (choices.empty())
    return llvm::PreservedAnalyses::all();
  llvm::removeUnreachableBlocks(function);
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
