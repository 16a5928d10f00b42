#include "compiler/lower/wasi_call.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/llvm_types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Casting.h>

namespace ingot {

llvm::CallInst* call_wasi_function(llvm::IRBuilder<>& builder, llvm::Module& ir, const WasiFunction& function,
                                   llvm::Value* instance, llvm::ArrayRef<llvm::Value*> arguments) {
  llvm::SmallVector<llvm::Value*> all = {instance};
  all.append(arguments.begin(), arguments.end());
  llvm::SmallVector<llvm::Type*> parameters;
  for (const llvm::Value* const argument : all)
    parameters.push_back(argument->getType());
  llvm::Type* const result = function.type.results.empty()
                                 ? builder.getVoidTy()
                                 : llvm_type(function.type.results.front(), ir.getContext());
  auto* const callee = llvm::cast<llvm::Function>(
      ir.getOrInsertFunction(function.symbol, llvm::FunctionType::get(result, parameters, false))
          .getCallee());
  mark_runtime_function(*callee);
  return builder.CreateCall(callee, all);
}

} // namespace ingot
