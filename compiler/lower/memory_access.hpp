// The one place where a guest address becomes a pointer. Whatever reads or writes a linear memory from
// compiled code goes through address_of(); nothing else may compute with InstanceState::memory_bytes.
#pragma once

#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

// The address of byte `address + offset` of a 32-bit memory under the guard strategy: the runtime reserves
// more than the 8 GiB that a 32-bit address plus a 32-bit offset can reach, so the hardware does the check.
llvm::Value* address_of(llvm::IRBuilder<>& builder, llvm::Value* memory_bytes, llvm::Value* address,
                        std::uint32_t offset);

} // namespace ingot
