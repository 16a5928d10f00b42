#include "compiler/lower/constant_expressions.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/constants.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Value.h>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ingot {

llvm::Value* evaluate(const Expression& expression, InstanceState& state, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  ObjectLowering objects(state, emitter);
  Diagnostics unused(""); // the expression was validated, so reading it again reports nothing
  InstrReader reader(expression, unused);
  llvm::SmallVector<llvm::Value*> operands;
  const auto apply = [&](llvm::Instruction::BinaryOps operation) {
    llvm::Value* const right = operands.pop_back_val();
    operands.back() = builder.CreateBinOp(operation, operands.back(), right);
  };
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    switch (instr.op) {
    case Op::i32_const:
    case Op::i64_const:
    case Op::f32_const:
    case Op::f64_const:
    case Op::v128_const:
      operands.push_back(constant_of(instr, builder.getContext()));
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
      operands.push_back(state.get_global(builder, GlobalIndex(instr.index)));
      break;
    case Op::ref_null:
      operands.push_back(llvm::ConstantPointerNull::get(builder.getPtrTy()));
      break;
    case Op::ref_func:
      operands.push_back(state.function_reference(builder, FunctionIndex(instr.index)));
      break;
    case Op::end:
      break;
    default: { // of the chapter on objects: validation admits no other
      const std::size_t count = objects.operand_count(instr);
      const llvm::SmallVector<llvm::Value*> taken(llvm::ArrayRef(operands).take_back(count));
      operands.truncate(operands.size() - count);
      operands.push_back(objects.lower(instr, taken));
    }
    }
  }
  assert(operands.size() == 1 && "a constant expression leaves one value");
  return operands.front();
}

std::optional<std::uint64_t> constant_number(const Expression& expression) {
  Diagnostics unused("");
  InstrReader reader(expression, unused);
  const Instruction first = reader.read();
  if (first.op != Op::i32_const && first.op != Op::i64_const)
    return std::nullopt;
  if (reader.read().op != Op::end)
    return std::nullopt;
  return first.op == Op::i32_const ? static_cast<std::uint32_t>(first.bits) : first.bits;
}

std::vector<GlobalIndex> globals_in(const Expression& expression) {
  std::vector<GlobalIndex> globals;
  Diagnostics unused("");
  InstrReader reader(expression, unused);
  while (!reader.at_end())
    if (const Instruction& instr = reader.read(); instr.op == Op::global_get)
      globals.emplace_back(instr.index);
  return globals;
}

} // namespace ingot
