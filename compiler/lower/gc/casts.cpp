// Casts, i31 and the conversions between external and internal references (spec: exec/instructions,
// reference). How the kinds of references are told apart: runtime-lib/abi/instance.hpp, Reference.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/wasm/matching.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstdint>

namespace ingot {
namespace {

// What the lower bits of a reference are if it is no pointer.
constexpr std::uint64_t i31_bit = 1;
constexpr std::uint64_t host_bits = 2;
constexpr std::uint64_t kind_mask = 3;

} // namespace

llvm::Value* ObjectLowering::lower_cast(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands) {
  llvm::Value* const operand = operands.front();
  switch (instr.op) {
  case Op::ref_eq:
    return builder_.CreateZExt(builder_.CreateICmpEQ(operand, operands.back()), builder_.getInt32Ty());
  case Op::any_convert_extern:
  case Op::extern_convert_any:
    return operand;
  case Op::ref_i31:
    return builder_.CreateIntToPtr(
        extend(builder_.CreateOr(builder_.CreateShl(operand, 1), static_cast<std::uint32_t>(i31_bit))),
        builder_.getPtrTy());
  case Op::i31_get_s:
  case Op::i31_get_u: {
    trap_if_null(operand, abi::Trap::null_i31_reference);
    llvm::Value* const bits = builder_.CreatePtrToInt(operand, builder_.getInt32Ty());
    return instr.op == Op::i31_get_s ? builder_.CreateAShr(bits, 1) : builder_.CreateLShr(bits, 1);
  }
  case Op::ref_test:
  case Op::ref_test_null:
  case Op::ref_cast:
  case Op::ref_cast_null: {
    const bool nullable = instr.op == Op::ref_test_null || instr.op == Op::ref_cast_null;
    llvm::Value* const holds = test(operand, top_of(wasm_.types, instr.heap_type), instr.heap_type, nullable);
    if (instr.op == Op::ref_test || instr.op == Op::ref_test_null)
      return builder_.CreateZExt(holds, builder_.getInt32Ty());
    emitter_.trap_if(builder_.CreateNot(holds), abi::Trap::cast_failure);
    if (!nullable)
      know_not_null(operand);
    return operand;
  }
  default:
    llvm_unreachable("not a cast");
  }
}

llvm::Value* ObjectLowering::low_bits(llvm::Value* reference, std::uint64_t mask) {
  return builder_.CreateAnd(builder_.CreatePtrToInt(reference, builder_.getInt64Ty()), mask);
}

llvm::Value* ObjectLowering::test(llvm::Value* reference, HeapType source, HeapType target, bool nullable) {
  // Only null has a type of which nothing else is.
  const auto and_not_null = [&](llvm::Value* holds) {
    return nullable ? builder_.CreateOr(holds, builder_.CreateIsNull(reference))
                    : builder_.CreateAnd(holds, builder_.CreateIsNotNull(reference));
  };
  switch (target.kind) {
  case HeapKind::none:
  case HeapKind::nofunc:
  case HeapKind::noextern:
  case HeapKind::noexn:
    return nullable ? builder_.CreateIsNull(reference) : builder_.getFalse();
  case HeapKind::any:
  case HeapKind::func:
  case HeapKind::extern_:
  case HeapKind::exn:
    return and_not_null(builder_.getTrue());
  case HeapKind::eq:
    return and_not_null(builder_.CreateICmpNE(low_bits(reference, kind_mask), builder_.getInt64(host_bits)));
  case HeapKind::i31:
    return and_not_null(builder_.CreateICmpNE(low_bits(reference, i31_bit), builder_.getInt64(0)));
  case HeapKind::struct_:
  case HeapKind::array:
  case HeapKind::defined:
    return test_object(reference, source, target, nullable);
  }
  llvm_unreachable("all heap kinds are handled above");
}

// Where the reference points to an object or a function it is asked for its type.
llvm::Value* ObjectLowering::test_object(llvm::Value* reference, HeapType source, HeapType target,
                                         bool nullable) {
  const bool is_function = top_of(wasm_.types, target).kind == HeapKind::func;
  const bool may_be_tagged = source.kind == HeapKind::any || source.kind == HeapKind::eq;

  llvm::BasicBlock* const not_null = emitter_.append_block("");
  llvm::BasicBlock* const result = emitter_.append_block("");
  builder_.CreateCondBr(builder_.CreateIsNull(reference), result, not_null);
  llvm::PHINode* const phi = llvm::PHINode::Create(builder_.getInt1Ty(), 3, "", result);
  phi->addIncoming(builder_.getInt1(nullable), builder_.GetInsertBlock());
  builder_.SetInsertPoint(not_null);
  if (may_be_tagged) {
    llvm::BasicBlock* const object = emitter_.append_block("");
    builder_.CreateCondBr(builder_.CreateIsNull(low_bits(reference, kind_mask)), object, result);
    phi->addIncoming(builder_.getFalse(), builder_.GetInsertBlock());
    builder_.SetInsertPoint(object);
  }

  llvm::Value* const address = is_function
                                   ? builder_.CreateStructGEP(state_.abi().function_reference, reference,
                                                              function_reference_member::type)
                                   : reference;
  llvm::LoadInst* const type =
      builder_.CreateAlignedLoad(builder_.getPtrTy(), address, alignment_of(builder_.getPtrTy()));
  if (!is_function)
    mark_access(type, Place::header, 0, type->getType());
  llvm::Value* const holds = is_of_type(type, target); // may add blocks
  phi->addIncoming(holds, builder_.GetInsertBlock());
  builder_.CreateBr(result);
  builder_.SetInsertPoint(result);
  return phi;
}

llvm::Value* ObjectLowering::is_of_type(llvm::Value* type, HeapType target) {
  if (target.kind == HeapKind::defined)
    return emitter_.is_subtype(type, state_.type(target.index), wasm_.types[target.index.value].is_final,
                               wasm_.types[target.index.value].depth);
  llvm::Value* const kind =
      builder_.CreateLoad(builder_.getInt8Ty(), builder_.CreateStructGEP(state_.abi().object_layout, type,
                                                                         object_layout_member::kind));
  const abi::ObjectKind expected =
      target.kind == HeapKind::struct_ ? abi::ObjectKind::structure : abi::ObjectKind::array;
  return builder_.CreateICmpEQ(kind, builder_.getInt8(static_cast<std::uint8_t>(expected)));
}

} // namespace ingot
