// What the IR has of a linear memory: the abi::Memory it starts as, and the opaque global that stands for its
// bytes until the last pass (ir_conventions.hpp).
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

namespace ingot {

// `location` says where the base is found, in the form that ir::memory_metadata describes.
llvm::GlobalVariable* create_memory_bytes(llvm::Module& ir, const llvm::Twine& name, const MemoryType& type,
                                          const ProgramOptions& options,
                                          llvm::ArrayRef<llvm::Constant*> location);

// The abi::Memory of a new memory, before the runtime reserves it.
llvm::Constant* initial_memory(const MemoryType& type, const ProgramOptions& options, const AbiTypes& abi,
                               llvm::LLVMContext& context);

} // namespace ingot
