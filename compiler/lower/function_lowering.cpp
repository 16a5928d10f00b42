#include "compiler/lower/function_lowering.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/convert.hpp"
#include "compiler/lower/float_bits.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/numeric.hpp"
#include "compiler/lower/simd/simd.hpp"
#include "compiler/lower/wide_arithmetic.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {

FunctionLowering::FunctionLowering(InstanceState& state, GuestFunctions& guest, FunctionIndex function)
    : wasm_(guest.wasm), state_(state), abi_(state.abi()), guest_(guest),
      function_(wasm_.functions[function.value]), shape_(guest.shape(function)), ir_(*guest.code(function)),
      emitter_(*ir_.getParent(), abi_, guest.profile), objects_(state, emitter_),
      builder_(emitter_.builder()), meter_(state.metering(), state, emitter_),
      decisions_(guest, function, emitter_) {}

void FunctionLowering::lower() {
  builder_.SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", &ir_));
  begin_guest_code(builder_, guest_.world);
  lower_locals();
  emitter_.set_site(function_.body->code.offset);
  meter_.enter();
  decisions_.enter(ir_);

  // The body is a block whose label is the function's: `return` is a branch to the outermost frame.
  const FunctionType& type = function_type(wasm_, function_.type);
  llvm::BasicBlock* const return_block = emitter_.append_block("return");
  ControlFrame frame;
  frame.kind = ControlFrame::Kind::function;
  frame.target = frame.continuation = return_block;
  frame.result_phis = create_phis(return_block, type.results);
  frame.target_phis = frame.result_phis;
  handlers_.emplace_back();
  frame.handler_count = handlers_.size();
  control_.push_back(frame);

  Diagnostics unused(""); // the body was validated, so reading it again reports nothing
  InstrReader reader(function_.body->code, unused);
  while (!reader.at_end()) {
    const Instruction& instr = reader.read();
    emitter_.set_site(instr.offset);
    decisions_.begin(instr);
    if (!reachable_ && skip_unreachable(instr))
      continue;
    if (reachable_)
      meter_.count(instr.op);
    lower_instruction(instr);
  }
  assert(reader.ok() && control_.empty() && "lowering and validation read the same body differently");

  if (reachable_) {
    meter_.hand_over();
    shape_.create_return(builder_, operands_);
  }
  const Handler& outermost = handlers_.front();
  if (outermost.dispatch != nullptr) {
    builder_.SetInsertPoint(outermost.dispatch);
    meter_.hand_over();
    shape_.create_unwind(builder_, outermost.exception);
  }
}

void FunctionLowering::lower_locals() {
  for (llvm::Value* const parameter : shape_.parameters_of(builder_, ir_)) {
    locals_.push_back(builder_.CreateAlloca(parameter->getType()));
    builder_.CreateStore(parameter, locals_.back());
  }
  for (const LocalGroup& group : function_.body->locals) {
    llvm::Type* const type = llvm_type(group.type, ir_.getContext());
    for (std::uint32_t i = 0; i < group.count; ++i) {
      locals_.push_back(builder_.CreateAlloca(type));
      builder_.CreateStore(fence_neutral(llvm::Constant::getNullValue(type), builder_), locals_.back());
    }
  }
}

// After a branch that is always taken, everything up to the end of the block (or its else, or the next catch)
// is dead. Blocks that open in dead code are only counted. True if `instr` is done with.
bool FunctionLowering::skip_unreachable(const Instruction& instr) {
  switch (instr.op) {
  case Op::block:
  case Op::loop:
  case Op::if_:
  case Op::try_table:
  case Op::try_:
    ++unreachable_depth_;
    return true;
  case Op::end:
  case Op::delegate:
    if (unreachable_depth_ == 0)
      return false;
    --unreachable_depth_;
    return true;
  case Op::else_:
  case Op::catch_:
  case Op::catch_all:
    return unreachable_depth_ > 0;
  default:
    return true;
  }
}

void FunctionLowering::lower_instruction(const Instruction& instr) {
  const OpInfo& op = info(instr.op);
  switch (op.chapter) {
  case OpChapter::control:
    return lower_control(instr);
  case OpChapter::calls:
    return lower_calls(instr);
  case OpChapter::variables:
    return lower_variables(instr);
  case OpChapter::tables:
    return lower_tables(instr);
  case OpChapter::memory:
    return lower_memory(instr);
  case OpChapter::references:
    return lower_references(instr);
  case OpChapter::numeric:
    if (op.feature == Feature::wide_arithmetic) {
      for (llvm::Value* const result :
           lower_wide_arithmetic(instr.op, pop_operands(op.signature->operand_count), builder_))
        push(result);
      return;
    }
    return push(
        fence_neutral(lower_numeric(instr, pop_operands(op.signature->operand_count), emitter_), builder_));
  case OpChapter::convert:
    return push(fence_neutral(lower_convert(instr.op, pop(), emitter_), builder_));
  case OpChapter::simd:
    if (accesses_memory(instr))
      return lower_simd_memory(instr);
    return push(
        fence_neutral(lower_simd(instr, pop_operands(op.signature->operand_count), emitter_), builder_));
  case OpChapter::atomics:
    return lower_atomics(instr);
  case OpChapter::exceptions:
    return lower_exceptions(instr);
  case OpChapter::gc:
    return lower_gc(instr);
  }
  llvm_unreachable("all chapters are handled above");
}

llvm::Value* FunctionLowering::pop() {
  llvm::Value* const value = operands_.back();
  operands_.pop_back();
  return value;
}

llvm::SmallVector<llvm::Value*> FunctionLowering::pop_operands(std::size_t count) {
  llvm::SmallVector<llvm::Value*> values(top_operands(count));
  operands_.resize(operands_.size() - count);
  return values;
}

llvm::ArrayRef<llvm::Value*> FunctionLowering::top_operands(std::size_t count) const {
  return llvm::ArrayRef(operands_).take_back(count);
}

llvm::Value* FunctionLowering::extend_address(llvm::Value* address) {
  return builder_.CreateZExt(address, builder_.getInt64Ty());
}

llvm::Value* FunctionLowering::pop_length(unsigned log2) {
  llvm::Value* const length = extend_address(pop());
  meter_.charge(length, log2);
  return length;
}

llvm::Type* FunctionLowering::address_type(const Limits& limits) {
  return limits.address_type == AddressType::i64 ? builder_.getInt64Ty() : builder_.getInt32Ty();
}

} // namespace ingot
