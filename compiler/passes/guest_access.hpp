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

// What the pointer is computed from, such as what stands for the first byte of a memory: a global, or in the
// linkable form what was loaded from the instance. One that is chosen among several has no single base: null.
llvm::Value* base_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution);
llvm::GlobalVariable* global_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution);

// Null unless it is such an access and its address may wrap, as far as scalar evolution knows.
std::optional<GuestAccess> guest_access(llvm::Instruction& instruction, llvm::ScalarEvolution& evolution);

// Makes it an access to `wide + offset` in the same memory, for an i64 `wide` and an `offset` that may be
// negative. The sum is between -2^31 and 2^34. The pointer from before may be without a use then.
void set_address(const GuestAccess& access, llvm::Value* wide, std::int64_t offset);

// The most bytes that a guarded memory ever has.
std::uint64_t largest_size_of(const llvm::GlobalVariable& memory);

// The fewest bytes that a memory, guarded or not, ever has; 0 for any other base.
std::uint64_t smallest_size_of(const llvm::Value& memory);

// Whether it is the base of a memory whose present size can be asked for in compiled code. If its accesses
// are plain, or are_volatile_to_trap(), no other thread changes it.
bool has_size(const llvm::Value& memory);

// Loads it, in bytes, as an i64.
llvm::Value* present_size(const llvm::Value& memory, llvm::IRBuilderBase& builder);

// Whether the function is one of the linkable form, so that its first argument is an instance, and that has
// memories (ir::instance_memories_metadata).
bool has_instance(const llvm::Function& function);

// If it was loaded as the base of one of these: from which offset in the instance.
std::optional<std::uint64_t> place_in_instance(const llvm::Value& base);

// Whether volatile accesses to the memory are volatile for no other reason than that they may trap.
bool are_volatile_to_trap(const llvm::Value& memory);

// Whether `bytes` from the pointer on are always within the smallest size of the memory that it leads to.
bool is_always_within(const llvm::SCEV* pointer, std::uint64_t bytes, llvm::ScalarEvolution& evolution);

// Whether a memory of this function is one whose accesses are worth a look.
bool uses_guarded_memory(const llvm::Function& function);

} // namespace ingot
