#include "compiler/wasm/access_size.hpp"
#include "compiler/wasm/op_table.hpp"

#include <gtest/gtest.h>

namespace ingot {
namespace {

// One of each form that a name has.
TEST(AccessSize, IsWhatTheNameSays) {
  EXPECT_EQ(access_size_log2(Op::i32_load), 2u);
  EXPECT_EQ(access_size_log2(Op::f64_store), 3u);
  EXPECT_EQ(access_size_log2(Op::i64_load8_u), 0u);
  EXPECT_EQ(access_size_log2(Op::i64_store32), 2u);
  EXPECT_EQ(access_size_log2(Op::v128_load), 4u);
  EXPECT_EQ(access_size_log2(Op::v128_load8x8_s), 3u);
  EXPECT_EQ(access_size_log2(Op::v128_load16x4_u), 3u);
  EXPECT_EQ(access_size_log2(Op::v128_load32x2_u), 3u);
  EXPECT_EQ(access_size_log2(Op::v128_load16_splat), 1u);
  EXPECT_EQ(access_size_log2(Op::v128_load64_zero), 3u);
  EXPECT_EQ(access_size_log2(Op::v128_store8_lane), 0u);
  EXPECT_EQ(access_size_log2(Op::memory_atomic_notify), 2u);
  EXPECT_EQ(access_size_log2(Op::memory_atomic_wait32), 2u);
  EXPECT_EQ(access_size_log2(Op::memory_atomic_wait64), 3u);
  EXPECT_EQ(access_size_log2(Op::i32_atomic_load), 2u);
  EXPECT_EQ(access_size_log2(Op::i64_atomic_rmw_add), 3u);
  EXPECT_EQ(access_size_log2(Op::i64_atomic_rmw16_cmpxchg_u), 1u);
}

TEST(AccessSize, NothingIsLargerThanAVector) {
  for (unsigned i = 0; i < op_count; ++i)
    EXPECT_LE(access_size_log2(static_cast<Op>(i)), 4u) << info(static_cast<Op>(i)).text;
}

} // namespace
} // namespace ingot
