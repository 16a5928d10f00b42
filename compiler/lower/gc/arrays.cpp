// Arrays, made and accessed by element (spec: exec/instructions, array.*).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/gc/allocation_functions.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstddef>
#include <cstdint>

namespace ingot {

const FieldType& ObjectLowering::element_type(TypeIndex type) const {
  return std::get<ArrayType>(wasm_.types[type.value].composite).element;
}

llvm::Value* ObjectLowering::lower_array(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands) {
  const TypeIndex type(instr.index);
  switch (instr.op) {
  case Op::array_new: {
    llvm::Value* const array = new_array(type, operands.back());
    fill(type, {elements_at(type, array, builder_.getInt64(0)), extend(operands.back())}, operands.front(),
         /*is_new=*/true);
    return array;
  }
  case Op::array_new_default:
    return new_array(type, operands.front());
  case Op::array_new_fixed:
    return new_fixed_array(type, operands);
  case Op::array_new_data:
    return new_array_of_contents(type, contents_of(instr), extend(operands[0]), operands[1],
                                 abi::Trap::memory_out_of_bounds);
  case Op::array_new_elem:
    return new_array_of_contents(type, contents_of(instr), extend(operands[0]), operands[1],
                                 abi::Trap::table_out_of_bounds);
  case Op::array_get:
  case Op::array_get_s:
  case Op::array_get_u:
    return load(element_address(type, operands[0], operands[1]), element_type(type), Place::element, 0,
                instr.op);
  case Op::array_set: {
    llvm::Value* const address = element_address(type, operands[0], operands[1]);
    store(operands[2], address, element_type(type), Place::element, 0);
    record(address, element_type(type), operands[2]);
    return nullptr;
  }
  case Op::array_len:
    trap_if_null(operands.front(), abi::Trap::null_array_reference);
    return length_of(operands.front());
  default:
    llvm_unreachable("not an array instruction");
  }
}

llvm::Value* ObjectLowering::length_of(llvm::Value* array) {
  const std::uint32_t offset = state_.layouts().length_offset();
  llvm::LoadInst* const length = builder_.CreateAlignedLoad(builder_.getInt32Ty(), at(array, offset),
                                                            llvm::Align(sizeof(std::uint32_t)));
  mark_access(length, Place::length, 0, length->getType());
  return length;
}

// A length has 32 bits and an element at most 16 bytes, so the size of an array cannot overflow.
llvm::Value* ObjectLowering::new_array(TypeIndex type, llvm::Value* length) {
  const ArrayLayout layout = state_.layouts().array(type);
  llvm::Value* const end = builder_.CreateAdd(
      builder_.CreateShl(extend(length), layout.element_size_log2, "", /*HasNUW=*/true, /*HasNSW=*/true),
      builder_.getInt64(layout.first_element + abi::array_padding + abi::object_alignment - 1), "",
      /*HasNUW=*/true, /*HasNSW=*/true);
  llvm::Value* const size = builder_.CreateAnd(end, builder_.getInt64(~(abi::object_alignment - 1)));
  llvm::Module& module = *builder_.GetInsertBlock()->getModule();
  llvm::Value* const array =
      builder_.CreateCall(new_array_function(module), {state_.type(type), size, length, emitter_.site()});
  // As in allocate().
  llvm::StoreInst* const header =
      builder_.CreateAlignedStore(state_.type(type), array, llvm::Align(abi::object_alignment));
  mark_access(header, Place::header, 0, header->getValueOperand()->getType());
  llvm::StoreInst* const stored_length = builder_.CreateAlignedStore(
      length, at(array, state_.layouts().length_offset()), llvm::Align(sizeof(std::uint32_t)));
  mark_access(stored_length, Place::length, 0, length->getType());
  return array;
}

llvm::Value* ObjectLowering::new_fixed_array(TypeIndex type, llvm::ArrayRef<llvm::Value*> values) {
  llvm::Value* const array = new_array(type, builder_.getInt32(static_cast<std::uint32_t>(values.size())));
  const ArrayLayout layout = state_.layouts().array(type);
  for (std::size_t i = 0; i < values.size(); ++i)
    store(values[i], at(array, layout.first_element + (std::uint64_t{i} << layout.element_size_log2)),
          element_type(type), Place::element, 0);
  return array;
}

llvm::Value* ObjectLowering::new_array_of_contents(TypeIndex type, const Contents& contents,
                                                   llvm::Value* offset, llvm::Value* length,
                                                   abi::Trap out_of_bounds) {
  llvm::Value* const source = checked_contents(type, contents, offset, extend(length), out_of_bounds);
  llvm::Value* const array = new_array(type, length);
  emitter_.call_builtin(Builtin::gc_copy, {elements_at(type, array, builder_.getInt64(0)), source,
                                           bytes_of(type, extend(length))});
  return array;
}

llvm::Value* ObjectLowering::element_address(TypeIndex type, llvm::Value* array, llvm::Value* index) {
  trap_if_null(array, abi::Trap::null_array_reference);
  emitter_.trap_if(builder_.CreateICmpUGE(index, length_of(array)), abi::Trap::array_out_of_bounds);
  return elements_at(type, array, extend(index));
}

} // namespace ingot
