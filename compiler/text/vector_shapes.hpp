// The shapes of vector literals (spec: text/instructions, v128.const).
#pragma once

#include "compiler/text/literals.hpp"
#include "compiler/text/token_reader.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ingot::text {

struct VectorShapeInfo {
  std::string_view word;
  unsigned lanes;
  unsigned lane_bits;
  bool is_float;
};

// In the order of script::VectorShape.
inline constexpr std::array<VectorShapeInfo, 6> vector_shapes = {{
    {"i8x16", 16, 8, false},
    {"i16x8", 8, 16, false},
    {"i32x4", 4, 32, false},
    {"i64x2", 2, 64, false},
    {"f32x4", 4, 32, true},
    {"f64x2", 2, 64, true},
}};

// Null for any other word.
constexpr const VectorShapeInfo* vector_shape(std::string_view word) {
  for (const VectorShapeInfo& shape : vector_shapes) {
    if (shape.word == word)
      return &shape;
  }
  return nullptr;
}

inline std::uint64_t read_lane(TokenReader& reader, const VectorShapeInfo& shape) {
  if (!shape.is_float)
    return reader.expect_integer(shape.lane_bits);
  return reader.expect_float(shape.lane_bits == 32 ? binary32 : binary64);
}

} // namespace ingot::text
