// What a processor may have or lack: the rows of the target's table, processor_features_<machine>.def,
// numbered from 0. The compiler sets the bits of those that the code was compiled for, the runtime compares
// them with the processor at hand.
#pragma once

#include <stdint.h>

namespace ingot::abi {

struct ProcessorFeatures {
  static constexpr uint32_t capacity = 128;
  uint64_t words[capacity / 64] = {}; // bit i % 64 of word i / 64 is row i

  constexpr bool has(uint32_t row) const { return (words[row / 64] >> row % 64 & 1) != 0; }
  constexpr void add(uint32_t row) { words[row / 64] |= uint64_t{1} << row % 64; }
};

} // namespace ingot::abi
