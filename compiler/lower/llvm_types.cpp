#include "compiler/lower/llvm_types.hpp"

#include "compiler/wasm/types.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>

#include <vector>

namespace ingot {

llvm::Type* llvm_type(ValueType type, llvm::LLVMContext& context) {
  switch (type.kind) {
  case ValueKind::i32:
    return llvm::Type::getInt32Ty(context);
  case ValueKind::i64:
    return llvm::Type::getInt64Ty(context);
  case ValueKind::f32:
    return llvm::Type::getFloatTy(context);
  case ValueKind::f64:
    return llvm::Type::getDoubleTy(context);
  case ValueKind::v128:
    return llvm::FixedVectorType::get(llvm::Type::getInt64Ty(context), 2);
  case ValueKind::ref:
    return llvm::PointerType::getUnqual(context);
  }
  llvm_unreachable("all value kinds are handled above");
}

llvm::Type* llvm_result_type(const std::vector<ValueType>& results, llvm::LLVMContext& context) {
  if (results.empty())
    return llvm::Type::getVoidTy(context);
  if (results.size() == 1)
    return llvm_type(results.front(), context);
  llvm::SmallVector<llvm::Type*> members;
  for (const ValueType result : results)
    members.push_back(llvm_type(result, context));
  return llvm::StructType::get(context, members);
}

llvm::FunctionType* llvm_type(const FunctionType& type, llvm::LLVMContext& context) {
  llvm::SmallVector<llvm::Type*> parameters;
  for (const ValueType parameter : type.parameters)
    parameters.push_back(llvm_type(parameter, context));
  return llvm::FunctionType::get(llvm_result_type(type.results, context), parameters, /*isVarArg=*/false);
}

} // namespace ingot
