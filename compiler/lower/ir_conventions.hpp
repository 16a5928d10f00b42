// What lowering promises about its IR to the passes that finish it (compiler/passes).
#pragma once

namespace ingot::ir {

// Metadata on an opaque global `[0 x i8]` that stands for the bytes of a linear memory: its operands are a
// global and the offset in it, an i64, where the real base is found at run time. (Not the constant sum: LLVM
// drops a constant expression that only metadata uses.) To LLVM the bytes are an object of their own that no
// other global can alias and whose size is unknown, which is just what is true of a linear memory.
// docs/decisions/0004.
inline constexpr char memory_metadata[] = "ingot.memory";

// Metadata on every function that holds guest code: its one operand is the function index, an i32.
inline constexpr char function_metadata[] = "ingot.function";

// The constant that describes the module to the runtime, abi::ModuleDescriptor.
inline constexpr char module_descriptor_symbol[] = "ingot_module";

} // namespace ingot::ir
