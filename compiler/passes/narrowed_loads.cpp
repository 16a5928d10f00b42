#include "compiler/passes/narrowed_loads.hpp"

#include "compiler/passes/guest_access.hpp"
#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/MathExtras.h>

#include <cstdint>
#include <iterator>
#include <optional>

namespace ingot {
namespace {

constexpr std::uint64_t largest_element = 8;

struct Access {
  llvm::Instruction* instruction;
  const llvm::SCEVAddRecExpr* address;
  std::uint64_t step; // in bytes, to the next iteration's
};

// Null unless its address moves up by equal steps. A step down is above any limit.
std::optional<Access> moving_access(llvm::Instruction& instruction, const llvm::Loop& loop,
                                    llvm::ScalarEvolution& evolution) {
  llvm::Value* const pointer = llvm::getLoadStorePointerOperand(&instruction);
  if (pointer == nullptr)
    return std::nullopt;
  const auto* const address = llvm::dyn_cast<llvm::SCEVAddRecExpr>(evolution.getSCEV(pointer));
  if (address == nullptr || address->getLoop() != &loop || !address->isAffine())
    return std::nullopt;
  const auto* const step = llvm::dyn_cast<llvm::SCEVConstant>(address->getStepRecurrence(evolution));
  if (step == nullptr)
    return std::nullopt;
  return Access{&instruction, address, step->getAPInt().getLimitedValue()};
}

bool is_part_of_element(const Access& access) {
  const auto* const load = llvm::dyn_cast<llvm::LoadInst>(access.instruction);
  return load != nullptr && load->isSimple() && load->getType()->isIntegerTy() &&
         access.step <= largest_element && llvm::isPowerOf2_64(access.step) &&
         load->getType()->getIntegerBitWidth() < access.step * 8;
}

// Whether another access is to the rest of the element: with it the vectoriser may have no gap.
bool is_to_same_element(const Access& access, const Access& other, llvm::ScalarEvolution& evolution) {
  if (other.step != access.step)
    return false;
  const std::optional<llvm::APInt> distance =
      evolution.computeConstantDifference(other.address, access.address);
  return distance && !distance->isZero() && distance->abs().ult(access.step);
}

void load_whole_element(const Access& access) {
  auto& load = llvm::cast<llvm::LoadInst>(*access.instruction);
  llvm::IRBuilder<> builder(&load);
  // What metadata says is said of the part.
  llvm::Value* const element = builder.CreateAlignedLoad(
      builder.getIntNTy(static_cast<unsigned>(access.step * 8)), load.getPointerOperand(), load.getAlign());
  load.replaceAllUsesWith(builder.CreateTrunc(element, load.getType()));
  load.eraseFromParent();
}

bool load_whole_elements(const llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  if (loop.getNumBlocks() != 1)
    return false;
  llvm::SmallVector<Access> accesses;
  for (llvm::Instruction& instruction : *loop.getHeader())
    if (const std::optional<Access> access = moving_access(instruction, loop, evolution))
      accesses.push_back(*access);
  const auto is_narrowed = [&](const Access& access) {
    return is_part_of_element(access) && is_always_within(access.address, access.step, evolution) &&
           llvm::none_of(accesses,
                         [&](const Access& other) { return is_to_same_element(access, other, evolution); });
  };
  llvm::SmallVector<Access> narrowed;
  llvm::copy_if(accesses, std::back_inserter(narrowed), is_narrowed);
  llvm::for_each(narrowed, load_whole_element);
  return !narrowed.empty();
}

} // namespace

llvm::PreservedAnalyses NarrowedLoadsPass::run(llvm::Function& function,
                                               llvm::FunctionAnalysisManager& analyses) {
  // Without vectors there is nothing to gain, and where accesses have to be aligned something to lose.
  const auto& costs = analyses.getResult<llvm::TargetIRAnalysis>(function);
  if (costs.getRegisterBitWidth(llvm::TargetTransformInfo::RGK_FixedWidthVector).isZero())
    return llvm::PreservedAnalyses::all();
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  bool changed = false;
  for (const llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    changed |= load_whole_elements(*loop, evolution);
  return with_same_blocks(changed);
}

} // namespace ingot
