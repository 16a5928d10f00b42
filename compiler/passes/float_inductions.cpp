#include "compiler/passes/float_inductions.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/APInt.h>
#include <llvm/ADT/APSInt.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/PatternMatch.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

// An integer between -2^31 and 2^31, fenced or not (lower/float_bits.hpp: sums of integers are no NaNs, so
// their terms need no fence). Not -0.0, which a sum with 0.0 turns into 0.0.
std::optional<std::int64_t> integer(const llvm::Value* value) {
  llvm::Value* fenced = nullptr;
  if (llvm::PatternMatch::match(value, llvm::PatternMatch::m_Intrinsic<llvm::Intrinsic::arithmetic_fence>(
                                           llvm::PatternMatch::m_Value(fenced))))
    value = fenced;
  const auto* const constant = llvm::dyn_cast<llvm::ConstantFP>(value);
  if (constant == nullptr || constant->getValueAPF().isNegZero())
    return std::nullopt;
  llvm::APSInt integer(32, /*isUnsigned=*/false);
  bool is_exact = false;
  if (constant->getValueAPF().convertToInteger(integer, llvm::APFloat::rmTowardZero, &is_exact) !=
      llvm::APFloat::opOK)
    return std::nullopt;
  return integer.getExtValue();
}

// The values of `phi` are start, start + step... as often as the loop goes back, `back` at most.
bool count_in_integers(llvm::PHINode& phi, const llvm::Loop& loop, std::uint64_t back) {
  llvm::BasicBlock* const latch = loop.getLoopLatch();
  auto* const next = llvm::dyn_cast<llvm::BinaryOperator>(phi.getIncomingValueForBlock(latch));
  if (next == nullptr || next->getOpcode() != llvm::Instruction::FAdd)
    return false;
  // LLVM puts what is no constant first, and to it a fenced constant is none.
  const unsigned phi_operand = next->getOperand(0) == &phi ? 0 : 1;
  if (next->getOperand(phi_operand) != &phi)
    return false;
  const std::optional<std::int64_t> start = integer(phi.getIncomingValueForBlock(loop.getLoopPreheader()));
  const std::optional<std::int64_t> step = integer(next->getOperand(1 - phi_operand));
  if (!start || !step || *step == 0)
    return false;

  // No overflow: both are below 2^63 + 2^31 by far, since `back` is below 2^32.
  const std::int64_t last = *start + *step * static_cast<std::int64_t>(back);
  const std::int64_t least = std::min(*start, last);
  const std::int64_t greatest = std::max(*start, last);
  const std::int64_t exact = std::int64_t{1}
                             << llvm::APFloat::semanticsPrecision(phi.getType()->getFltSemantics());
  if (least < -exact || greatest > exact)
    return false;
  const bool is_signed = least >= INT32_MIN && greatest <= INT32_MAX;
  if (!is_signed && (least < 0 || greatest > UINT32_MAX))
    return false;

  llvm::IRBuilder<> builder(&phi);
  llvm::PHINode* const counter = builder.CreatePHI(builder.getInt32Ty(), 2);
  builder.SetInsertPoint(loop.getHeader()->getFirstInsertionPt());
  llvm::Value* const value =
      is_signed ? builder.CreateSIToFP(counter, phi.getType()) : builder.CreateUIToFP(counter, phi.getType());
  builder.SetInsertPoint(latch->getTerminator());
  counter->addIncoming(builder.getInt32(static_cast<std::uint32_t>(*start)), loop.getLoopPreheader());
  counter->addIncoming(builder.CreateAdd(counter, builder.getInt32(static_cast<std::uint32_t>(*step))),
                       latch);
  value->takeName(&phi);
  phi.replaceAllUsesWith(value);
  phi.eraseFromParent();
  if (next->use_empty())
    next->eraseFromParent();
  return true;
}

bool count_in_integers(const llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  if (!loop.isInnermost() || loop.getLoopPreheader() == nullptr || loop.getLoopLatch() == nullptr)
    return false;
  const auto* const back =
      llvm::dyn_cast<llvm::SCEVConstant>(evolution.getConstantMaxBackedgeTakenCount(&loop));
  if (back == nullptr || back->getAPInt().getActiveBits() > 32)
    return false;
  bool changed = false;
  for (llvm::PHINode& phi : llvm::make_early_inc_range(loop.getHeader()->phis()))
    if (phi.getType()->isFloatTy() || phi.getType()->isDoubleTy())
      changed |= count_in_integers(phi, loop, back->getAPInt().getZExtValue());
  return changed;
}

} // namespace

llvm::PreservedAnalyses FloatInductionsPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  llvm::ScalarEvolution& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  bool changed = false;
  for (const llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    changed |= count_in_integers(*loop, evolution);
  return with_same_blocks(changed);
}

} // namespace ingot
