#include "compiler/lower/gc/allocation_functions.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/heap.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ModRef.h>

namespace ingot {
namespace {

constexpr unsigned size_argument = 1;

void add_effects(llvm::AttrBuilder& attributes) {
  attributes.addMemoryAttr(llvm::MemoryEffects::inaccessibleMemOnly());
  attributes.addAttribute(llvm::Attribute::NoUnwind);
  attributes.addAttribute(llvm::Attribute::WillReturn);
  attributes.addAttribute(llvm::Attribute::NoCallback);
  attributes.addAttribute(llvm::Attribute::NoSync);
  attributes.addAttribute(llvm::Attribute::NoFree);
}

llvm::Function* declare(llvm::Module& module, llvm::StringRef symbol,
                        llvm::ArrayRef<llvm::Type*> parameters) {
  if (llvm::Function* const declared = module.getFunction(symbol))
    return declared;
  llvm::LLVMContext& context = module.getContext();
  llvm::Function* const function = llvm::Function::Create(
      llvm::FunctionType::get(llvm::PointerType::getUnqual(context), parameters, /*isVarArg=*/false),
      llvm::GlobalValue::ExternalLinkage, symbol, module);
  // An object that nobody looks at need not be made. (It could only have shown that the heap is exhausted.)
  llvm::AttrBuilder attributes(context);
  attributes.addAllocKindAttr(llvm::AllocFnKind::Alloc | llvm::AllocFnKind::Zeroed);
  attributes.addAllocSizeAttr(size_argument, std::nullopt);
  attributes.addAttribute("alloc-family", "ingot");
  add_effects(attributes);
  function->addFnAttrs(attributes);
  function->addRetAttr(llvm::Attribute::NoAlias);
  function->addRetAttr(llvm::Attribute::NonNull);
  function->addRetAttr(llvm::Attribute::getWithAlignment(context, llvm::Align(abi::object_alignment)));
  return function;
}

} // namespace

llvm::Function* record_function(llvm::Module& module) {
  if (llvm::Function* const declared = module.getFunction(ir::record_symbol))
    return declared;
  llvm::LLVMContext& context = module.getContext();
  llvm::Function* const function = llvm::Function::Create(
      llvm::FunctionType::get(llvm::Type::getVoidTy(context), {llvm::PointerType::getUnqual(context)},
                              /*isVarArg=*/false),
      llvm::GlobalValue::ExternalLinkage, ir::record_symbol, module);
  llvm::AttrBuilder attributes(context);
  add_effects(attributes);
  // It reads the place, too, in the eyes of the optimiser: otherwise a store could be moved out of a loop, in
  // front of allocations that the loop makes, and a collection there would find a reference that is not
  // recorded yet.
  attributes.removeAttribute(llvm::Attribute::Memory);
  attributes.addMemoryAttr(llvm::MemoryEffects::inaccessibleMemOnly() |
                           llvm::MemoryEffects::argMemOnly(llvm::ModRefInfo::Ref));
  function->addFnAttrs(attributes);
  function->addParamAttr(0, llvm::Attribute::getWithCaptureInfo(context, llvm::CaptureInfo::none()));
  return function;
}

llvm::Function* new_object_function(llvm::Module& module) {
  llvm::LLVMContext& context = module.getContext();
  return declare(module, ir::new_object_symbol,
                 {llvm::PointerType::getUnqual(context), llvm::Type::getInt64Ty(context),
                  llvm::Type::getInt32Ty(context)});
}

llvm::Function* new_array_function(llvm::Module& module) {
  llvm::LLVMContext& context = module.getContext();
  return declare(module, ir::new_array_symbol,
                 {llvm::PointerType::getUnqual(context), llvm::Type::getInt64Ty(context),
                  llvm::Type::getInt32Ty(context), llvm::Type::getInt32Ty(context)});
}

} // namespace ingot
