// Accesses to guarded memories as the passes that work on addresses see them.
#pragma once

#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Value.h>

#include <cstdint>
#include <optional>

namespace ingot {

// A load or store of the `width` bytes at zext(address) + offset in a guarded memory, 2^33 at most.
struct GuestAccess {
  llvm::Instruction* instruction;
  llvm::GlobalVariable* memory;
  const llvm::SCEV* address; // an i32
  std::uint64_t offset;
  std::uint64_t width;
};

// The global that the pointer leads into, such as a memory. One that is chosen among several has no single
// base: null.
llvm::GlobalVariable* global_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution);

// Null unless it is such an access and its address may wrap, as far as scalar evolution knows.
std::optional<GuestAccess> guest_access(llvm::Instruction& instruction, llvm::ScalarEvolution& evolution);

// Makes it an access to `wide + offset` in the same memory, for an i64 `wide` and an `offset` that may be
// negative. The sum is between -2^31 and 2^34. The pointer from before may be without a use then.
void set_address(const GuestAccess& access, llvm::Value* wide, std::int64_t offset);

// The most bytes that a guarded memory ever has.
std::uint64_t largest_size_of(const llvm::GlobalVariable& memory);

// The fewest bytes that a memory, guarded or not, ever has; 0 for any other global.
std::uint64_t smallest_size_of(const llvm::GlobalVariable& global);

// Whether the present size of the memory can be asked for in compiled code.
bool has_size(const llvm::GlobalVariable& memory);

// Loads it, in bytes, as an i64. No other thread changes the size of a memory whose accesses are plain.
llvm::Value* present_size(const llvm::GlobalVariable& memory, llvm::IRBuilderBase& builder);

// Whether `bytes` from the pointer on are always within the smallest size of the memory that it leads to.
bool is_always_within(const llvm::SCEV* pointer, std::uint64_t bytes, llvm::ScalarEvolution& evolution);

// Whether a memory of this function is one whose accesses are worth a look.
bool uses_guarded_memory(const llvm::Function& function);

} // namespace ingot
