// What lowering promises about its IR to the passes that finish it (compiler/passes).
#pragma once

namespace ingot::ir {

// Metadata on an opaque global `[0 x i8]` that stands for the bytes of a linear memory: its operands are a
// global and the offset in it, an i64, where the real base is found at run time. (Not the constant sum: LLVM
// drops a constant expression that only metadata uses.) Or there is one operand, the global that holds the
// bytes, as many as there can ever be. To LLVM the bytes are an object of their own that no
// other global can alias and whose size is unknown, which is just what is true of a linear memory.
// docs/decisions/0004.
inline constexpr char memory_metadata[] = "ingot.memory";

// Metadata besides, without operands, on a memory whose volatile accesses are volatile only because each is
// its own check; no other thread sees them. passes/guarded_accesses makes more of them.
inline constexpr char guarded_metadata[] = "ingot.guarded";

// Metadata on a memory if every access out of bounds through it faults, so a guarded memory with 32-bit
// addresses. Its one operand is the largest size the memory may ever have, an i64, of at most
// abi::largest_memory32 - abi::memory_page_size. What follows from it: passes/address_rules.hpp.
inline constexpr char largest_size_metadata[] = "ingot.largest_size";

// Metadata on every such global: its one operand is the size that the memory has at least, an i64.
inline constexpr char smallest_size_metadata[] = "ingot.smallest_size";

// The module's metadata in the linkable form, where no global stands for a memory: for each memory of the
// instance's own that no other thread sees, the offsets in the instance of its base and of its present size,
// the size that it has at least, and whether its accesses are their own checks, and volatile for that: all
// i64. What is loaded from there, as invariant, is the base.
inline constexpr char instance_memories_metadata[] = "ingot.instance_memories";

// Metadata on every function of a program that holds guest code: its one operand is the function index, an
// i32. (The linkable form is given no function map.)
inline constexpr char function_metadata[] = "ingot.function";

// In a library for a board, called with its instance at the entry of each function of the guest: the instance
// says how deep the stack may become, and this keeps LLVM from dropping it where nothing else uses it. The
// last IR pass (passes/stack_check) takes the calls away.
inline constexpr char stack_marker_symbol[] = "ingot.stack_marker";

// Functions that make objects and do not exist: the last IR pass (passes/object_allocation) replaces their
// calls.
//
//   ptr new_object(ptr layout, i64 size, i32 site)             a structure or exception; the size is a
//   constant ptr new_array(ptr layout, i64 size, i32 length, i32 site)
//
// Sizes are in bytes, of whole objects. The result is not null, aligned to 8 and has its layout and length;
// all else in it is zero. To LLVM it is zero altogether and nothing else points to it, and the call touches
// no memory that the module can see: collections move nothing. A store may so be moved from before an
// allocation behind it. If that collects, the object stored to keeps for once longer what it referred to
// before, and what is to be stored is a value that compiled code still has.
//
//   void record(ptr place)       a reference was stored there, the beginning of a structure or an element of
//   an array
//
// To LLVM it touches no memory either. What matters is that both come before the same allocation or behind
// it; and if that collects, all that is still to be stored is old afterwards.
inline constexpr char record_symbol[] = "ingot.record";
inline constexpr char new_object_symbol[] = "ingot.new_object";
inline constexpr char new_array_symbol[] = "ingot.new_array";

// The constant that describes the module to the runtime, abi::ModuleDescriptor.
inline constexpr char module_descriptor_symbol[] = "ingot_module";

} // namespace ingot::ir
