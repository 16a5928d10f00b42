// How guest functions are called: Wasm's function types as LLVM's, with all that lowering adds to them.
//
//   [instance] parameters... [result area]  ->  results... [exception]
//
// instance     in the linkable form: the state of the callee's module
// result area  where more than two results go, as LLVM would do it too, but then behind our back: a call that
// must be
//              a tail call hands its own result area on, and a hidden one cannot be handed on
// exception    of functions that may throw: a pointer to an abi::Exception, or null if the function returned.
// The
//              results mean nothing if it is not null. (docs/decisions/0010)
#pragma once

#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/CallingConv.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Value.h>

#include <cstddef>

namespace ingot {

// What all functions of a module have in common.
struct CallingConvention {
  llvm::CallingConv::ID id = llvm::CallingConv::Fast; // Tail where any call may be a tail call
  bool takes_instance = false;
};

class CallShape {
public:
  CallShape(const FunctionType& type, bool may_throw, CallingConvention convention,
            llvm::LLVMContext& context);

  llvm::FunctionType* type() const { return type_; }
  llvm::CallingConv::ID convention() const { return convention_.id; }
  bool may_throw() const { return may_throw_; }

  // Of the function type of Wasm.
  std::size_t parameter_count() const { return parameter_count_; }

  // The structure that the result area holds, or null if there is none.
  llvm::StructType* result_area() const { return result_area_; }

  // Where the parameters of Wasm begin among those of LLVM.
  unsigned first_parameter() const { return convention_.takes_instance ? 1 : 0; }

  // Of a function with this shape.
  llvm::Value* instance_of(llvm::Function& function) const;
  llvm::Value* result_area_of(llvm::Function& function) const;

  // A call. `instance` and `result_area` are looked at only if the shape has them.
  llvm::CallInst* create_call(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* instance,
                              llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* result_area) const;
  // Null if the callee cannot throw.
  llvm::Value* exception_of(llvm::IRBuilder<>& builder, llvm::CallInst* call) const;
  llvm::SmallVector<llvm::Value*> results_of(llvm::IRBuilder<>& builder, llvm::CallInst* call,
                                             llvm::Value* result_area) const;

  // The end of a function of this shape, with results or with an exception.
  void create_return(llvm::IRBuilder<>& builder, llvm::ArrayRef<llvm::Value*> results) const;
  void create_unwind(llvm::IRBuilder<>& builder, llvm::Value* exception) const;

private:
  CallingConvention convention_;
  bool may_throw_;
  std::size_t parameter_count_;
  unsigned result_count_;
  llvm::FunctionType* type_ = nullptr;
  llvm::StructType* result_area_ = nullptr;
};

} // namespace ingot
