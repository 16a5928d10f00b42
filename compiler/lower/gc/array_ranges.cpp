// Ranges of arrays: filled, copied, and copied from segments (spec: exec/instructions, array.fill,
// array.copy, array.init_*). An index and a length have 32 bits each, so their sum in 64 bits cannot wrap.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

void ObjectLowering::lower_array_range(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands) {
  const TypeIndex type(instr.index);
  switch (instr.op) {
  case Op::array_fill: {
    const Range range = checked_range(type, operands[0], operands[1], operands[3]);
    return fill(type, range, operands[2], /*is_new=*/false);
  }
  case Op::array_copy: {
    const TypeIndex source_type(instr.index2);
    trap_if_null(operands[0], abi::Trap::null_array_reference);
    trap_if_null(operands[2], abi::Trap::null_array_reference);
    const Range destination = checked_range(type, operands[0], operands[1], operands[4]);
    const Range source = checked_range(source_type, operands[2], operands[3], operands[4]);
    return copy(type, destination.begin, source.begin, bytes_of(type, destination.count));
  }
  case Op::array_init_data:
  case Op::array_init_elem: {
    const abi::Trap out_of_bounds =
        instr.op == Op::array_init_data ? abi::Trap::memory_out_of_bounds : abi::Trap::table_out_of_bounds;
    const Range destination = checked_range(type, operands[0], operands[1], operands[3]);
    llvm::Value* const source =
        checked_contents(type, contents_of(instr), extend(operands[2]), destination.count, out_of_bounds);
    return copy(type, destination.begin, source, bytes_of(type, destination.count));
  }
  default:
    llvm_unreachable("not an instruction on a range");
  }
}

ObjectLowering::Range ObjectLowering::checked_range(TypeIndex type, llvm::Value* array, llvm::Value* index,
                                                    llvm::Value* count) {
  trap_if_null(array, abi::Trap::null_array_reference);
  llvm::Value* const wide_index = extend(index);
  llvm::Value* const wide_count = extend(count);
  llvm::Value* const end = builder_.CreateAdd(wide_index, wide_count, "", /*HasNUW=*/true, /*HasNSW=*/true);
  emitter_.trap_if(builder_.CreateICmpUGT(end, extend(length_of(array))), abi::Trap::array_out_of_bounds);
  return {elements_at(type, array, wide_index), wide_count};
}

llvm::Value* ObjectLowering::elements_at(TypeIndex type, llvm::Value* array, llvm::Value* wide_index) {
  return builder_.CreateInBoundsGEP(storage_type(element_type(type)),
                                    at(array, state_.layouts().array(type).first_element), wide_index);
}

llvm::Value* ObjectLowering::bytes_of(TypeIndex type, llvm::Value* count) {
  return builder_.CreateShl(count, state_.layouts().array(type).element_size_log2, "", /*HasNUW=*/true,
                            /*HasNSW=*/true);
}

void ObjectLowering::fill(TypeIndex type, const Range& range, llvm::Value* value, bool is_new) {
  llvm::BasicBlock* const before = builder_.GetInsertBlock();
  llvm::BasicBlock* const loop = emitter_.append_block("fill");
  llvm::BasicBlock* const done = emitter_.append_block("");
  builder_.CreateCondBr(builder_.CreateIsNull(range.count), done, loop);

  builder_.SetInsertPoint(loop);
  llvm::PHINode* const index = builder_.CreatePHI(builder_.getInt64Ty(), 2);
  index->addIncoming(builder_.getInt64(0), before);
  llvm::Value* const address =
      builder_.CreateInBoundsGEP(storage_type(element_type(type)), range.begin, index);
  store(value, address, element_type(type), Place::element, 0);
  if (!is_new)
    record(address, element_type(type), value);
  llvm::Value* const next =
      builder_.CreateAdd(index, builder_.getInt64(1), "", /*HasNUW=*/true, /*HasNSW=*/true);
  index->addIncoming(next, loop);
  builder_.CreateCondBr(builder_.CreateICmpEQ(next, range.count), done, loop);
  builder_.SetInsertPoint(done);
}

void ObjectLowering::copy(TypeIndex type, llvm::Value* destination, llvm::Value* source, llvm::Value* bytes) {
  emitter_.call_builtin(state_.layouts().array(type).has_references ? Builtin::gc_copy_references
                                                                    : Builtin::gc_copy,
                        {destination, source, bytes});
}

// Both kinds of segment are laid out alike.
ObjectLowering::Contents ObjectLowering::contents_of(const Instruction& instr) {
  const bool is_data = instr.op == Op::array_new_data || instr.op == Op::array_init_data;
  llvm::Value* const segment = is_data ? state_.data_segment(builder_, DataIndex(instr.index2))
                                       : state_.element_segment(builder_, ElementIndex(instr.index2));
  const auto member = [&](unsigned number, llvm::Type* type) {
    return builder_.CreateLoad(type, builder_.CreateStructGEP(state_.abi().data_segment, segment, number));
  };
  return {member(segment_member::contents, builder_.getPtrTy()),
          member(segment_member::size, builder_.getInt64Ty())};
}

// Where in the segment `count` elements begin, whose `offset` is counted in bytes of a data segment and in
// items of an element segment.
llvm::Value* ObjectLowering::checked_contents(TypeIndex type, const Contents& contents, llvm::Value* offset,
                                              llvm::Value* count, abi::Trap out_of_bounds) {
  const bool is_data = out_of_bounds == abi::Trap::memory_out_of_bounds;
  llvm::Value* const size = is_data ? bytes_of(type, count) : count;
  llvm::Value* const end = builder_.CreateAdd(offset, size, "", /*HasNUW=*/true, /*HasNSW=*/true);
  emitter_.trap_if(builder_.CreateICmpUGT(end, contents.size), out_of_bounds);
  return builder_.CreateGEP(is_data ? builder_.getInt8Ty() : static_cast<llvm::Type*>(builder_.getPtrTy()),
                            contents.begin, offset);
}

} // namespace ingot
