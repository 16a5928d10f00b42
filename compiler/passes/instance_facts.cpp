#include "compiler/passes/instance_facts.hpp"

#include "compiler/passes/guest_access.hpp"
#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Metadata.h>

#include <cstdint>

namespace ingot {

llvm::PreservedAnalyses InstanceFactsPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  if (!has_instance(function))
    return llvm::PreservedAnalyses::all();
  llvm::LLVMContext& context = function.getContext();
  llvm::MDBuilder metadata(context);
  llvm::MDNode* const scope =
      metadata.createAliasScope("ingot.instance", metadata.createAliasScopeDomain("ingot.state"));
  llvm::MDNode* const scopes = llvm::MDNode::get(context, scope);
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    const llvm::Value* const pointer = llvm::getLoadStorePointerOperand(&instruction);
    if (pointer == nullptr)
      continue;
    const llvm::Value* const object = llvm::getUnderlyingObject(pointer, /*MaxLookup=*/0);
    if (object == function.getArg(0))
      instruction.setMetadata(llvm::LLVMContext::MD_alias_scope, scopes);
    else if (place_in_instance(*object))
      instruction.setMetadata(llvm::LLVMContext::MD_noalias, scopes);
  }
  return with_same_blocks(/*has_changed=*/true);
}

llvm::PreservedAnalyses BasesAtEntryPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  if (!has_instance(function))
    return llvm::PreservedAnalyses::all();
  llvm::SmallVector<llvm::Instruction*> bases;
  for (llvm::Instruction& instruction : llvm::instructions(function))
    if (place_in_instance(instruction))
      bases.push_back(&instruction);
  llvm::BasicBlock& entry = function.getEntryBlock();
  llvm::SmallDenseMap<std::uint64_t, llvm::Instruction*> at_entry; // by offset in the instance
  for (llvm::Instruction* const base : bases) {
    const std::uint64_t offset = *place_in_instance(*base);
    llvm::Instruction*& first = at_entry[offset];
    if (first == nullptr) {
      first = base;
      llvm::IRBuilder<> builder(&entry, entry.getFirstInsertionPt());
      base->setOperand(0, builder.CreateConstGEP1_64(builder.getInt8Ty(), function.getArg(0), offset));
      base->moveBefore(builder.GetInsertPoint());
    } else {
      base->replaceAllUsesWith(first);
      base->eraseFromParent();
    }
  }
  return with_same_blocks(!bases.empty());
}

} // namespace ingot
