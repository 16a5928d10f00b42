#include "compiler/passes/if_conversion.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/Analysis/LoopIterator.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Local.h>

namespace ingot {
namespace {

// Whether to execute it where it would not have been does no harm.
bool can_be_unconditional(const llvm::Instruction& instruction) {
  if (llvm::isa<llvm::LoadInst, llvm::StoreInst>(instruction))
    return !instruction.isAtomic();
  return llvm::isa<llvm::PHINode>(instruction) || instruction.isTerminator() ||
         llvm::isSafeToSpeculativelyExecute(&instruction);
}

llvm::Value* inverse(llvm::Value& condition, llvm::IRBuilder<>& builder) {
  if (const auto* const comparison = llvm::dyn_cast<llvm::CmpInst>(&condition))
    return builder.CreateCmp(comparison->getInversePredicate(), comparison->getOperand(0),
                             comparison->getOperand(1));
  return builder.CreateNot(&condition);
}

// The one of a condition and its inverse that stands for both, so that what is the same but for that looks
// the same afterwards.
struct Choice {
  llvm::Value* condition;
  bool is_inverse;
};

Choice choice_by(llvm::Value& condition, llvm::IRBuilder<>& builder) {
  const auto* const comparison = llvm::dyn_cast<llvm::ICmpInst>(&condition);
  if (comparison == nullptr)
    return {&condition, false};
  auto* const bound = llvm::dyn_cast<llvm::Constant>(comparison->getOperand(1));
  const llvm::CmpInst::Predicate given = comparison->getPredicate();
  const bool is_inverse = given == llvm::CmpInst::ICMP_NE ||
                          (bound == nullptr ? llvm::CmpInst::isNonStrictPredicate(given)
                                            : llvm::ICmpInst::isLT(given) || llvm::ICmpInst::isLE(given));
  const llvm::CmpInst::Predicate predicate = is_inverse ? llvm::CmpInst::getInversePredicate(given) : given;
  if (bound != nullptr && llvm::CmpInst::isNonStrictPredicate(predicate))
    if (const auto strict = llvm::getFlippedStrictnessPredicateAndConstant(predicate, bound))
      return {builder.CreateICmp(strict->first, comparison->getOperand(0), strict->second), is_inverse};
  if (!is_inverse)
    return {&condition, false};
  return {builder.CreateICmp(predicate, comparison->getOperand(0), comparison->getOperand(1)), true};
}

llvm::Value* select(const Choice& choice, llvm::Value& if_so, llvm::Value& otherwise,
                    llvm::IRBuilder<>& builder) {
  return choice.is_inverse ? builder.CreateSelect(choice.condition, &otherwise, &if_so)
                           : builder.CreateSelect(choice.condition, &if_so, &otherwise);
}

// What `changed` makes of `value` if it is the rest of a sum or the like: the same operation, with a number
// that leaves it alone where the choice is against it. (A quotient were one by what is no constant any more.)
llvm::Value* conditional_operation(const Choice& choice, llvm::Value& changed, llvm::Value& value,
                                   llvm::IRBuilder<>& builder) {
  auto* const operation = llvm::dyn_cast<llvm::Instruction>(&changed);
  if (operation == nullptr || !operation->hasOneUse() || !operation->getType()->isIntegerTy() ||
      operation->isIntDivRem() || !llvm::isa<llvm::BinaryOperator, llvm::MinMaxIntrinsic>(operation))
    return nullptr;
  const unsigned other = operation->getOperand(0) == &value ? 1 : 0;
  if (operation->getOperand(1 - other) != &value || (other == 0 && !operation->isCommutative()))
    return nullptr;
  llvm::Constant* const identity =
      llvm::ConstantExpr::getIdentity(operation, operation->getType(), /*AllowRHSConstant=*/true);
  if (identity == nullptr)
    return nullptr;
  operation->setOperand(other, select(choice, *operation->getOperand(other), *identity, builder));
  operation->moveBefore(builder.GetInsertPoint());
  return operation;
}

} // namespace

IfConversion::IfConversion(llvm::Loop& loop, llvm::LoopInfo& loops, llvm::DominatorTree& dominators)
    : loop_(loop), loops_(loops), dominators_(dominators) {
  llvm::LoopBlocksDFS order(&loop);
  order.perform(&loops);
  blocks_.append(order.beginRPO(), order.endRPO());
}

bool IfConversion::is_possible() const {
  if (loop_.getExitingBlock() == nullptr || loop_.getExitingBlock() != loop_.getLoopLatch())
    return false;
  llvm::SmallPtrSet<const llvm::BasicBlock*, 8> seen;
  for (const llvm::BasicBlock* const block : blocks_) {
    const auto is_behind = [&](const llvm::BasicBlock* before) { return seen.contains(before); };
    if (block != loop_.getHeader() && !llvm::all_of(llvm::predecessors(block), is_behind))
      return false;
    seen.insert(block);
    const auto* const branch = llvm::dyn_cast<llvm::BranchInst>(block->getTerminator());
    if (branch == nullptr || (branch->isConditional() && branch->getSuccessor(0) == branch->getSuccessor(1)))
      return false;
    if (is_conditional(*block) && !llvm::all_of(*block, can_be_unconditional))
      return false;
  }
  return true;
}

bool IfConversion::is_conditional(const llvm::BasicBlock& block) const {
  return !dominators_.dominates(&block, loop_.getLoopLatch());
}

void IfConversion::apply() {
  llvm::BasicBlock& header = *loop_.getHeader();
  llvm::BasicBlock& latch = *loop_.getLoopLatch();
  if (&header == &latch)
    return;
  llvm::IRBuilder<> builder(header.getTerminator());
  for (llvm::BasicBlock* const block : llvm::drop_begin(blocks_)) {
    if (is_conditional(*block))
      conditions_[block] = condition_of(*block, builder);
    for (llvm::PHINode& phi : llvm::make_early_inc_range(block->phis())) {
      phi.replaceAllUsesWith(selection(phi, builder));
      phi.eraseFromParent();
    }
    move(*block, builder);
  }
  latch.getTerminator()->moveBefore(header.getTerminator()->getIterator());
  header.getTerminator()->eraseFromParent();
  header.replacePhiUsesWith(&latch, &header);
  header.replaceSuccessorsPhiUsesWith(&latch, &header);
  remove_blocks();
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(llvm::reverse(header)))
    if (llvm::isInstructionTriviallyDead(&instruction))
      instruction.eraseFromParent();
  llvm::DeleteDeadPHIs(&header);
}

llvm::Value* IfConversion::condition_of(const llvm::BasicBlock& block, llvm::IRBuilder<>& builder) {
  llvm::Value* condition = nullptr;
  for (const llvm::BasicBlock* const before : llvm::predecessors(&block)) {
    llvm::Value* const edge = condition_of(*before, block, builder);
    condition = condition == nullptr ? edge : builder.CreateOr(condition, edge);
  }
  return condition;
}

llvm::Value* IfConversion::condition_of(const llvm::BasicBlock& from, const llvm::BasicBlock& to,
                                        llvm::IRBuilder<>& builder) {
  llvm::Value*& condition = edges_[{&from, &to}];
  if (condition != nullptr)
    return condition;
  llvm::Value* const is_executed = conditions_.lookup(&from);
  const auto* const branch = llvm::cast<llvm::BranchInst>(from.getTerminator());
  if (branch->isUnconditional())
    return condition = is_executed;
  condition =
      branch->getSuccessor(0) == &to ? branch->getCondition() : inverse(*branch->getCondition(), builder);
  // The second may be poison if the first does not hold.
  if (is_executed != nullptr)
    condition = builder.CreateLogicalAnd(is_executed, condition);
  return condition;
}

llvm::Value* IfConversion::selection(llvm::PHINode& phi, llvm::IRBuilder<>& builder) {
  llvm::Value* value = nullptr;
  for (llvm::BasicBlock* const before : blocks_) {
    if (phi.getBasicBlockIndex(before) < 0)
      continue;
    llvm::Value* const other = phi.getIncomingValueForBlock(before);
    if (value == nullptr || value == other) {
      value = other;
      continue;
    }
    const Choice choice = choice_by(*condition_of(*before, *phi.getParent(), builder), builder);
    llvm::Value* const operation = conditional_operation(choice, *other, *value, builder);
    value = operation != nullptr ? operation : select(choice, *other, *value, builder);
  }
  return value;
}

void IfConversion::move(llvm::BasicBlock& block, llvm::IRBuilder<>& builder) {
  llvm::Value* const condition = conditions_.lookup(&block);
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(llvm::drop_end(block))) {
    instruction.moveBefore(builder.GetInsertPoint());
    if (condition == nullptr)
      continue;
    instruction.dropPoisonGeneratingAnnotations();
    auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction);
    if (store == nullptr)
      continue;
    llvm::Value* const value = store->getValueOperand();
    llvm::Value* const present =
        builder.CreateAlignedLoad(value->getType(), store->getPointerOperand(), store->getAlign());
    store->moveBefore(builder.GetInsertPoint());
    builder.SetInsertPoint(store);
    store->setOperand(0, select(choice_by(*condition, builder), *value, *present, builder));
    builder.SetInsertPoint(loop_.getHeader()->getTerminator());
  }
}

void IfConversion::remove_blocks() {
  llvm::BasicBlock& header = *loop_.getHeader();
  for (llvm::BasicBlock* const block : llvm::drop_begin(blocks_)) {
    const llvm::SmallVector<llvm::DomTreeNode*> dominated(dominators_.getNode(block)->children());
    for (llvm::DomTreeNode* const node : dominated)
      if (!loop_.contains(node->getBlock()))
        dominators_.changeImmediateDominator(node, dominators_.getNode(&header));
    block->dropAllReferences();
  }
  for (llvm::BasicBlock* const block : llvm::reverse(llvm::drop_begin(blocks_))) {
    dominators_.eraseNode(block);
    loops_.removeBlock(block);
    block->eraseFromParent();
  }
}

} // namespace ingot
