// Calls (spec: exec/instructions, control).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/CallingConv.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

void FunctionLowering::lower_calls(const Instruction& instr) {
  switch (instr.op) {
  case Op::call:
    return lower_call(FunctionIndex(instr.index));
  case Op::call_indirect:
    return lower_call_indirect(TypeIndex(instr.index), TableIndex(instr.index2));
  default:
    llvm_unreachable("not a call of a compiled feature");
  }
}

void FunctionLowering::lower_call(FunctionIndex callee) {
  llvm::Function* const function = functions_[callee.value];
  emit_call(function->getFunctionType(), function, type_of(wasm_, callee));
}

// The order of the checks is the specification's: the index, then null, then the type.
void FunctionLowering::lower_call_indirect(TypeIndex type, TableIndex table) {
  llvm::Value* const slot = table_slot(table, pop(), abi::Trap::undefined_element);
  llvm::Value* const reference = builder_.CreateLoad(builder_.getPtrTy(), slot);
  emitter_.trap_if(builder_.CreateIsNull(reference), abi::Trap::uninitialized_element);
  llvm::StructType* const layout = abi_.function_reference;
  llvm::Value* const callee_type = builder_.CreateLoad(
      builder_.getPtrTy(), builder_.CreateStructGEP(layout, reference, function_reference_member::type));
  emitter_.trap_if(builder_.CreateICmpNE(callee_type, state_.type(type)), abi::Trap::indirect_call_mismatch);
  llvm::Value* const code = builder_.CreateLoad(
      builder_.getPtrTy(), builder_.CreateStructGEP(layout, reference, function_reference_member::code));
  const FunctionType& signature = function_type(wasm_, type);
  emit_call(llvm_type(signature, ir_.getContext()), code, signature);
}

void FunctionLowering::emit_call(llvm::FunctionType* type, llvm::Value* callee,
                                 const FunctionType& signature) {
  llvm::CallInst* const call = builder_.CreateCall(type, callee, pop_operands(signature.parameters.size()));
  call->setCallingConv(llvm::CallingConv::Fast);
  if (signature.results.size() == 1) {
    push(call);
    return;
  }
  for (unsigned i = 0; i < signature.results.size(); ++i)
    push(builder_.CreateExtractValue(call, i));
}

} // namespace ingot
