#include "compiler/lower/constant_expressions.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/APInt.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>

#include <cassert>

namespace ingot {

llvm::Constant* evaluate(const Expression& expression, InstanceState& state, llvm::LLVMContext& context) {
  Diagnostics unused(""); // the expression was validated, so reading it again reports nothing
  InstrReader reader(expression, unused);
  llvm::SmallVector<llvm::Constant*> operands;
  const auto apply = [&](unsigned opcode) {
    llvm::Constant* const right = operands.pop_back_val();
    operands.back() = llvm::ConstantExpr::get(opcode, operands.back(), right);
  };
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    switch (instr.op) {
    case Op::i32_const:
      operands.push_back(llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), instr.bits));
      break;
    case Op::i64_const:
      operands.push_back(llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), instr.bits));
      break;
    case Op::f32_const:
      operands.push_back(llvm::ConstantFP::get(
          context, llvm::APFloat(llvm::APFloat::IEEEsingle(), llvm::APInt(32, instr.bits))));
      break;
    case Op::f64_const:
      operands.push_back(llvm::ConstantFP::get(
          context, llvm::APFloat(llvm::APFloat::IEEEdouble(), llvm::APInt(64, instr.bits))));
      break;
    case Op::v128_const:
      operands.push_back(simd::v128_constant(instr.lanes, context));
      break;
    case Op::i32_add:
    case Op::i64_add:
      apply(llvm::Instruction::Add);
      break;
    case Op::i32_sub:
    case Op::i64_sub:
      apply(llvm::Instruction::Sub);
      break;
    case Op::i32_mul:
    case Op::i64_mul:
      apply(llvm::Instruction::Mul);
      break;
    case Op::global_get:
      operands.push_back(state.global(GlobalIndex(instr.index)));
      break;
    case Op::ref_null:
      operands.push_back(llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)));
      break;
    case Op::ref_func:
      operands.push_back(state.function_reference(FunctionIndex(instr.index)));
      break;
    case Op::end:
      break;
    default:
      llvm_unreachable("validation admits no other instruction in a constant expression");
    }
  }
  assert(operands.size() == 1 && "a constant expression leaves one value");
  return operands.front();
}

} // namespace ingot
