#include "compiler/lower/calling_convention.hpp"

#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

#include <cstddef>

namespace ingot {
namespace {

// Every target returns two values of any type in registers, and an exception beside them.
constexpr std::size_t register_results = 2;

} // namespace

CallShape::CallShape(const FunctionType& type, bool may_throw, CallingConvention convention,
                     llvm::LLVMContext& context)
    : convention_(convention), may_throw_(may_throw), parameter_count_(type.parameters.size()),
      result_count_(static_cast<unsigned>(type.results.size())) {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::SmallVector<llvm::Type*> parameters;
  if (convention.takes_instance)
    parameters.push_back(pointer);
  for (const ValueType parameter : type.parameters)
    parameters.push_back(llvm_type(parameter, context));
  llvm::SmallVector<llvm::Type*> results;
  for (const ValueType result : type.results)
    results.push_back(llvm_type(result, context));
  if (results.size() > register_results) {
    result_area_ = llvm::StructType::get(context, results);
    parameters.push_back(pointer);
    results.clear();
  }
  if (may_throw)
    results.push_back(pointer);
  llvm::Type* const result = results.empty()       ? llvm::Type::getVoidTy(context)
                             : results.size() == 1 ? results.front()
                                                   : llvm::StructType::get(context, results);
  type_ = llvm::FunctionType::get(result, parameters, /*isVarArg=*/false);
}

llvm::Value* CallShape::instance_of(llvm::Function& function) const {
  return convention_.takes_instance ? function.getArg(0) : nullptr;
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
  all_arguments.append(arguments.begin(), arguments.end());
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
