// How much memory the instructions of chapters memory, simd and atomics access.
#pragma once

#include "compiler/wasm/op.hpp"

#include <cstdint>

namespace ingot {

// The logarithm of the number of bytes that an instruction with a memarg accesses. It is the greatest
// alignment that the instruction may promise (an atomic one must promise it), and what the text format
// assumes if it says nothing (spec: valid/instructions, memory; text/instructions, memory).
std::uint32_t access_size_log2(Op op);

} // namespace ingot
