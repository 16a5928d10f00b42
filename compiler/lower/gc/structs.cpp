// Structures (spec: exec/instructions, struct.*).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>

namespace ingot {

llvm::Value* ObjectLowering::lower_struct(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands) {
  const TypeIndex type(instr.index);
  if (instr.op == Op::struct_new || instr.op == Op::struct_new_default)
    return new_struct(type, operands);

  trap_if_null(operands.front(), abi::Trap::null_structure_reference);
  const FieldType& field = std::get<StructType>(wasm_.types[instr.index].composite).fields[instr.index2];
  llvm::Value* const address = at(operands.front(), state_.layouts().structure(type).offsets[instr.index2]);
  if (instr.op != Op::struct_set)
    return load(address, field, Place::field, instr.index2, instr.op);
  store(operands.back(), address, field, Place::field, instr.index2);
  record(operands.front(), field, operands.back());
  return nullptr;
}

// All fields begin as zero, which is their default value.
llvm::Value* ObjectLowering::new_struct(TypeIndex type, llvm::ArrayRef<llvm::Value*> values) {
  const StructLayout& layout = state_.layouts().structure(type);
  const StructType& structure = std::get<StructType>(wasm_.types[type.value].composite);
  llvm::Value* const object = allocate(state_.type(type), layout.size);
  for (std::size_t i = 0; i < values.size(); ++i)
    store(values[i], at(object, layout.offsets[i]), structure.fields[i], Place::field,
          static_cast<std::uint32_t>(i));
  return object;
}

} // namespace ingot
