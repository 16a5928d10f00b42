#include "compiler/passes/select_fences.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

namespace ingot {
namespace {

// Whether LLVM's code generator makes one of its NaN-ignoring extrema of it
// (SelectionDAGBuilder::visitSelect).
bool is_taken_for_extremum(llvm::SelectInst& select) {
  llvm::Value* left = nullptr;
  llvm::Value* right = nullptr;
  const llvm::SelectPatternResult pattern = llvm::matchSelectPattern(&select, left, right);
  return (pattern.Flavor == llvm::SPF_FMINNUM || pattern.Flavor == llvm::SPF_FMAXNUM) &&
         pattern.NaNBehavior == llvm::SPNB_RETURNS_OTHER;
}

llvm::Value* fenced(llvm::IRBuilder<>& builder, llvm::Value* value) {
  if (llvm::isa<llvm::Constant>(value))
    return value;
  return builder.CreateIntrinsic(value->getType(), llvm::Intrinsic::arithmetic_fence, {value});
}

} // namespace

llvm::PreservedAnalyses SelectFencesPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    auto* const select = llvm::dyn_cast<llvm::SelectInst>(&instruction);
    if (select == nullptr || !select->getType()->isFPOrFPVectorTy() || !is_taken_for_extremum(*select))
      continue;
    const auto* const comparison = llvm::cast<llvm::FCmpInst>(select->getCondition());
    llvm::IRBuilder<> builder(select);
    llvm::Value* const left = fenced(builder, comparison->getOperand(0));
    llvm::Value* const right = fenced(builder, comparison->getOperand(1));
    select->setCondition(builder.CreateFCmp(comparison->getPredicate(), left, right));
    changed = true;
  }
  return with_same_blocks(changed);
}

} // namespace ingot
