// Exceptions (spec: exec/instructions, control; proposal exception-handling, legacy). They are values that
// functions return (docs/decisions/0010); inside of a function a throw is a branch to the nearest handler.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace ingot {

void FunctionLowering::lower_exceptions(const Instruction& instr) {
  switch (instr.op) {
  case Op::throw_:
    return lower_throw(TagIndex(instr.index));
  case Op::throw_ref:
    return lower_throw_ref();
  case Op::try_table:
    open_try(ControlFrame::Kind::try_table, instr);
    handlers_.back().clauses.assign(instr.catches.begin(), instr.catches.end());
    return;
  case Op::try_:
    return open_try(ControlFrame::Kind::try_, instr);
  case Op::catch_:
  case Op::catch_all:
    return lower_catch(instr);
  case Op::delegate:
    return lower_delegate(instr.index);
  case Op::rethrow:
    return lower_rethrow(instr.index);
  default:
    llvm_unreachable("not an exception instruction");
  }
}

// ------------------------------------------------------------------ handlers

// The block where the handler takes over, for an edge from the current block that brings the exception.
llvm::BasicBlock* FunctionLowering::dispatch_of(Handler& handler, llvm::Value* exception) {
  if (handler.dispatch == nullptr) {
    handler.dispatch = emitter_.append_block("dispatch");
    handler.exception =
        llvm::PHINode::Create(builder_.getPtrTy(), /*NumReservedValues=*/2, "exception", handler.dispatch);
  }
  handler.exception->addIncoming(exception, builder_.GetInsertBlock());
  return handler.dispatch;
}

void FunctionLowering::throw_to(Handler& handler, llvm::Value* exception) {
  builder_.CreateBr(dispatch_of(handler, exception));
}

void FunctionLowering::unwind_if(llvm::Value* exception) {
  llvm::Value* const is_thrown = builder_.CreateIsNotNull(exception);
  llvm::BasicBlock* const dispatch = dispatch_of(handlers_.back(), exception);
  llvm::BasicBlock* const next = emitter_.append_block("");
  builder_.CreateCondBr(is_thrown, dispatch, next,
                        llvm::MDBuilder(builder_.getContext()).createUnlikelyBranchWeights());
  builder_.SetInsertPoint(next);
}

// Takes the innermost handler off, which ends what it covers.
FunctionLowering::Handler FunctionLowering::pop_handler() {
  Handler handler = std::move(handlers_.back());
  handlers_.pop_back();
  return handler;
}

// What no clause of a handler has caught goes on to another one.
void FunctionLowering::forward(llvm::BasicBlock* uncaught, llvm::Value* exception, Handler& outer) {
  if (uncaught == nullptr)
    return;
  const llvm::IRBuilderBase::InsertPointGuard guard(builder_);
  builder_.SetInsertPoint(uncaught);
  throw_to(outer, exception);
}

// Volatile, so that LLVM does not follow what one handler has found out about the tag through all handlers
// around it: that takes time more than quadratic in the depth of nesting (JumpThreading), and gains nothing.
llvm::Value* FunctionLowering::load_tag(llvm::Value* exception) {
  return builder_.CreateLoad(builder_.getPtrTy(),
                             builder_.CreateStructGEP(abi_.exception, exception, exception_member::tag),
                             /*isVolatile=*/true);
}

// Splits the current block: where the tag is this one, and where it is not. A tag's address is its identity.
// The builder then stands in the first; the second is returned.
llvm::BasicBlock* FunctionLowering::branch_on_tag(llvm::Value* thrown, TagIndex tag) {
  llvm::BasicBlock* const caught = emitter_.append_block("catch");
  llvm::BasicBlock* const other = emitter_.append_block("");
  builder_.CreateCondBr(builder_.CreateICmpEQ(thrown, state_.tag(builder_, tag)), caught, other);
  builder_.SetInsertPoint(caught);
  return other;
}

// ------------------------------------------------------------------ exceptions themselves

llvm::Value* FunctionLowering::payload_slot(llvm::Value* exception, std::size_t index) {
  return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), exception,
                                             sizeof(abi::Exception) + index * sizeof(abi::Value));
}

std::span<const ValueType> FunctionLowering::payload_types(TagIndex tag) const {
  return function_type(wasm_, wasm_.tags[tag.value].type).parameters;
}

void FunctionLowering::push_payload(llvm::Value* exception, TagIndex tag) {
  const std::span<const ValueType> types = payload_types(tag);
  for (std::size_t i = 0; i < types.size(); ++i)
    push(builder_.CreateLoad(llvm_type(types[i], ir_.getContext()), payload_slot(exception, i)));
}

// From here on more than one place may hold the exception: only the runtime can tell when it is dead.
void FunctionLowering::mark_escaped(llvm::Value* exception) {
  builder_.CreateStore(builder_.getInt8(1),
                       builder_.CreateStructGEP(abi_.exception, exception, exception_member::escaped));
}

// Null where exceptions are the garbage collector's.
llvm::Instruction* FunctionLowering::release(llvm::Value* exception) {
  if (guest_.facts.has_objects())
    return nullptr;
  return emitter_.call_builtin(Builtin::exception_release, {exception});
}

void FunctionLowering::lower_throw(TagIndex tag) {
  const std::size_t count = payload_types(tag).size();
  llvm::Value* const exception =
      guest_.facts.has_objects()
          ? objects_.new_exception(tag)
          : emitter_.call_builtin(Builtin::exception_allocate,
                                  {state_.tag(builder_, tag),
                                   builder_.getInt32(static_cast<std::uint32_t>(count)), emitter_.site()});
  const llvm::SmallVector<llvm::Value*> values = pop_operands(count);
  for (std::size_t i = 0; i < count; ++i)
    builder_.CreateStore(values[i], payload_slot(exception, i));
  throw_to(handlers_.back(), exception);
  set_unreachable();
}

void FunctionLowering::lower_throw_ref() {
  llvm::Value* const exception = pop();
  emitter_.trap_if(builder_.CreateIsNull(exception), abi::Trap::null_exception_reference);
  throw_to(handlers_.back(), exception);
  set_unreachable();
}

// ------------------------------------------------------------------ try_table, and try of before
// WebAssembly 3.0

void FunctionLowering::open_try(ControlFrame::Kind kind, const Instruction& instr) {
  open_block(kind, instr.block);
  handlers_.emplace_back();
  control_.back().handler_count = handlers_.size();
}

// The frame is closed already: the labels of try_table's clauses are counted from outside of it (spec:
// valid/instructions, try_table).
void FunctionLowering::end_try(const ControlFrame& closed) {
  switch (closed.kind) {
  case ControlFrame::Kind::try_table:
    return lower_clauses(pop_handler());
  case ControlFrame::Kind::try_: { // without any clause
    const Handler handler = pop_handler();
    return forward(handler.dispatch, handler.exception, handlers_.back());
  }
  case ControlFrame::Kind::catch_:
    return forward(closed.uncaught, closed.caught, handlers_.back());
  default:
    return;
  }
}

void FunctionLowering::lower_clauses(const Handler& handler) {
  llvm::BasicBlock* uncaught = handler.dispatch;
  if (uncaught == nullptr)
    return;
  const std::size_t height = operands_.size();
  llvm::Value* tag = nullptr;
  for (const CatchClause& clause : handler.clauses) {
    using enum CatchClause::Kind;
    builder_.SetInsertPoint(uncaught);
    const bool has_tag = clause.kind == catch_ || clause.kind == catch_ref;
    if (has_tag && tag == nullptr)
      tag = load_tag(handler.exception);
    uncaught = has_tag ? branch_on_tag(tag, TagIndex(clause.tag)) : nullptr;
    if (has_tag)
      push_payload(handler.exception, TagIndex(clause.tag));
    if (clause.kind == catch_ref || clause.kind == catch_all_ref) {
      mark_escaped(handler.exception);
      push(handler.exception);
    } else {
      release(handler.exception);
    }
    branch_to(frame(clause.label).target, frame(clause.label).target_phis);
    operands_.resize(height);
    if (uncaught == nullptr)
      return; // nothing is left for the clauses behind
  }
  forward(uncaught, handler.exception, handlers_.back());
}

// Begins a clause of a legacy try. Its body is reachable if anything throws in the try's.
void FunctionLowering::lower_catch(const Instruction& instr) {
  ControlFrame& opened = control_.back();
  if (reachable_)
    branch_to(opened.continuation, opened.result_phis);
  if (opened.kind == ControlFrame::Kind::try_) {
    const Handler handler = pop_handler();
    opened.kind = ControlFrame::Kind::catch_;
    opened.handler_count = handlers_.size(); // what a clause throws goes outwards
    opened.uncaught = handler.dispatch;
    opened.caught = handler.exception;
  }
  operands_.resize(opened.height);
  opened.release = nullptr;
  if (opened.uncaught == nullptr)
    return set_unreachable();

  reachable_ = true;
  builder_.SetInsertPoint(opened.uncaught);
  if (instr.op == Op::catch_) {
    if (opened.caught_tag == nullptr)
      opened.caught_tag = load_tag(opened.caught);
    opened.uncaught = branch_on_tag(opened.caught_tag, TagIndex(instr.index));
    push_payload(opened.caught, TagIndex(instr.index));
  } else {
    opened.uncaught = nullptr;
  }
  opened.release = release(opened.caught);
}

// Ends a try whose exceptions are handled as if thrown right inside the block with this label.
void FunctionLowering::lower_delegate(std::uint32_t label) {
  const Handler handler = pop_handler();
  const ControlFrame& destination = frame(label + 1); // the try itself is still open
  forward(handler.dispatch, handler.exception, handlers_[destination.handler_count - 1]);
  control_.back().kind = ControlFrame::Kind::block;
  lower_end();
}

void FunctionLowering::lower_rethrow(std::uint32_t label) {
  ControlFrame& clause = frame(label);
  // The clause needs its exception longer than it seemed when it began.
  if (clause.release != nullptr) {
    clause.release->eraseFromParent();
    clause.release = nullptr;
  }
  // Unless this leaves the clause, which can then throw it a second time.
  if (handlers_.size() != clause.handler_count)
    mark_escaped(clause.caught);
  throw_to(handlers_.back(), clause.caught);
  set_unreachable();
}

} // namespace ingot
