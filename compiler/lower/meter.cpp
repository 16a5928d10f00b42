#include "compiler/lower/meter.hpp"

#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

namespace ingot {
namespace {

// Where blocks begin and end, and what there is only for validation.
bool does_nothing(Op op) {
  switch (op) {
  case Op::nop:
  case Op::drop:
  case Op::block:
  case Op::loop:
  case Op::else_:
  case Op::end:
  case Op::try_table:
  case Op::try_:
  case Op::catch_:
  case Op::catch_all:
  case Op::delegate:
    return true;
  default:
    return false;
  }
}

// Whether what follows may be executed another number of times than what was before.
bool ends_region(Op op) {
  switch (op) {
  case Op::nop:
  case Op::drop:
  case Op::select:
  case Op::select_typed:
    return false;
  case Op::br_on_cast:
  case Op::br_on_cast_fail:
    return true;
  default:
    return info(op).chapter == OpChapter::control || info(op).chapter == OpChapter::calls ||
           info(op).chapter == OpChapter::exceptions;
  }
}

} // namespace

void Meter::enter() {
  if (counts()) {
    fuel_ = emitter_.builder().CreateAlloca(emitter_.builder().getInt64Ty());
    take_back();
  }
  check();
}

void Meter::check() {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Type* const i64 = builder.getInt64Ty();
  if (metering_ == Metering::fuel) {
    emitter_.trap_if(builder.CreateICmpSLT(builder.CreateLoad(i64, fuel_), builder.getInt64(1)),
                     abi::Trap::fuel_exhausted);
  } else if (metering_ == Metering::epoch) {
    // Volatile, so that it is loaded each time, and not atomic, which would keep other loads in their places.
    // All targets load an aligned word at once.
    llvm::Value* const epoch = builder.CreateLoad(i64, state_.epoch(builder), /*isVolatile=*/true);
    emitter_.trap_if(builder.CreateICmpUGE(epoch, state_.deadline(builder)), abi::Trap::interrupted);
  }
}

void Meter::count(Op op) {
  if (!counts())
    return;
  if (!does_nothing(op))
    ++counted_;
  if (ends_region(op) && counted_ != 0) {
    take(emitter_.builder().getInt64(counted_));
    counted_ = 0;
  }
}

void Meter::charge(llvm::Value* amount, unsigned log2) {
  if (counts())
    take(emitter_.builder().CreateLShr(amount, log2));
}

// It does not wrap: what is not positive ends the guest before it can take more than one function's code
// does.
void Meter::take(llvm::Value* amount) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  builder.CreateStore(builder.CreateNSWSub(builder.CreateLoad(builder.getInt64Ty(), fuel_), amount), fuel_);
}

void Meter::hand_over() {
  llvm::IRBuilder<>& builder = emitter_.builder();
  if (counts())
    builder.CreateStore(builder.CreateLoad(builder.getInt64Ty(), fuel_), state_.fuel(builder));
}

void Meter::take_back() {
  llvm::IRBuilder<>& builder = emitter_.builder();
  if (counts())
    builder.CreateStore(builder.CreateLoad(builder.getInt64Ty(), state_.fuel(builder)), fuel_);
}

} // namespace ingot
