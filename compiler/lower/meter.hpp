// What a function does besides what its code says, so that it cannot run for ever: --meter.
//
// Fuel is what is left of the instructions that the guest may execute, each of which counts one but for those
// that do nothing when they are executed. They are counted here, before LLVM sees them, and so are the same
// on every target and at every level of optimisation. Inside a function fuel is a variable, which LLVM keeps
// in a register; the state of the instance has it whenever another function runs. It is looked at where code
// begins that may run again: at the beginning of functions and loops.
//
// An epoch is a word that others write at any time; it is looked at in the same places.
#pragma once

#include "compiler/library/metering.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

class Meter {
public:
  Meter(Metering metering, InstanceState& state, Emitter& emitter)
      : metering_(metering), state_(state), emitter_(emitter) {}

  // At the function's entry.
  void enter();

  // Traps if the guest may not go on.
  void check();

  // Before the instruction is lowered. What was counted is taken from the fuel where control may branch.
  void count(Op op);

  // What takes the longer the more it has to do: takes `amount` >> `log2`, an i64, besides.
  void charge(llvm::Value* amount, unsigned log2);

  // Before other functions of the guest run or this one ends; and when it runs again.
  void hand_over();
  void take_back();

private:
  bool counts() const { return metering_ == Metering::fuel; }
  void take(llvm::Value* amount);

  const Metering metering_;
  InstanceState& state_;
  Emitter& emitter_;
  llvm::AllocaInst* fuel_ = nullptr;
  std::uint64_t counted_ = 0; // and not yet taken
};

} // namespace ingot
