// Control instructions (spec: exec/instructions, control).
#include "compiler/decode/block_type.hpp"
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace ingot {

void FunctionLowering::lower_control(const Instruction& instr) {
  switch (instr.op) {
  case Op::unreachable:
    emitter_.trap(abi::Trap::unreachable);
    return set_unreachable();
  case Op::nop:
    return;
  case Op::block:
    return open_block(ControlFrame::Kind::block, instr.block);
  case Op::loop:
    return open_block(ControlFrame::Kind::loop, instr.block);
  case Op::if_:
    return open_if(instr.block);
  case Op::else_:
    return lower_else();
  case Op::end:
    return lower_end();
  case Op::br:
    return lower_branch(instr.index);
  case Op::br_if:
    return lower_branch_if(instr.index);
  case Op::br_table:
    return lower_branch_table(instr);
  case Op::br_on_null:
    return lower_branch_on_null(instr.index);
  case Op::br_on_non_null:
    return lower_branch_on_non_null(instr.index);
  case Op::return_:
    return lower_branch(static_cast<std::uint32_t>(control_.size() - 1));
  case Op::drop:
    pop();
    return;
  case Op::select:
  case Op::select_typed:
    return lower_select();
  default:
    llvm_unreachable("not a control instruction of a compiled feature");
  }
}

llvm::SmallVector<llvm::PHINode*, 1> FunctionLowering::create_phis(llvm::BasicBlock* block,
                                                                   std::span<const ValueType> types) {
  llvm::SmallVector<llvm::PHINode*, 1> phis;
  for (const ValueType type : types)
    phis.push_back(
        llvm::PHINode::Create(llvm_type(type, ir_.getContext()), /*NumReservedValues=*/2, "", block));
  return phis;
}

void FunctionLowering::open_block(ControlFrame::Kind kind, const BlockType& type) {
  const BlockSignature signature = block_signature(wasm_, type);
  ControlFrame frame;
  frame.kind = kind;
  frame.handler_count = handlers_.size();
  frame.continuation = emitter_.append_block("end");
  frame.height = operands_.size() - signature.parameters().size();
  frame.result_phis = create_phis(frame.continuation, signature.results());
  if (kind == ControlFrame::Kind::loop) {
    // The loop's parameters change from one iteration to the next, so inside they are the phis of its header.
    frame.target = emitter_.append_block("loop");
    frame.target_phis = create_phis(frame.target, signature.parameters());
    branch_to(frame.target, frame.target_phis);
    builder_.SetInsertPoint(frame.target);
    meter_.check();
    operands_.resize(frame.height);
    operands_.insert(operands_.end(), frame.target_phis.begin(), frame.target_phis.end());
  } else {
    frame.target = frame.continuation;
    frame.target_phis = frame.result_phis;
  }
  control_.push_back(std::move(frame));
}

void FunctionLowering::open_if(const BlockType& type) {
  llvm::Value* const condition = builder_.CreateIsNotNull(pop());
  open_block(ControlFrame::Kind::if_, type);
  ControlFrame& opened = control_.back();
  opened.else_block = emitter_.append_block("else");
  opened.else_operands.assign(operands_.begin() + static_cast<std::ptrdiff_t>(opened.height),
                              operands_.end());
  llvm::BasicBlock* const then_block = emitter_.append_block("then");
  decisions_.weigh(*builder_.CreateCondBr(condition, then_block, opened.else_block));
  builder_.SetInsertPoint(opened.else_block);
  decisions_.count(1);
  builder_.SetInsertPoint(then_block);
  decisions_.count(0);
}

void FunctionLowering::lower_else() {
  ControlFrame& opened = control_.back();
  if (reachable_)
    branch_to(opened.continuation, opened.result_phis);
  opened.kind = ControlFrame::Kind::else_;
  builder_.SetInsertPoint(opened.else_block);
  reachable_ = true;
  operands_.resize(opened.height);
  operands_.insert(operands_.end(), opened.else_operands.begin(), opened.else_operands.end());
}

void FunctionLowering::lower_end() {
  // An `if` without `else` gives what it took when the condition does not hold.
  if (control_.back().kind == ControlFrame::Kind::if_)
    lower_else();
  const ControlFrame closed = std::move(control_.back());
  control_.pop_back();
  if (reachable_)
    branch_to(closed.continuation, closed.result_phis);
  end_try(closed);
  operands_.resize(closed.height);
  operands_.insert(operands_.end(), closed.result_phis.begin(), closed.result_phis.end());
  reachable_ = !llvm::pred_empty(closed.continuation);
  builder_.SetInsertPoint(closed.continuation);
  if (!reachable_) {
    // Nothing branches here, so the phis would be empty; what follows is dead and emits nothing.
    operands_.resize(closed.height);
    closed.continuation->eraseFromParent();
    builder_.ClearInsertionPoint();
  }
}

void FunctionLowering::branch_to(llvm::BasicBlock* target, llvm::ArrayRef<llvm::PHINode*> phis) {
  const llvm::ArrayRef<llvm::Value*> values = top_operands(phis.size());
  for (std::size_t i = 0; i < phis.size(); ++i)
    phis[i]->addIncoming(values[i], builder_.GetInsertBlock());
  builder_.CreateBr(target);
}

void FunctionLowering::set_unreachable() {
  reachable_ = false;
  unreachable_depth_ = 0;
}

void FunctionLowering::lower_branch(std::uint32_t label) {
  const ControlFrame& destination = frame(label);
  branch_to(destination.target, destination.target_phis);
  set_unreachable();
}

void FunctionLowering::lower_branch_if(std::uint32_t label) {
  branch_if(builder_.CreateIsNotNull(pop()), label);
}

// The reference stays on the stack if it is not null, and only then.
void FunctionLowering::lower_branch_on_null(std::uint32_t label) {
  llvm::Value* const reference = pop();
  branch_if(builder_.CreateIsNull(reference), label);
  push(reference);
}

// The branch takes the reference along; if it is not taken, the reference is null and gone.
void FunctionLowering::lower_branch_on_non_null(std::uint32_t label) {
  branch_if(builder_.CreateIsNotNull(operands_.back()), label);
  pop();
}

void FunctionLowering::branch_if(llvm::Value* condition, std::uint32_t label) {
  llvm::BasicBlock* const taken = emitter_.append_block("br_if");
  llvm::BasicBlock* const next = emitter_.append_block("");
  decisions_.weigh(*builder_.CreateCondBr(condition, taken, next));
  builder_.SetInsertPoint(taken);
  decisions_.count(0);
  branch_to(frame(label).target, frame(label).target_phis);
  builder_.SetInsertPoint(next);
  decisions_.count(1);
}

void FunctionLowering::lower_branch_table(const Instruction& instr) {
  llvm::Value* const index = pop();
  decisions_.count_case(index);
  llvm::BasicBlock* const origin = builder_.GetInsertBlock();
  // A phi wants one entry for each edge. So that a table of a million entries does not make a million entries
  // in each phi, every label in it gets one block of its own that branches on.
  llvm::SmallDenseMap<std::uint32_t, llvm::BasicBlock*> blocks;
  const auto block_of = [&](std::uint32_t label) {
    llvm::BasicBlock*& block = blocks[label];
    if (block == nullptr) {
      block = llvm::BasicBlock::Create(ir_.getContext(), "br_table", &ir_);
      builder_.SetInsertPoint(block);
      branch_to(frame(label).target, frame(label).target_phis);
    }
    return block;
  };
  llvm::BasicBlock* const otherwise = block_of(instr.index);
  builder_.SetInsertPoint(origin);
  llvm::SwitchInst* const table =
      builder_.CreateSwitch(index, otherwise, static_cast<unsigned>(instr.labels.size()));
  for (std::size_t i = 0; i < instr.labels.size(); ++i)
    table->addCase(builder_.getInt32(static_cast<std::uint32_t>(i)), block_of(instr.labels[i]));
  decisions_.weigh(*table);
  set_unreachable();
}

void FunctionLowering::lower_select() {
  llvm::Value* const condition = builder_.CreateIsNotNull(pop());
  llvm::Value* const if_false = pop();
  llvm::Value* const if_true = pop();
  push(builder_.CreateSelect(condition, if_true, if_false));
}

} // namespace ingot
