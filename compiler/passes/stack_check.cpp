#include "compiler/passes/stack_check.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/board.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/BasicBlock.h>
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
#include <llvm/Support/CommandLine.h>
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

void add_check(llvm::Function& function) {
  llvm::LLVMContext& context = function.getContext();
  llvm::Module& module = *function.getParent();
  llvm::BasicBlock::iterator at = function.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  llvm::IRBuilder<> builder(&*at);
  llvm::Type* const word = builder.getIntPtrTy(module.getDataLayout());
  llvm::MDNode* const name = llvm::MDNode::get(context, llvm::MDString::get(context, "sp"));
  llvm::Value* const stack_pointer = builder.CreateIntrinsic(llvm::Intrinsic::read_register, {word},
                                                             {llvm::MetadataAsValue::get(context, name)});
  auto* const limit = llvm::cast<llvm::GlobalVariable>(
      module.getOrInsertGlobal(abi::stack_limit_symbol, builder.getInt8Ty()));
  limit->setVisibility(llvm::GlobalValue::HiddenVisibility);
  limit->setDSOLocal(true);
  llvm::Value* const exhausted = builder.CreateICmpULT(stack_pointer, builder.CreatePtrToInt(limit, word));
  llvm::Instruction* const end = llvm::SplitBlockAndInsertIfThen(
      exhausted, at, /*Unreachable=*/true, llvm::MDBuilder(context).createUnlikelyBranchWeights());
  builder.SetInsertPoint(end);
  builder.CreateCall(
      declare_builtin(Builtin::trap, module),
      {builder.getInt32(static_cast<std::uint32_t>(abi::Trap::stack_exhausted)), builder.getInt32(0)});
}

} // namespace

llvm::PreservedAnalyses StackCheckPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  for (llvm::Function& function : module)
    if (!function.isDeclaration() && function.hasMetadata(ir::function_metadata) && needs_check(function))
      add_check(function);
  return llvm::PreservedAnalyses::none();
}

void make_frames_at_entry() {
  // Once: LLVM takes a second time for a mistake of the user's.
  static const bool is_set = [] {
    const char* const arguments[] = {"ingot", "-enable-shrink-wrap=false"};
    return llvm::cl::ParseCommandLineOptions(2, arguments);
  }();
  static_cast<void>(is_set);
}

} // namespace ingot
