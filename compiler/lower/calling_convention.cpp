#include "compiler/lower/calling_convention.hpp"

#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/Casting.h>

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// Every target returns two values of any type in registers, and an exception beside them.
constexpr std::size_t register_results = 2;

// What every target passes in registers: integers and pointers, and beside them floating-point numbers and
// vectors (System V ABI, x86-64, 3.2.3; the others have more).
constexpr unsigned integer_registers = 6;
constexpr unsigned float_registers = 8;

// Where the parameters are that do not fit (runtime-lib/abi/instance.hpp).
llvm::Value* argument_area(llvm::IRBuilder<>& builder, unsigned position) {
  llvm::Module& module = *builder.GetInsertBlock()->getModule();
  auto* const area = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(
      abi::argument_area_symbol, llvm::ArrayType::get(builder.getInt8Ty(), sizeof(abi::ArgumentArea))));
  area->setVisibility(llvm::GlobalValue::HiddenVisibility);
  area->setDSOLocal(true);
  area->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  area->setAlignment(llvm::Align(alignof(abi::ArgumentArea)));
  return builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), area,
                                            std::uint64_t{position} * sizeof(abi::Value));
}

} // namespace

CallShape::CallShape(const FunctionType& type, bool may_throw, CallingConvention convention,
                     llvm::LLVMContext& context)
    : convention_(convention), may_throw_(may_throw),
      result_count_(static_cast<unsigned>(type.results.size())) {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::SmallVector<llvm::Type*> parameters;
  if (convention.takes_instance)
    parameters.push_back(pointer);
  llvm::SmallVector<llvm::Type*> results;
  for (const ValueType result : type.results)
    results.push_back(llvm_type(result, context));
  if (results.size() > register_results) {
    result_area_ = llvm::StructType::get(context, results);
    results.clear();
  }

  unsigned free_integers = integer_registers - convention.takes_instance - (result_area_ != nullptr);
  unsigned free_floats = float_registers;
  unsigned in_area = 0;
  for (const ValueType parameter : type.parameters) {
    llvm::Type* const parameter_type = llvm_type(parameter, context);
    unsigned& free = parameter_type->isIntOrPtrTy() ? free_integers : free_floats;
    const bool in_register = !convention.has_tail_calls() || free > 0;
    parameters_.push_back(
        {parameter_type, in_register, in_register ? static_cast<unsigned>(parameters.size()) : in_area++});
    if (in_register) {
      parameters.push_back(parameter_type);
      free -= free > 0;
    }
  }
  if (result_area_ != nullptr)
    parameters.push_back(pointer);
  if (may_throw)
    results.push_back(pointer);
  llvm::Type* const result = results.empty()       ? llvm::Type::getVoidTy(context)
                             : results.size() == 1 ? results.front()
                                                   : llvm::StructType::get(context, results);
  type_ = llvm::FunctionType::get(result, parameters, /*isVarArg=*/false);
}

void CallShape::add_attributes(llvm::Function& function, const FunctionType& type) const {
  const auto attributes_of = [&](ValueType value) {
    llvm::AttrBuilder attributes(function.getContext());
    if (value.is_reference() && !value.nullable)
      attributes.addAttribute(llvm::Attribute::NonNull);
    if (value.is_reference() && reference_alignment(value) > 1)
      attributes.addAlignmentAttr(reference_alignment(value));
    return attributes;
  };
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    if (parameters_[i].in_register)
      function.addParamAttrs(parameters_[i].position, attributes_of(type.parameters[i]));
  // With an exception, or with more of them, the results are a structure.
  if (result_count_ == 1 && !may_throw_)
    function.addRetAttrs(attributes_of(type.results.front()));
}

llvm::Value* CallShape::instance_of(llvm::Function& function) const {
  return convention_.takes_instance ? function.getArg(0) : nullptr;
}

llvm::SmallVector<llvm::Value*> CallShape::parameters_of(llvm::IRBuilder<>& builder,
                                                         llvm::Function& function) const {
  llvm::SmallVector<llvm::Value*> values;
  for (const Parameter& parameter : parameters_)
    values.push_back(parameter.in_register
                         ? static_cast<llvm::Value*>(function.getArg(parameter.position))
                         : builder.CreateLoad(parameter.type, argument_area(builder, parameter.position)));
  return values;
}

llvm::Value* CallShape::result_area_of(llvm::Function& function) const {
  return result_area_ != nullptr ? function.getArg(static_cast<unsigned>(function.arg_size() - 1)) : nullptr;
}

llvm::CallInst* CallShape::create_call(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* instance,
                                       llvm::ArrayRef<llvm::Value*> arguments,
                                       llvm::Value* result_area) const {
  llvm::SmallVector<llvm::Value*> all_arguments;
  if (convention_.takes_instance)
    all_arguments.push_back(instance);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (parameters_[i].in_register)
      all_arguments.push_back(arguments[i]);
    else
      builder.CreateStore(arguments[i], argument_area(builder, parameters_[i].position));
  }
  if (result_area_ != nullptr)
    all_arguments.push_back(result_area);
  llvm::CallInst* const call = builder.CreateCall(type_, callee, all_arguments);
  call->setCallingConv(convention_.id);
  return call;
}

llvm::Value* CallShape::exception_of(llvm::IRBuilder<>& builder, llvm::CallInst* call) const {
  if (!may_throw_)
    return nullptr;
  auto* const type = llvm::dyn_cast<llvm::StructType>(call->getType());
  return type == nullptr ? call : builder.CreateExtractValue(call, type->getNumElements() - 1);
}

llvm::SmallVector<llvm::Value*> CallShape::results_of(llvm::IRBuilder<>& builder, llvm::CallInst* call,
                                                      llvm::Value* result_area) const {
  llvm::SmallVector<llvm::Value*> results;
  for (unsigned i = 0; i < result_count_; ++i) {
    if (result_area_ != nullptr)
      results.push_back(builder.CreateLoad(result_area_->getElementType(i),
                                           builder.CreateStructGEP(result_area_, result_area, i)));
    else if (call->getType()->isStructTy())
      results.push_back(builder.CreateExtractValue(call, i));
    else
      results.push_back(call);
  }
  return results;
}

void CallShape::create_return(llvm::IRBuilder<>& builder, llvm::ArrayRef<llvm::Value*> results) const {
  llvm::SmallVector<llvm::Value*> returned;
  if (result_area_ != nullptr) {
    llvm::Value* const area = result_area_of(*builder.GetInsertBlock()->getParent());
    for (unsigned i = 0; i < results.size(); ++i)
      builder.CreateStore(results[i], builder.CreateStructGEP(result_area_, area, i));
  } else {
    returned.append(results.begin(), results.end());
  }
  if (may_throw_)
    returned.push_back(llvm::ConstantPointerNull::get(builder.getPtrTy()));
  if (returned.empty())
    builder.CreateRetVoid();
  else if (returned.size() == 1)
    builder.CreateRet(returned.front());
  else
    builder.CreateAggregateRet(returned.data(), static_cast<unsigned>(returned.size()));
}

void CallShape::create_unwind(llvm::IRBuilder<>& builder, llvm::Value* exception) const {
  auto* const type = llvm::dyn_cast<llvm::StructType>(type_->getReturnType());
  builder.CreateRet(type == nullptr ? exception
                                    : builder.CreateInsertValue(llvm::PoisonValue::get(type), exception,
                                                                type->getNumElements() - 1));
}

} // namespace ingot
