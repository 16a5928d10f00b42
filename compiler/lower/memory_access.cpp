#include "compiler/lower/memory_access.hpp"

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/AtomicOrdering.h>

#include <bit>
#include <cstdint>
#include <limits>

namespace ingot {
namespace {

constexpr std::uint64_t all_ones = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t largest_address32 = std::numeric_limits<std::uint32_t>::max();

// The address is zero-extended here and never used narrow: LLVM sign-extends a 32-bit index of getelementptr,
// which would reach 2 GiB below the memory. The 64-bit sum of two 32-bit numbers cannot wrap, hence nuw and
// nsw. That of a 64-bit address can, but not behind a check.
llvm::Value* effective_address(llvm::IRBuilder<>& builder, const LinearMemory& memory, llvm::Value* address,
                               std::uint64_t offset) {
  llvm::Value* const wide = builder.CreateZExt(address, builder.getInt64Ty());
  if (offset == 0)
    return wide;
  const bool is_narrow = memory.type.limits.address_type == AddressType::i32;
  return builder.CreateAdd(wide, builder.getInt64(offset), "", /*HasNUW=*/is_narrow, /*HasNSW=*/is_narrow);
}

void trap_if_out_of_bounds(Emitter& emitter, const LinearMemory& memory, llvm::Value* address,
                           std::uint64_t offset, std::uint32_t size) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::Value* const memory_size = size_of(emitter, memory, llvm::AtomicOrdering::Monotonic);
  llvm::Value* outside = nullptr;
  if (memory.type.limits.address_type == AddressType::i32 && emitter.profile().register_bits == 32) {
    // A memory is smaller than the address space, so nothing here needs 64 bits.
    const std::uint64_t last = offset + (size - 1);
    llvm::Value* const addresses = builder.CreateBinaryIntrinsic(
        llvm::Intrinsic::usub_sat, builder.CreateTrunc(memory_size, builder.getInt32Ty()),
        builder.getInt32(static_cast<std::uint32_t>(last)));
    outside = last > largest_address32 ? builder.getTrue() : builder.CreateICmpUGE(address, addresses);
  } else if (memory.type.limits.address_type == AddressType::i32) {
    // Below 2^33 + 16.
    llvm::Value* const end = effective_address(builder, memory, address, offset + size);
    outside = builder.CreateICmpUGT(end, memory_size);
  } else if (offset > all_ones - (size - 1)) {
    outside = builder.getTrue(); // no memory has a byte 2^64
  } else {
    // Of the three numbers nothing is added at run time, so nothing wraps: the address is below what is left
    // of the size if the constants are taken off, which is nothing if they are more.
    llvm::Value* const addresses = builder.CreateBinaryIntrinsic(llvm::Intrinsic::usub_sat, memory_size,
                                                                 builder.getInt64(offset + (size - 1)));
    outside = builder.CreateICmpUGE(address, addresses);
  }
  emitter.trap_if(outside, abi::Trap::memory_out_of_bounds);
}

} // namespace

Bounds bounds_of(const MemoryType& type, Bounds requested) {
  const bool can_be_guarded = type.limits.address_type == AddressType::i32 &&
                              type.page_size_log2 == std::countr_zero(limits::page_size);
  return can_be_guarded ? requested : Bounds::check;
}

llvm::Value* size_of(Emitter& emitter, const LinearMemory& memory, llvm::AtomicOrdering ordering) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const Limits& limits = memory.type.limits;
  if (limits.maximum == limits.minimum)
    return builder.getInt64(bytes_of_pages(memory.type, limits.minimum));
  // The guest's own stores never change it: it is in a global that the memory cannot alias. Calls may.
  llvm::LoadInst* const size = builder.CreateAlignedLoad(
      builder.getInt64Ty(), builder.CreateStructGEP(emitter.abi().memory, memory.memory, memory_member::size),
      llvm::Align(8));
  // No memory shrinks, so what lies below the minimum needs no check.
  const std::uint64_t minimum = bytes_of_pages(memory.type, limits.minimum);
  if (minimum > 0)
    size->setMetadata(
        llvm::LLVMContext::MD_range,
        llvm::MDBuilder(size->getContext()).createRange(llvm::APInt(64, minimum), llvm::APInt(64, 0)));
  if (limits.shared)
    size->setAtomic(ordering);
  return size;
}

llvm::Value* address_of(Emitter& emitter, const LinearMemory& memory, llvm::Value* address,
                        std::uint64_t offset, std::uint32_t size) {
  llvm::IRBuilder<>& builder = emitter.builder();
  if (memory.bounds == Bounds::check)
    trap_if_out_of_bounds(emitter, memory, address, offset, size);
  // No flag on the getelementptr: under the guard strategy the result may lie outside of the memory.
  return builder.CreateGEP(builder.getInt8Ty(), memory.base,
                           effective_address(builder, memory, address, offset));
}

llvm::Value* checked_effective_address(Emitter& emitter, const LinearMemory& memory, llvm::Value* address,
                                       std::uint64_t offset, std::uint32_t size) {
  trap_if_out_of_bounds(emitter, memory, address, offset, size);
  return effective_address(emitter.builder(), memory, address, offset);
}

void trap_if_unaligned(Emitter& emitter, llvm::Value* address, std::uint64_t offset, std::uint32_t size) {
  llvm::IRBuilder<>& builder = emitter.builder();
  if (size == 1)
    return;
  // The low bits of a sum depend on the low bits alone, so it may wrap here.
  const std::uint64_t mask = size - 1;
  llvm::Value* const low =
      (offset & mask) == 0
          ? address
          : builder.CreateAdd(address, llvm::ConstantInt::get(address->getType(), offset & mask));
  llvm::Value* const misplaced = builder.CreateAnd(low, llvm::ConstantInt::get(address->getType(), mask));
  emitter.trap_if(builder.CreateIsNotNull(misplaced), abi::Trap::unaligned_atomic);
}

} // namespace ingot
