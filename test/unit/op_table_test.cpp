#include "compiler/wasm/op_table.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace ingot {
namespace {

constexpr Op op_at(unsigned i) { return static_cast<Op>(i); }

TEST(OpTable, EncodingAndOpGoBothWays) {
  for (unsigned i = 0; i < op_count; ++i)
    EXPECT_EQ(op_with_encoding(info(op_at(i)).encoding), op_at(i)) << info(op_at(i)).text;
}

TEST(OpTable, NoOpsBesidesTheRows) {
  unsigned found = 0;
  for (std::uint32_t byte = 0; byte < 0x100; ++byte)
    found += op_with_encoding(byte) ? 1 : 0;
  for (std::uint32_t prefix = 0xFB; prefix <= 0xFE; ++prefix) {
    EXPECT_FALSE(op_with_encoding(prefix)) << "a prefix is no opcode";
    for (std::uint32_t sub_opcode = 0; sub_opcode < 0x10000; ++sub_opcode)
      found += op_with_encoding(prefix << 16 | sub_opcode) ? 1 : 0;
  }
  EXPECT_EQ(found, op_count);
}

TEST(OpTable, PrefixesBelongToChapters) {
  for (unsigned i = 0; i < op_count; ++i) {
    const OpInfo& op = info(op_at(i));
    const std::uint32_t prefix = op.encoding >> 16;
    EXPECT_EQ(prefix == 0xFD, op.chapter == OpChapter::simd) << op.text;
    EXPECT_EQ(prefix == 0xFE, op.chapter == OpChapter::atomics) << op.text;
    if (prefix == 0xFB) {
      EXPECT_EQ(op.chapter, OpChapter::gc) << op.text;
    }
  }
}

// The text format writes these as one instruction with different immediates.
TEST(OpTable, TextsAreUnique) {
  std::map<std::string, unsigned> count_by_text;
  for (unsigned i = 0; i < op_count; ++i)
    ++count_by_text[std::string(info(op_at(i)).text)];
  std::set<std::string> repeated;
  for (const auto& [text, count] : count_by_text) {
    EXPECT_LE(count, 2u) << text;
    if (count == 2)
      repeated.insert(text);
  }
  EXPECT_EQ(repeated, (std::set<std::string>{"select", "ref.test", "ref.cast"}));
}

// FuncValidator has no handlers for these chapters.
TEST(OpTable, RowsWithoutHandlerHaveFixedSignatures) {
  for (unsigned i = 0; i < op_count; ++i) {
    const OpInfo& op = info(op_at(i));
    if (op.chapter == OpChapter::numeric || op.chapter == OpChapter::convert ||
        op.chapter == OpChapter::simd || op.chapter == OpChapter::atomics) {
      EXPECT_TRUE(op.signature.has_value()) << op.text;
    }
  }
}

TEST(OpTable, MemoryAccessesTakeAnAddressFirst) {
  for (unsigned i = 0; i < op_count; ++i) {
    const OpInfo& op = info(op_at(i));
    if (op.immediates != Immediates::memarg && op.immediates != Immediates::memarg_lane)
      continue;
    ASSERT_TRUE(op.signature.has_value()) << op.text;
    ASSERT_GE(op.signature->operand_count, 1) << op.text;
    EXPECT_EQ(op.signature->operands[0], OperandType::addr) << op.text;
  }
}

TEST(OpTable, SignaturesAreParsed) {
  const Signature& add = *info(Op::i32_add).signature;
  EXPECT_EQ(add.operand_count, 2);
  EXPECT_EQ(add.result_count, 1);
  EXPECT_EQ(add.operands[1], OperandType::i32);
  EXPECT_EQ(add.results[0], OperandType::i32);

  const Signature& store = *info(Op::f64_store).signature;
  EXPECT_EQ(store.operand_count, 2);
  EXPECT_EQ(store.result_count, 0);
  EXPECT_EQ(store.operands[0], OperandType::addr);
  EXPECT_EQ(store.operands[1], OperandType::f64);

  const Signature& wide = *info(Op::i64_add128).signature;
  EXPECT_EQ(wide.operand_count, 4);
  EXPECT_EQ(wide.result_count, 2);

  EXPECT_EQ(info(Op::nop).signature->operand_count, 0);
  EXPECT_EQ(info(Op::nop).signature->result_count, 0);
  for (const Op op :
       {Op::block, Op::br_table, Op::call, Op::local_get, Op::select, Op::struct_new, Op::memory_copy})
    EXPECT_FALSE(info(op).signature.has_value()) << info(op).text;
}

} // namespace
} // namespace ingot
