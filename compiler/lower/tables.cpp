// Tables (spec: exec/instructions, table).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

llvm::Value* FunctionLowering::table_size(TableIndex table) {
  return builder_.CreateLoad(
      builder_.getInt64Ty(),
      builder_.CreateStructGEP(abi_.table, state_.table(builder_, table), table_member::size));
}

llvm::Value* FunctionLowering::table_slot(TableIndex table, llvm::Value* index, abi::Trap out_of_bounds) {
  // Zero-extended before anything else: LLVM sign-extends narrow indices of getelementptr.
  llvm::Value* const wide_index = extend_address(index);
  emitter_.trap_if(builder_.CreateICmpUGE(wide_index, table_size(table)), out_of_bounds);
  llvm::LoadInst* const elements = builder_.CreateLoad(
      builder_.getPtrTy(),
      builder_.CreateStructGEP(abi_.table, state_.table(builder_, table), table_member::elements));
  // A table grows in place: the runtime sets `elements` once, before any guest code runs.
  elements->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(ir_.getContext(), {}));
  return builder_.CreateGEP(builder_.getPtrTy(), elements, wide_index);
}

void FunctionLowering::lower_tables(const Instruction& instr) {
  switch (instr.op) {
  case Op::table_get: {
    llvm::Value* const slot = table_slot(TableIndex(instr.index), pop(), abi::Trap::table_out_of_bounds);
    return push(builder_.CreateLoad(builder_.getPtrTy(), slot));
  }
  case Op::table_set: {
    llvm::Value* const reference = pop();
    llvm::Value* const slot = table_slot(TableIndex(instr.index), pop(), abi::Trap::table_out_of_bounds);
    builder_.CreateStore(reference, slot);
    return;
  }
  case Op::table_size:
    return push(builder_.CreateTrunc(table_size(TableIndex(instr.index)),
                                     address_type(wasm_.tables[instr.index].type.limits)));
  case Op::table_grow: {
    llvm::Value* const count = extend_address(pop());
    llvm::Value* const initial = pop();
    llvm::Value* const old_size = emitter_.call_builtin(
        Builtin::table_grow, {state_.table(builder_, TableIndex(instr.index)), count, initial});
    return push(builder_.CreateTrunc(old_size, address_type(wasm_.tables[instr.index].type.limits)));
  }
  case Op::table_fill: {
    llvm::Value* const length = pop_length(0);
    llvm::Value* const value = pop();
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::table_fill, {state_.table(builder_, TableIndex(instr.index)), destination,
                                                value, length, emitter_.site()});
    return;
  }
  case Op::table_copy: {
    llvm::Value* const length = pop_length(0);
    llvm::Value* const source = extend_address(pop());
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::table_copy, {state_.table(builder_, TableIndex(instr.index)),
                                                state_.table(builder_, TableIndex(instr.index2)), destination,
                                                source, length, emitter_.site()});
    return;
  }
  case Op::table_init: {
    llvm::Value* const length = pop_length(0);
    llvm::Value* const source = extend_address(pop());
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::table_init, {state_.table(builder_, TableIndex(instr.index2)),
                                                state_.element_segment(builder_, ElementIndex(instr.index)),
                                                destination, source, length, emitter_.site()});
    return;
  }
  case Op::elem_drop:
    emitter_.drop_segment(state_.element_segment(builder_, ElementIndex(instr.index)));
    return;
  default:
    llvm_unreachable("not a table instruction");
  }
}

} // namespace ingot
