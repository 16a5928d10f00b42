// The one place where a guest address becomes a pointer. Whatever reads or writes a linear memory from
// compiled code goes through address_of(); nothing else may compute with a memory's base.
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

// A linear memory as a function sees it.
struct LinearMemory {
  llvm::Value* base;   // its first byte
  llvm::Value* memory; // its abi::Memory
  MemoryType type;
  Bounds bounds;

  // Whether LLVM must keep each access, in order, just as it stands: where the access itself is the check,
  // and where other threads see it (docs/decisions/0005).
  bool is_volatile() const { return bounds == Bounds::guard || type.limits.shared; }
};

// The strategy for a memory if the user asks for this one: only a memory with 32-bit addresses and pages that
// are multiples of the processor's can be guarded.
Bounds bounds_of(const MemoryType& type, Bounds requested);

// The present size in bytes, an i64. For a shared memory a read of this ordering; for others the ordering
// does not matter.
llvm::Value* size_of(Emitter& emitter, const LinearMemory& memory, llvm::AtomicOrdering ordering);

// A pointer to the `size` bytes at `address + offset`, in mathematical integers, from 1 to 16 of them. They
// are in memory; or the code traps, or the access through the pointer faults.
llvm::Value* address_of(Emitter& emitter, const LinearMemory& memory, llvm::Value* address,
                        std::uint64_t offset, std::uint32_t size);

// The sum itself, an i64, for builtins that do not check: it traps in whatever strategy.
llvm::Value* checked_effective_address(Emitter& emitter, const LinearMemory& memory, llvm::Value* address,
                                       std::uint64_t offset, std::uint32_t size);

// Traps unless `address + offset` is a multiple of `size`, a power of two.
void trap_if_unaligned(Emitter& emitter, llvm::Value* address, std::uint64_t offset, std::uint32_t size);

} // namespace ingot
