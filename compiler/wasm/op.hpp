// The name of every instruction. What is known about each is in op_table.hpp; this header only lists them, so
// that it can be included everywhere.
#pragma once

#include <cstdint>

namespace ingot {

enum class Op : std::uint16_t {
#define OP(name, text, encoding, immediates, signature, feature) name,
#include "compiler/wasm/opcodes/all.def"
};

inline constexpr unsigned op_count = 0
#define OP(...) +1
#include "compiler/wasm/opcodes/all.def"
    ;

} // namespace ingot
