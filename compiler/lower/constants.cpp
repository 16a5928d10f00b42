#include "compiler/lower/constants.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace ingot {

llvm::Constant* constant_of(const Instruction& instr, llvm::LLVMContext& context) {
  switch (instr.op) {
  case Op::i32_const:
    return llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), instr.bits);
  case Op::i64_const:
    return llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), instr.bits);
  case Op::f32_const:
    return llvm::ConstantFP::get(context,
                                 llvm::APFloat(llvm::APFloat::IEEEsingle(), llvm::APInt(32, instr.bits)));
  case Op::f64_const:
    return llvm::ConstantFP::get(context,
                                 llvm::APFloat(llvm::APFloat::IEEEdouble(), llvm::APInt(64, instr.bits)));
  case Op::v128_const: {
    std::array<std::uint64_t, 2> halves{};
    for (std::size_t i = 0; i < instr.lanes.size(); ++i)
      halves[i / 8] |= std::uint64_t{instr.lanes[i]} << (i % 8 * 8);
    return llvm::ConstantDataVector::get(context, halves);
  }
  default:
    llvm_unreachable("not a constant instruction");
  }
}

} // namespace ingot
