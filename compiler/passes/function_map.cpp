#include "compiler/passes/function_map.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Alignment.h>

namespace ingot {

llvm::PreservedAnalyses FunctionMapPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  llvm::SmallVector<llvm::Function*> functions;
  for (llvm::Function& function : module)
    if (!function.isDeclarationForLinker() && function.hasMetadata(ir::function_metadata))
      functions.push_back(&function);
  // The module with the descriptor refers to the map, so that has to be there even if it is empty.
  if (functions.empty() && module.getNamedGlobal(ir::module_descriptor_symbol) == nullptr)
    return llvm::PreservedAnalyses::all();

  // The map refers to its own members, so it exists before its contents.
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(module.getContext());
  llvm::IntegerType* const i64 = llvm::Type::getInt64Ty(module.getContext());
  llvm::IntegerType* const word = module.getDataLayout().getIntPtrType(module.getContext());
  auto* const entry_type = llvm::StructType::get(i32, i32);
  auto* const map_type = llvm::ArrayType::get(entry_type, functions.size());
  auto* const map =
      new llvm::GlobalVariable(module, map_type, /*isConstant=*/true, llvm::GlobalValue::PrivateLinkage,
                               /*Initializer=*/nullptr, "function_map");
  map->setSection(abi::function_map_section);
  // Other objects' entries follow without a gap.
  map->setAlignment(llvm::Align(alignof(abi::FunctionMapEntry)));
  llvm::SmallVector<llvm::Constant*> entries;
  for (llvm::Function* const function : functions) {
    llvm::Constant* const member = llvm::ConstantExpr::getInBoundsGetElementPtr(
        map_type, map,
        llvm::ArrayRef<llvm::Constant*>{llvm::ConstantInt::get(i64, 0),
                                        llvm::ConstantInt::get(i64, entries.size()),
                                        llvm::ConstantInt::get(i32, 0)});
    llvm::Constant* const distance = llvm::ConstantExpr::getSub(
        llvm::ConstantExpr::getPtrToInt(function, word), llvm::ConstantExpr::getPtrToInt(member, word));
    auto* const index = llvm::mdconst::extract<llvm::ConstantInt>(
        function->getMetadata(ir::function_metadata)->getOperand(0));
    entries.push_back(llvm::ConstantStruct::get(
        entry_type, {word == i32 ? distance : llvm::ConstantExpr::getTrunc(distance, i32), index}));
  }
  map->setInitializer(llvm::ConstantArray::get(map_type, entries));
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
