// How guest functions are called: Wasm's function types as LLVM's, with all that lowering adds to them.
//
//   [instance] parameters... [result area]  ->  results... [exception]
//
// instance     in the linkable form: the state of the callee's module
// parameters   where any call may be a tail call, only as many as fit registers; the others go to the
//              argument area, a variable of the runtime that the callee reads before it does anything else.
//              So a tail call is a jump, and needs no stack that its caller does not have. (LLVM 22 loses
//              stack arguments of such calls: issue 199224; RISC-V cannot make them at all.)
// result area  where the results go that do not fit registers, as LLVM would do it too, but then behind our
//              back: a call that must be a tail call hands its own result area on, and a hidden one cannot be
//              handed on
// exception    of functions that may throw: a pointer to an abi::Exception, or null if the function returned.
//              The results mean nothing if it is not null. (docs/decisions/0010)
//
// LLVM has no tailcc for RISC-V, and guarantees tail calls there only between functions of one LLVM type. So
// all functions with the same results have one: so many integers, then f64, then f32, one for each register.
// Those that a function does not have cost nothing: they are poison. (docs/decisions/0018) On a machine of 32
// bits there are integers alone, and a wider value is as many of them as it takes.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

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
#include <cstdint>

namespace ingot {

// What all functions of a module have in common.
struct CallingConvention {
  CallingConvention() = default; // where no call must be a tail call
  CallingConvention(World world, bool has_tail_calls, const TargetProfile& target);

  enum class TailCalls : std::uint8_t {
    none,
    between_all,       // LLVM guarantees them between functions of any parameters
    between_same_type, // only between functions of one LLVM type
  };
  TailCalls tail_calls = TailCalls::none;
  bool takes_instance = false;
  bool instance_has_argument_area = false; // instead of the runtime; only of modules with tail calls
  bool has_two_result_registers = false;   // for everything that is returned; otherwise more than enough
  unsigned register_bits = 64;             // where 32, floating-point numbers are passed as integers

  llvm::CallingConv::ID id() const {
    return tail_calls == TailCalls::between_all ? llvm::CallingConv::Tail : llvm::CallingConv::Fast;
  }
};

// Where in an instance that has one the argument area begins: right behind abi::Instance.
inline constexpr std::uint64_t argument_area_offset = sizeof(abi::Instance);

class CallShape {
public:
  CallShape(const FunctionType& type, bool may_throw, CallingConvention convention,
            llvm::LLVMContext& context);

  llvm::FunctionType* type() const { return type_; }
  llvm::CallingConv::ID convention() const { return convention_.id(); }
  bool may_throw() const { return may_throw_; }

  // Of the function type of Wasm.
  std::size_t parameter_count() const { return parameters_.size(); }

  // The structure that the result area holds, or null if there is none.
  llvm::StructType* result_area() const { return result_area_; }

  // Tells the optimiser what the types say of the function's values: which references are not null,
  // and which are pointers.
  void add_attributes(llvm::Function& function, const FunctionType& type) const;

  // Of a function with this shape. `parameters` are those of Wasm; to be asked for at the function's entry.
  llvm::SmallVector<llvm::Value*> parameters_of(llvm::IRBuilder<>& builder, llvm::Function& function) const;
  llvm::Value* instance_of(llvm::Function& function) const;
  llvm::Value* result_area_of(llvm::Function& function) const;

  // A call. `instance` and `result_area` are looked at only if the shape has them.
  llvm::CallInst* create_call(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* instance,
                              llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* result_area) const;
  // Null if the callee cannot throw.
  llvm::Value* exception_of(llvm::IRBuilder<>& builder, llvm::Value* call) const;
  llvm::SmallVector<llvm::Value*> results_of(llvm::IRBuilder<>& builder, llvm::Value* call,
                                             llvm::Value* result_area) const;

  // The end of a function of this shape, with results or with an exception.
  void create_return(llvm::IRBuilder<>& builder, llvm::ArrayRef<llvm::Value*> results) const;
  void create_unwind(llvm::IRBuilder<>& builder, llvm::Value* exception) const;

private:
  // Of a parameter of Wasm: its type, and which LLVM parameter it is (the first of several for what is wider
  // than a register, if all functions have one type) or else where in the argument area it goes.
  struct Parameter {
    llvm::Type* type;
    bool in_register;
    unsigned position; // of an LLVM parameter, or in multiples of 16 bytes
  };

  unsigned registers_of(const llvm::Type* type) const;
  bool fit_registers(llvm::ArrayRef<llvm::Type*> results) const;
  llvm::SmallVector<llvm::Type*> place_in_order(llvm::ArrayRef<llvm::Type*> parameters,
                                                llvm::LLVMContext& context);
  llvm::SmallVector<llvm::Type*> place_by_kind(llvm::ArrayRef<llvm::Type*> parameters,
                                               llvm::LLVMContext& context);

  CallingConvention convention_;
  bool may_throw_;
  llvm::SmallVector<Parameter> parameters_;
  unsigned result_count_;
  llvm::FunctionType* type_ = nullptr;
  llvm::StructType* result_area_ = nullptr;
  unsigned result_area_position_ = 0; // of an LLVM parameter
};

} // namespace ingot
