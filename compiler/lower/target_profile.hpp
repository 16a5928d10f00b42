// What decides between several right ways to lower an instruction: what the target's CPU has, and whether
// results may depend on it.
#pragma once

#include "runtime-lib/abi/processor_features.hpp"

#include <llvm/Target/TargetMachine.h>

namespace ingot {

struct TargetProfile {
  // `deterministic`: every result is the one of the specification's deterministic profile
  // (appendix/profiles).
  TargetProfile(const llvm::TargetMachine& target, bool deterministic);

  bool deterministic;
  bool is_x86;
  bool is_aarch64;
  bool is_riscv;
  unsigned register_bits; // of the registers for integers and pointers: 32 or 64
  bool has_rounding;      // ceil, floor, trunc and nearest without a library
  bool rounding_quiets;   // and they give a quiet NaN for a signalling one
  bool has_ssse3;
  bool has_riscv_vectors;      // the V extension
  bool has_fused_multiply_add; // with one rounding
  bool stores_are_whole;       // a store of which a part faults writes nothing of the rest

  // What the program has to find at its start: all that code may be made of.
  abi::ProcessorFeatures required_features;
};

} // namespace ingot
