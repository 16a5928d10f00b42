#include "compiler/passes/stack_check.hpp"

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/board.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>

#include <cstdint>

namespace ingot {
namespace {

// A function that calls nobody has a frame for what does not fit registers: at most one place of 16 bytes for
// each value, which is small for so few.
constexpr unsigned most_values_of_small_frame = 8;

bool needs_check(const llvm::Function& function) {
  for (const llvm::BasicBlock& block : function)
    for (const llvm::Instruction& instruction : block) {
      if (llvm::isa<llvm::AllocaInst>(instruction))
        return true;
      const auto* const call = llvm::dyn_cast<llvm::CallBase>(&instruction);
      if (call != nullptr && !llvm::isa<llvm::IntrinsicInst>(call) && !call->isInlineAsm() &&
          !call->doesNotReturn())
        return true;
    }
  return function.getInstructionCount() > most_values_of_small_frame;
}

// The instance of each function that has markers. Some of them came with functions that were inlined, of the
// same instance, but loaded from somewhere, perhaps.
llvm::DenseMap<llvm::Function*, llvm::Argument*> take_markers(llvm::Module& module) {
  llvm::DenseMap<llvm::Function*, llvm::Argument*> instances;
  llvm::Function* const marker = module.getFunction(ir::stack_marker_symbol);
  if (marker == nullptr)
    return instances;
  for (llvm::User* const user : llvm::make_early_inc_range(marker->users())) {
    auto* const call = llvm::cast<llvm::CallInst>(user);
    if (auto* const instance = llvm::dyn_cast<llvm::Argument>(call->getArgOperand(0)))
      instances[call->getFunction()] = instance;
    call->eraseFromParent();
  }
  marker->eraseFromParent();
  return instances;
}

// Of a library, whose instances have a stack each.
llvm::Value* limit_of(llvm::Argument& instance, llvm::IRBuilder<>& builder, llvm::Type* word) {
  const AbiTypes abi(instance.getContext());
  return builder.CreateLoad(word,
                            builder.CreateStructGEP(abi.instance, &instance, instance_member::stack_limit));
}

// Of a program, which has one.
llvm::Value* limit_of(llvm::Module& module, llvm::IRBuilder<>& builder, llvm::Type* word) {
  auto* const limit = llvm::cast<llvm::GlobalVariable>(
      module.getOrInsertGlobal(abi::stack_limit_symbol, builder.getInt8Ty()));
  limit->setVisibility(llvm::GlobalValue::HiddenVisibility);
  limit->setDSOLocal(true);
  llvm::Value* const has_room_for_runtime = builder.CreatePtrToInt(limit, word);
  if (module.getNamedGlobal(abi::heap_symbol) == nullptr)
    return has_room_for_runtime;
  return builder.CreateAdd(has_room_for_runtime, llvm::ConstantInt::get(word, abi::collector_stack_reserve));
}

void add_check(llvm::Function& function, llvm::Argument* instance) {
  llvm::LLVMContext& context = function.getContext();
  llvm::Module& module = *function.getParent();
  llvm::BasicBlock& entry = function.getEntryBlock();
  // Behind the check an alloca would be no part of the frame, but make room when it is executed.
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(entry))
    if (const auto* const alloca = llvm::dyn_cast<llvm::AllocaInst>(&instruction);
        alloca != nullptr && alloca->isStaticAlloca())
      instruction.moveBefore(entry, entry.begin());
  llvm::BasicBlock::iterator at = entry.getFirstNonPHIOrDbgOrAlloca();
  llvm::IRBuilder<> builder(&*at);
  llvm::Type* const word = builder.getIntPtrTy(module.getDataLayout());
  llvm::MDNode* const name = llvm::MDNode::get(context, llvm::MDString::get(context, "sp"));
  llvm::Value* const stack_pointer = builder.CreateIntrinsic(llvm::Intrinsic::read_register, {word},
                                                             {llvm::MetadataAsValue::get(context, name)});
  llvm::Value* const limit =
      instance != nullptr ? limit_of(*instance, builder, word) : limit_of(module, builder, word);
  llvm::Value* const exhausted = builder.CreateICmpULT(stack_pointer, limit);
  llvm::Instruction* const end = llvm::SplitBlockAndInsertIfThen(
      exhausted, at, /*Unreachable=*/true, llvm::MDBuilder(context).createUnlikelyBranchWeights());
  builder.SetInsertPoint(end);
  builder.CreateCall(
      declare_builtin(Builtin::trap, module),
      {builder.getInt32(static_cast<std::uint32_t>(abi::Trap::stack_exhausted)), builder.getInt32(0)});
}

} // namespace

llvm::PreservedAnalyses StackCheckPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  const llvm::DenseMap<llvm::Function*, llvm::Argument*> instances = take_markers(module);
  for (llvm::Function& function : module)
    if (!function.isDeclaration() && function.getSection() == abi::guest_text_section &&
        needs_check(function))
      add_check(function, instances.lookup(&function));
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
