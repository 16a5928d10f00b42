#include "compiler/passes/function_order.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Function.h>

#include <optional>

namespace ingot {

llvm::PreservedAnalyses FunctionOrderPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  llvm::SmallVector<llvm::Function*> never_executed;
  for (llvm::Function& function : module)
    if (const std::optional<llvm::Function::ProfileCount> count = function.getEntryCount();
        !function.isDeclaration() && count && count->getCount() == 0)
      never_executed.push_back(&function);
  for (llvm::Function* const function : never_executed) {
    module.getFunctionList().remove(function);
    module.getFunctionList().push_back(function);
  }
  return never_executed.empty() ? llvm::PreservedAnalyses::all() : llvm::PreservedAnalyses::none();
}

} // namespace ingot
