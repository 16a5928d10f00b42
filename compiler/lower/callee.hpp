// What a call goes to.
#pragma once

#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

namespace ingot {

struct Callee {
  CallShape shape;
  llvm::Value* code;
  llvm::Value* instance;            // whose function it is, if the shape takes one
  llvm::Value* reference = nullptr; // an abi::FunctionReference to it, of an indirect call
};

// A function of the function index space, for a call where `builder` stands.
Callee direct_callee(GuestFunctions& guest, InstanceState& state, llvm::IRBuilder<>& builder,
                     FunctionIndex function);

// What a function reference that is not null refers to.
Callee referenced_callee(const GuestFunctions& guest, const AbiTypes& abi, llvm::IRBuilder<>& builder,
                         llvm::Value* reference, const CallShape& shape);

} // namespace ingot
