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
#include <llvm/IR/Module.h>

#include <cstdint>
#include <optional>

namespace ingot {

// `location` says where the base is found, in the form that ir::memory_metadata describes.
llvm::GlobalVariable* create_memory_bytes(llvm::Module& ir, const llvm::Twine& name, const MemoryType& type,
                                          const ProgramOptions& options,
                                          llvm::ArrayRef<llvm::Constant*> location);

// How far a memory may grow, in bytes, if the user says no more than `limit`.
std::uint64_t maximum_size(const MemoryType& type, std::optional<std::uint64_t> limit);

// The abi::Memory of a new memory that lies at `base`, or, if that is null, before the runtime reserves it.
// `maximum` is in bytes.
llvm::Constant* initial_memory(const MemoryType& type, Bounds bounds, std::uint64_t maximum,
                               llvm::Constant* base, const AbiTypes& abi);

} // namespace ingot
