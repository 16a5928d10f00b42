#include "compiler/passes/byte_comparisons.hpp"

#include "compiler/passes/guest_access.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>

#include <cstdint>
#include <optional>

namespace ingot {
namespace {

constexpr std::uint64_t bytes_at_once = 8;
constexpr unsigned most_blocks = 4;

// Metadata of a loop that has one in front that compares at once.
constexpr char compared[] = "ingot.compared";

// Where the bytes are that iteration 0 loads; those of the next are one further on.
struct Place {
  llvm::GlobalVariable* memory;
  const llvm::SCEV* offset; // an i64
};

struct Comparison {
  llvm::Loop* loop;
  llvm::SmallVector<Place, 2> places;
  const llvm::SCEV* last; // the iteration in which the loop ends at the latest: an i64
};

// The loads of a loop that does nothing else that anyone could see, if they are two of bytes.
llvm::SmallVector<llvm::LoadInst*, 2> compared_loads(const llvm::Loop& loop) {
  llvm::SmallVector<llvm::LoadInst*, 2> loads;
  for (llvm::BasicBlock* const block : loop.blocks())
    for (llvm::Instruction& instruction : *block) {
      auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction);
      if (load != nullptr && load->isSimple() && load->getType()->isIntegerTy(8) && loads.size() < 2)
        loads.push_back(load);
      else if (instruction.mayReadOrWriteMemory() || instruction.mayHaveSideEffects())
        return {};
    }
  if (loads.size() != 2)
    return {};
  return loads;
}

// Whether the loop is left at the end of the block just if the bytes differ.
bool leaves_where_they_differ(const llvm::BasicBlock& block, const llvm::Loop& loop,
                              llvm::ArrayRef<llvm::LoadInst*> loads) {
  const auto* const branch = llvm::dyn_cast<llvm::BranchInst>(block.getTerminator());
  if (branch == nullptr || !branch->isConditional())
    return false;
  const auto* const condition = llvm::dyn_cast<llvm::ICmpInst>(branch->getCondition());
  if (condition == nullptr || !condition->isEquality() ||
      !llvm::is_contained(loads, condition->getOperand(0)) ||
      !llvm::is_contained(loads, condition->getOperand(1)) ||
      condition->getOperand(0) == condition->getOperand(1))
    return false;
  const unsigned if_equal = condition->getPredicate() == llvm::CmpInst::ICMP_EQ ? 0 : 1;
  return loop.contains(branch->getSuccessor(if_equal));
}

std::optional<Place> place(llvm::LoadInst& load, const llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  const auto* const address =
      llvm::dyn_cast<llvm::SCEVAddRecExpr>(evolution.getSCEV(load.getPointerOperand()));
  if (address == nullptr || address->getLoop() != &loop || !address->isAffine() ||
      !address->getStepRecurrence(evolution)->isOne())
    return std::nullopt;
  llvm::GlobalVariable* const memory = global_of(address, evolution);
  if (memory == nullptr || !has_size(*memory))
    return std::nullopt;
  return Place{memory, evolution.removePointerBase(address->getStart())};
}

bool is_counter(llvm::PHINode& phi, const llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  if (!phi.getType()->isIntegerTy())
    return false;
  const auto* const value = llvm::dyn_cast<llvm::SCEVAddRecExpr>(evolution.getSCEV(&phi));
  return value != nullptr && value->getLoop() == &loop && value->isAffine() &&
         llvm::isa<llvm::SCEVConstant>(value->getStepRecurrence(evolution));
}

std::optional<Comparison> comparison(llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  if (!loop.isInnermost() || loop.getNumBlocks() > most_blocks || loop.getLoopPreheader() == nullptr ||
      loop.getLoopLatch() == nullptr || llvm::getBooleanLoopAttribute(&loop, compared))
    return std::nullopt;
  const llvm::SmallVector<llvm::LoadInst*, 2> loads = compared_loads(loop);
  if (loads.empty())
    return std::nullopt;

  Comparison result{&loop, {}, nullptr};
  llvm::SmallVector<llvm::BasicBlock*, 4> exits;
  loop.getExitingBlocks(exits);
  bool compares = false;
  llvm::Type* const wide = llvm::Type::getInt64Ty(loop.getHeader()->getContext());
  for (llvm::BasicBlock* const exit : exits) {
    if (leaves_where_they_differ(*exit, loop, loads)) {
      compares = true;
      continue;
    }
    const llvm::SCEV* const count = evolution.getExitCount(&loop, exit);
    if (llvm::isa<llvm::SCEVCouldNotCompute>(count) || evolution.getTypeSizeInBits(count->getType()) > 64)
      return std::nullopt;
    const llvm::SCEV* const extended = evolution.getNoopOrZeroExtend(count, wide);
    result.last = result.last == nullptr ? extended : evolution.getUMinExpr(result.last, extended);
  }
  if (!compares || result.last == nullptr)
    return std::nullopt;
  for (llvm::PHINode& phi : loop.getHeader()->phis())
    if (!is_counter(phi, loop, evolution))
      return std::nullopt;

  const llvm::SCEVExpander expander(evolution, "comparison");
  const llvm::Instruction* const end = loop.getLoopPreheader()->getTerminator();
  if (!expander.isSafeToExpandAt(result.last, end))
    return std::nullopt;
  for (llvm::LoadInst* const load : loads) {
    const std::optional<Place> found = place(*load, loop, evolution);
    if (!found || !expander.isSafeToExpandAt(found->offset, end))
      return std::nullopt;
    result.places.push_back(*found);
  }
  return result;
}

// The loop in front. Blocks: in `entry` whether there is enough to compare; `body` compares eight bytes from
// byte `at` on; `next`, if they are equal; `different`, if not; `rest`, to begin the loop at byte `reached`.
void compare_at_once(const Comparison& comparison, llvm::ScalarEvolution& evolution) {
  llvm::Loop& loop = *comparison.loop;
  llvm::BasicBlock& entry = *loop.getLoopPreheader();
  llvm::Function& function = *entry.getParent();
  llvm::LLVMContext& context = function.getContext();
  llvm::SCEVExpander expander(evolution, "comparison");
  llvm::Type* const wide = llvm::Type::getInt64Ty(context);
  const auto expand = [&](const llvm::SCEV* value) {
    return expander.expandCodeFor(value, wide, entry.getTerminator()->getIterator());
  };
  llvm::Value* const last = expand(comparison.last);
  llvm::SmallVector<llvm::Value*, 2> offsets;
  for (const Place& place : comparison.places)
    offsets.push_back(expand(place.offset));
  llvm::SmallVector<std::pair<llvm::PHINode*, llvm::APInt>> counters;
  for (llvm::PHINode& phi : loop.getHeader()->phis()) {
    const auto* const value = llvm::cast<llvm::SCEVAddRecExpr>(evolution.getSCEV(&phi));
    counters.emplace_back(&phi,
                          llvm::cast<llvm::SCEVConstant>(value->getStepRecurrence(evolution))->getAPInt());
  }

  llvm::BasicBlock* const preheader = llvm::SplitBlock(&entry, entry.getTerminator());
  const auto create = [&](const char* name) {
    return llvm::BasicBlock::Create(context, name, &function, preheader);
  };
  llvm::BasicBlock* const body = create("compare");
  llvm::BasicBlock* const next = create("compare.next");
  llvm::BasicBlock* const different = create("compare.different");
  llvm::BasicBlock* const rest = create("compare.rest");

  entry.getTerminator()->eraseFromParent();
  llvm::IRBuilder<> builder(&entry);
  llvm::Value* is_enough = builder.CreateICmpUGE(last, builder.getInt64(bytes_at_once));
  for (const auto& [place, offset] : llvm::zip_equal(comparison.places, offsets)) {
    llvm::Value* const size = present_size(*place.memory, builder);
    is_enough = builder.CreateAnd(is_enough, builder.CreateICmpULE(offset, size));
    is_enough = builder.CreateAnd(is_enough, builder.CreateICmpULE(last, builder.CreateSub(size, offset)));
  }
  builder.CreateCondBr(is_enough, body, preheader);

  builder.SetInsertPoint(body);
  llvm::PHINode* const at = builder.CreatePHI(wide, 2);
  llvm::SmallVector<llvm::Value*, 2> values;
  for (const auto& [place, offset] : llvm::zip_equal(comparison.places, offsets))
    values.push_back(builder.CreateAlignedLoad(
        wide, builder.CreateGEP(builder.getInt8Ty(), place.memory, builder.CreateAdd(offset, at)),
        llvm::Align(1)));
  llvm::Value* const difference = builder.CreateXor(values[0], values[1]);
  builder.CreateCondBr(builder.CreateICmpEQ(difference, builder.getInt64(0)), next, different);

  builder.SetInsertPoint(next);
  llvm::Value* const behind = builder.CreateAdd(at, builder.getInt64(bytes_at_once));
  builder.CreateCondBr(
      builder.CreateICmpUGE(builder.CreateSub(last, behind), builder.getInt64(bytes_at_once)), body, rest);
  at->addIncoming(builder.getInt64(0), &entry);
  at->addIncoming(behind, next);

  builder.SetInsertPoint(different);
  llvm::Value* const equal_bits =
      builder.CreateBinaryIntrinsic(llvm::Intrinsic::cttz, difference, builder.getTrue());
  llvm::Value* const first = builder.CreateAdd(at, builder.CreateLShr(equal_bits, builder.getInt64(3)));
  builder.CreateBr(rest);

  builder.SetInsertPoint(rest);
  llvm::PHINode* const reached = builder.CreatePHI(wide, 2);
  reached->addIncoming(behind, next);
  reached->addIncoming(first, different);
  llvm::IRBuilder<> in_preheader(preheader, preheader->begin());
  for (const auto& [phi, step] : counters) {
    llvm::Value* const start = phi->getIncomingValueForBlock(preheader);
    llvm::Value* const moved = builder.CreateMul(builder.CreateZExtOrTrunc(reached, phi->getType()),
                                                 llvm::ConstantInt::get(phi->getType(), step));
    llvm::PHINode* const begin = in_preheader.CreatePHI(phi->getType(), 2);
    begin->addIncoming(start, &entry);
    begin->addIncoming(builder.CreateAdd(start, moved), rest);
    phi->setIncomingValueForBlock(preheader, begin);
  }
  builder.CreateBr(preheader);
  llvm::addStringMetadataToLoop(&loop, compared, 1);
}

bool loads_anywhere(const llvm::TargetTransformInfo& costs, llvm::LLVMContext& context) {
  unsigned is_fast = 0;
  return costs.allowsMisalignedMemoryAccesses(context, 8 * bytes_at_once, /*AddressSpace=*/0, llvm::Align(1),
                                              &is_fast) &&
         is_fast != 0;
}

} // namespace

llvm::PreservedAnalyses ByteComparisonsPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  if (!loads_anywhere(analyses.getResult<llvm::TargetIRAnalysis>(function), function.getContext()))
    return llvm::PreservedAnalyses::all();
  constexpr int most_loops = 16; // of a function: it is analysed anew after each
  for (int done = 0; done < most_loops; ++done) {
    auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
    std::optional<Comparison> found;
    for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
      if ((found = comparison(*loop, evolution)))
        break;
    if (!found)
      return done == 0 ? llvm::PreservedAnalyses::all() : llvm::PreservedAnalyses::none();
    compare_at_once(*found, evolution);
    analyses.invalidate(function, llvm::PreservedAnalyses::none());
  }
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
