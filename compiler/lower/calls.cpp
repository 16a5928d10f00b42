// Calls (spec: exec/instructions, control).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/callee.hpp"
#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/decisions.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/ProfDataUtils.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstdint>
#include <optional>
#include <utility>

namespace ingot {

void FunctionLowering::lower_calls(const Instruction& instr) {
  switch (instr.op) {
  case Op::call:
    return emit_call(direct_callee(guest_, state_, builder_, FunctionIndex(instr.index)));
  case Op::call_indirect:
    return emit_call(indirect_callee(TypeIndex(instr.index), TableIndex(instr.index2)));
  case Op::call_ref:
    return emit_call(pop_callee(TypeIndex(instr.index)));
  case Op::return_call:
    return emit_tail_call(direct_callee(guest_, state_, builder_, FunctionIndex(instr.index)));
  case Op::return_call_indirect:
    return emit_tail_call(indirect_callee(TypeIndex(instr.index), TableIndex(instr.index2)));
  case Op::return_call_ref:
    return emit_tail_call(pop_callee(TypeIndex(instr.index)));
  default:
    llvm_unreachable("not a call");
  }
}

// The order of the checks is the specification's: the index, then null, then the type.
Callee FunctionLowering::indirect_callee(TypeIndex type, TableIndex table) {
  if (llvm::GlobalVariable* const elements = state_.constant_elements(table))
    return constant_callee(type, *elements);
  llvm::Value* const slot = table_slot(table, pop(), abi::Trap::undefined_element);
  llvm::Value* const reference = builder_.CreateLoad(builder_.getPtrTy(), slot);
  emitter_.trap_if(builder_.CreateIsNull(reference), abi::Trap::uninitialized_element);
  check_type(reference, type);
  return referenced_callee(guest_, abi_, builder_, reference, guest_.shape_by_reference(type));
}

// Here an element is no reference but what one refers to. A final type is compared first: null has none, so
// that it is told apart only where the call traps.
Callee FunctionLowering::constant_callee(TypeIndex type, llvm::GlobalVariable& elements) {
  llvm::Value* const index = extend_address(pop());
  const std::uint64_t size = llvm::cast<llvm::ArrayType>(elements.getValueType())->getNumElements();
  emitter_.trap_if(builder_.CreateICmpUGE(index, builder_.getInt64(size)), abi::Trap::undefined_element);
  llvm::Value* const element = builder_.CreateInBoundsGEP(abi_.function_reference, &elements, index);
  const CallShape shape = guest_.shape_by_reference(type);
  const Callee callee = referenced_callee(guest_, abi_, builder_, element, shape);
  llvm::Value* const is_null = builder_.CreateIsNull(callee.code);
  if (!wasm_.types[type.value].is_final) {
    emitter_.trap_if(is_null, abi::Trap::uninitialized_element);
    check_type(element, type);
    return callee;
  }
  llvm::BasicBlock* const trap = emitter_.append_block("trap");
  llvm::BasicBlock* const next = emitter_.append_block("");
  builder_.CreateCondBr(builder_.CreateICmpEQ(load_type(element), state_.type(type)), next, trap,
                        llvm::MDBuilder(builder_.getContext()).createLikelyBranchWeights());
  builder_.SetInsertPoint(trap);
  emitter_.trap_if(is_null, abi::Trap::uninitialized_element);
  emitter_.trap(abi::Trap::indirect_call_mismatch);
  builder_.SetInsertPoint(next);
  return callee;
}

Callee FunctionLowering::pop_callee(TypeIndex type) {
  llvm::Value* const reference = pop();
  emitter_.trap_if(builder_.CreateIsNull(reference), abi::Trap::null_function_reference);
  return referenced_callee(guest_, abi_, builder_, reference, guest_.shape_by_reference(type));
}

llvm::Value* FunctionLowering::load_type(llvm::Value* reference) {
  return builder_.CreateLoad(builder_.getPtrTy(), builder_.CreateStructGEP(abi_.function_reference, reference,
                                                                           function_reference_member::type));
}

// Traps unless the type of the function is `expected` or a subtype of it.
void FunctionLowering::check_type(llvm::Value* reference, TypeIndex expected) {
  const DefinedType& defined = wasm_.types[expected.value];
  llvm::Value* const holds =
      emitter_.is_subtype(load_type(reference), state_.type(expected), defined.is_final, defined.depth);
  emitter_.trap_if(builder_.CreateNot(holds), abi::Trap::indirect_call_mismatch);
}

// Results that do not fit registers go to one area for each type of it, in the frame: its address is not kept
// beyond the call.
llvm::Value* FunctionLowering::result_area(const CallShape& shape) {
  llvm::StructType* const type = shape.result_area();
  if (type == nullptr)
    return nullptr;
  llvm::AllocaInst*& area = result_areas_[type];
  if (area == nullptr) {
    llvm::BasicBlock& entry = ir_.getEntryBlock();
    area = llvm::IRBuilder<>(&entry, entry.begin()).CreateAlloca(type);
  }
  return area;
}

// A profile may say what it likes: the function is called only if it is the one that is called anyway. Where
// functions take their instance, code alone does not tell whose function it is.
std::optional<FunctionLowering::LikelyCallee> FunctionLowering::likely_callee(const Callee& callee) {
  if (callee.reference == nullptr || guest_.convention.takes_instance)
    return std::nullopt;
  const std::optional<CallCounts> counts = decisions_.likely_call();
  if (!counts || counts->candidate >= wasm_.functions.size())
    return std::nullopt;
  const FunctionIndex function(static_cast<std::uint32_t>(counts->candidate));
  const CallShape shape = guest_.shape(function);
  if (shape.type() != callee.shape.type() || shape.may_throw() != callee.shape.may_throw())
    return std::nullopt;
  const std::uint64_t weights[] = {counts->total - (counts->total - counts->lead) / 2,
                                   (counts->total - counts->lead) / 2};
  return LikelyCallee{{shape, guest_.code(function), /*instance=*/nullptr},
                      llvm::MDBuilder(builder_.getContext()).createBranchWeights(llvm::fitWeights(weights))};
}

void FunctionLowering::branch_if_likely(const Callee& callee, const LikelyCallee& likely,
                                        llvm::BasicBlock* direct, llvm::BasicBlock* other) {
  builder_.CreateCondBr(builder_.CreateICmpEQ(callee.code, likely.callee.code), direct, other,
                        likely.weights);
}

// A call that mostly leads to one function asks for it first, so that this can be inlined.
llvm::Value* FunctionLowering::create_call(const Callee& callee, llvm::ArrayRef<llvm::Value*> arguments,
                                           llvm::Value* area) {
  const CallShape& shape = callee.shape;
  const std::optional<LikelyCallee> likely = likely_callee(callee);
  if (!likely)
    return shape.create_call(builder_, callee.code, callee.instance, arguments, area);
  llvm::BasicBlock* const direct = emitter_.append_block("likely");
  llvm::BasicBlock* const other = emitter_.append_block("");
  llvm::BasicBlock* const next = emitter_.append_block("");
  branch_if_likely(callee, *likely, direct, other);
  llvm::SmallVector<llvm::CallInst*, 2> calls;
  for (const auto& [block, code] : {std::pair(direct, likely->callee.code), std::pair(other, callee.code)}) {
    builder_.SetInsertPoint(block);
    calls.push_back(shape.create_call(builder_, code, callee.instance, arguments, area));
    builder_.CreateBr(next);
  }
  builder_.SetInsertPoint(next);
  if (calls.front()->getType()->isVoidTy())
    return calls.front();
  llvm::PHINode* const result = builder_.CreatePHI(calls.front()->getType(), /*NumReservedValues=*/2);
  for (llvm::CallInst* const call : calls)
    result->addIncoming(call, call->getParent());
  return result;
}

void FunctionLowering::emit_call(const Callee& callee) {
  const CallShape& shape = callee.shape;
  llvm::Value* const area = result_area(shape);
  if (callee.reference != nullptr)
    decisions_.count_call(callee.reference);
  meter_.hand_over();
  llvm::Value* const call = create_call(callee, pop_operands(shape.parameter_count()), area);
  meter_.take_back();
  if (llvm::Value* const exception = shape.exception_of(builder_, call))
    unwind_if(exception);
  for (llvm::Value* const result : shape.results_of(builder_, call, area))
    push(result);
}

// The callee returns what this function returns, to where this function was to return it: CallFacts made both
// may throw or neither, and the results have one type.
void FunctionLowering::create_tail_call(const Callee& callee, llvm::ArrayRef<llvm::Value*> arguments) {
  llvm::CallInst* const call =
      callee.shape.create_call(builder_, callee.code, callee.instance, arguments, shape_.result_area_of(ir_));
  call->setTailCallKind(llvm::CallInst::TCK_MustTail);
  if (call->getType()->isVoidTy())
    builder_.CreateRetVoid();
  else
    builder_.CreateRet(call);
}

void FunctionLowering::emit_tail_call(const Callee& callee) {
  if (callee.reference != nullptr)
    decisions_.count_call(callee.reference);
  meter_.hand_over();
  const llvm::SmallVector<llvm::Value*> arguments = pop_operands(callee.shape.parameter_count());
  if (const std::optional<LikelyCallee> likely = likely_callee(callee)) {
    llvm::BasicBlock* const direct = emitter_.append_block("likely");
    llvm::BasicBlock* const other = emitter_.append_block("");
    branch_if_likely(callee, *likely, direct, other);
    builder_.SetInsertPoint(direct);
    create_tail_call(likely->callee, arguments);
    builder_.SetInsertPoint(other);
  }
  create_tail_call(callee, arguments);
  set_unreachable();
}

} // namespace ingot
