#include "compiler/lower/simd/simd.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/kinds.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/wasm/op_table.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

bool accesses_memory(const Instruction& instr) {
  const Immediates immediates = info(instr.op).immediates;
  return immediates == Immediates::memarg || immediates == Immediates::memarg_lane;
}

llvm::Value* lower_simd(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::FixedVectorType* const lanes = simd::operand_lanes(instr.op, builder.getContext());
  llvm::SmallVector<llvm::Value*> cast_operands;
  for (llvm::Value* const operand : operands)
    cast_operands.push_back(operand->getType()->isVectorTy() ? simd::cast_lanes(operand, lanes, builder)
                                                             : operand);

  using namespace simd;
  for (const auto lower : {lower_bits, lower_comparison, lower_conversion, lower_floating_point,
                           lower_integer, lower_movement, lower_products, lower_relaxed}) {
    llvm::Value* const result = lower(instr, cast_operands, emitter);
    if (result == nullptr)
      continue;
    return result->getType()->isVectorTy()
               ? cast_lanes(result, integer_lanes(64, builder.getContext()), builder)
               : result;
  }
  llvm_unreachable("not a vector instruction of a compiled feature");
}

} // namespace ingot
