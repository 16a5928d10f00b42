#include "compiler/decode/block_type.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace ingot {
namespace {

std::vector<ValueType> list(std::span<const ValueType> types) { return {types.begin(), types.end()}; }

TEST(BlockSignature, OfEachKindOfBlockType) {
  Module module;
  module.types.push_back({FunctionType{}});
  module.types.push_back({FunctionType{{i32_type, f32_type}, {i64_type}}});

  const BlockSignature nothing = block_signature(module, BlockType());
  EXPECT_TRUE(nothing.parameters().empty());
  EXPECT_TRUE(nothing.results().empty());

  const BlockSignature one_result = block_signature(module, BlockType(externref_type));
  EXPECT_TRUE(one_result.parameters().empty());
  EXPECT_EQ(list(one_result.results()), std::vector{externref_type});

  const BlockSignature by_index = block_signature(module, BlockType(TypeIndex(1)));
  EXPECT_EQ(list(by_index.parameters()), (std::vector{i32_type, f32_type}));
  EXPECT_EQ(list(by_index.results()), std::vector{i64_type});
}

// Control frames are copied when their vector grows; the result must come along.
TEST(BlockSignature, CopiesHoldTheirOwnResult) {
  std::vector<BlockSignature> signatures;
  for (int i = 0; i < 100; ++i)
    signatures.push_back(BlockSignature(i % 2 == 0 ? i32_type : f64_type));
  for (int i = 0; i < 100; ++i)
    EXPECT_EQ(list(signatures[static_cast<std::size_t>(i)].results()),
              std::vector{i % 2 == 0 ? i32_type : f64_type});
}

} // namespace
} // namespace ingot
