// Exceptions (spec: exec/instructions, control): values that functions return. docs/decisions/0010
#include "compiler/lower/function_lowering.hpp"

#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot {

void FunctionLowering::unwind_if(llvm::Value* exception) {
  llvm::BasicBlock* const unwind = emitter_.append_block("unwind");
  llvm::BasicBlock* const next = emitter_.append_block("");
  builder_.CreateCondBr(builder_.CreateIsNotNull(exception), unwind, next,
                        llvm::MDBuilder(builder_.getContext()).createUnlikelyBranchWeights());
  builder_.SetInsertPoint(unwind);
  shape_.create_unwind(builder_, exception);
  builder_.SetInsertPoint(next);
}

} // namespace ingot
