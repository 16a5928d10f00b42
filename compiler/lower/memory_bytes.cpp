#include "compiler/lower/memory_bytes.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "compiler/wasm/limits.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/Metadata.h>
#include <llvm/Support/Alignment.h>

#include <algorithm>
#include <cstdint>

namespace ingot {

llvm::GlobalVariable* create_memory_bytes(llvm::Module& ir, const llvm::Twine& name,
                                          llvm::Constant* location) {
  llvm::LLVMContext& context = ir.getContext();
  // An array without elements, not of the initial size: LLVM may load speculatively what lies within an
  // object.
  auto* const bytes = new llvm::GlobalVariable(ir, llvm::ArrayType::get(llvm::Type::getInt8Ty(context), 0),
                                               /*isConstant=*/false, llvm::GlobalValue::ExternalLinkage,
                                               /*Initializer=*/nullptr, name);
  bytes->setVisibility(llvm::GlobalValue::HiddenVisibility);
  bytes->setDSOLocal(true);
  bytes->setAlignment(llvm::Align(limits::page_size));
  bytes->setMetadata(ir::memory_metadata,
                     llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(location)));
  return bytes;
}

llvm::Constant* initial_memory(const MemoryType& type, const ProgramOptions& options, const AbiTypes& abi,
                               llvm::LLVMContext& context) {
  const std::uint64_t maximum_pages =
      std::min<std::uint64_t>(type.limits.maximum.value_or(limits::memory32_pages), limits::memory32_pages);
  const std::uint64_t maximum =
      std::min(maximum_pages * limits::page_size, options.maximum_memory.value_or(UINT64_MAX));
  llvm::Type* const i64 = llvm::Type::getInt64Ty(context);
  llvm::Type* const i8 = llvm::Type::getInt8Ty(context);
  return llvm::ConstantStruct::get(abi.memory,
                                   {llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)),
                                    llvm::ConstantInt::get(i64, type.limits.minimum * limits::page_size),
                                    llvm::ConstantInt::get(i64, maximum), llvm::ConstantInt::get(i64, 0),
                                    llvm::ConstantInt::get(i8, type.page_size_log2),
                                    llvm::ConstantInt::get(i8, 1), llvm::ConstantInt::get(i8, type.limits.shared),
                                    llvm::ConstantInt::get(i8, 0),
                                    llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), 0)});
}

} // namespace ingot
