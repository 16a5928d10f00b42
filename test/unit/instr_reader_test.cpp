#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/op_table.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <set>
#include <variant>
#include <vector>

namespace ingot {
namespace {

using ByteVector = std::vector<std::uint8_t>;

struct Sample {
  Op op;
  ByteVector bytes;
  std::function<void(const Instruction&)> check;
};

void expect_index(const Instruction& instruction, std::uint32_t index) {
  EXPECT_EQ(instruction.index, index);
}

void expect_indices(const Instruction& instruction, std::uint32_t index, std::uint32_t index2) {
  EXPECT_EQ(instruction.index, index);
  EXPECT_EQ(instruction.index2, index2);
}

void expect_memarg(const Instruction& instruction, std::uint32_t align_log2, std::uint32_t memory,
                   std::uint64_t offset) {
  EXPECT_EQ(instruction.memarg.align_log2, align_log2);
  EXPECT_EQ(instruction.memarg.memory, memory);
  EXPECT_EQ(instruction.memarg.offset, offset);
}

// At least one for each kind of immediates, with the bytes as the specification has them (spec:
// binary/instructions).
const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {Op::i32_add, {0x6A}, [](const Instruction&) {}},
      {Op::block,
       {0x02, 0x40},
       [](const Instruction& i) { EXPECT_TRUE(std::holds_alternative<std::monostate>(i.block)); }},
      {Op::loop,
       {0x03, 0x7C},
       [](const Instruction& i) { EXPECT_EQ(std::get<ValueType>(i.block), f64_type); }},
      {Op::if_,
       {0x04, 0x6F},
       [](const Instruction& i) { EXPECT_EQ(std::get<ValueType>(i.block), externref_type); }},
      {Op::block,
       {0x02, 0x64, 0x03},
       [](const Instruction& i) {
         const ValueType expected{ValueKind::ref, false, {HeapKind::defined, TypeIndex(3)}};
         EXPECT_EQ(std::get<ValueType>(i.block), expected);
       }},
      {Op::block,
       {0x02, 0xC0, 0x00},
       [](const Instruction& i) { EXPECT_EQ(std::get<TypeIndex>(i.block), TypeIndex(0x40)); }},
      {Op::br, {0x0C, 0x80, 0x01}, [](const Instruction& i) { expect_index(i, 128); }},
      {Op::br_table,
       {0x0E, 0x03, 0x02, 0x00, 0x01, 0x05},
       [](const Instruction& i) {
         EXPECT_EQ(std::vector(i.labels.begin(), i.labels.end()), (std::vector<std::uint32_t>{2, 0, 1}));
         expect_index(i, 5);
       }},
      {Op::br_table,
       {0x0E, 0x00, 0x05},
       [](const Instruction& i) {
         EXPECT_TRUE(i.labels.empty());
         expect_index(i, 5);
       }},
      {Op::select, {0x1B}, [](const Instruction&) {}},
      {Op::select_typed,
       {0x1C, 0x02, 0x7F, 0x70},
       [](const Instruction& i) {
         EXPECT_EQ(std::vector(i.types.begin(), i.types.end()),
                   (std::vector<ValueType>{i32_type, funcref_type}));
       }},
      {Op::call, {0x10, 0x07}, [](const Instruction& i) { expect_index(i, 7); }},
      {Op::call_ref, {0x14, 0x07}, [](const Instruction& i) { expect_index(i, 7); }},
      {Op::call_indirect, {0x11, 0x04, 0x01}, [](const Instruction& i) { expect_indices(i, 4, 1); }},
      {Op::local_tee, {0x22, 0x09}, [](const Instruction& i) { expect_index(i, 9); }},
      {Op::global_set, {0x24, 0x09}, [](const Instruction& i) { expect_index(i, 9); }},
      {Op::table_get, {0x25, 0x02}, [](const Instruction& i) { expect_index(i, 2); }},
      {Op::table_fill, {0xFC, 0x11, 0x02}, [](const Instruction& i) { expect_index(i, 2); }},
      {Op::table_copy, {0xFC, 0x0E, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::elem_drop, {0xFC, 0x0D, 0x02}, [](const Instruction& i) { expect_index(i, 2); }},
      {Op::table_init, {0xFC, 0x0C, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::throw_, {0x08, 0x02}, [](const Instruction& i) { expect_index(i, 2); }},
      {Op::ref_null,
       {0xD0, 0x6F},
       [](const Instruction& i) { EXPECT_EQ(i.heap_type.kind, HeapKind::extern_); }},
      {Op::ref_null,
       {0xD0, 0x80, 0x01},
       [](const Instruction& i) { EXPECT_EQ(i.heap_type, (HeapType{HeapKind::defined, TypeIndex(128)})); }},
      {Op::ref_cast_null,
       {0xFB, 0x17, 0x6C},
       [](const Instruction& i) { EXPECT_EQ(i.heap_type.kind, HeapKind::i31); }},
      {Op::memory_grow, {0x40, 0x00}, [](const Instruction& i) { expect_index(i, 0); }},
      {Op::memory_fill, {0xFC, 0x0B, 0x01}, [](const Instruction& i) { expect_index(i, 1); }},
      {Op::memory_copy, {0xFC, 0x0A, 0x00, 0x01}, [](const Instruction& i) { expect_indices(i, 0, 1); }},
      {Op::data_drop, {0xFC, 0x09, 0x04}, [](const Instruction& i) { expect_index(i, 4); }},
      {Op::memory_init, {0xFC, 0x08, 0x04, 0x01}, [](const Instruction& i) { expect_indices(i, 4, 1); }},
      {Op::i32_load, {0x28, 0x02, 0x10}, [](const Instruction& i) { expect_memarg(i, 2, 0, 16); }},
      // Bit 6 of the alignment says that a memory index follows.
      {Op::i64_store, {0x37, 0x43, 0x05, 0x10}, [](const Instruction& i) { expect_memarg(i, 3, 5, 16); }},
      {Op::f32_load,
       {0x2A, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01},
       [](const Instruction& i) { expect_memarg(i, 0, 0, std::numeric_limits<std::uint64_t>::max()); }},
      {Op::v128_load16_lane,
       {0xFD, 0x55, 0x01, 0x20, 0x07},
       [](const Instruction& i) {
         expect_memarg(i, 1, 0, 32);
         EXPECT_EQ(i.lane, 7);
       }},
      {Op::f32x4_extract_lane, {0xFD, 0x1F, 0x03}, [](const Instruction& i) { EXPECT_EQ(i.lane, 3); }},
      {Op::i8x16_shuffle,
       {0xFD, 0x0D, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 31},
       [](const Instruction& i) {
         EXPECT_EQ(i.lanes[1], 1);
         EXPECT_EQ(i.lanes[15], 31);
       }},
      {Op::v128_const,
       {0xFD, 0x0C, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
       [](const Instruction& i) { EXPECT_EQ(i.lanes[0], 0xFF); }},
      // A sub-opcode is a LEB128 number and need not be written in its shortest form.
      {Op::i16x8_relaxed_q15mulr_s, {0xFD, 0x91, 0x82, 0x00}, [](const Instruction&) {}},
      {Op::i32_const, {0x41, 0x7F}, [](const Instruction& i) { EXPECT_EQ(i.bits, 0xFFFFFFFFu); }},
      {Op::i64_const,
       {0x42, 0x7F},
       [](const Instruction& i) { EXPECT_EQ(i.bits, std::numeric_limits<std::uint64_t>::max()); }},
      {Op::f32_const,
       {0x43, 0x01, 0x00, 0xA0, 0x7F},
       [](const Instruction& i) { EXPECT_EQ(i.bits, 0x7FA00001u); }},
      {Op::f64_const,
       {0x44, 1, 0, 0, 0, 0, 0, 0xF4, 0x7F},
       [](const Instruction& i) { EXPECT_EQ(i.bits, 0x7FF4000000000001u); }},
      {Op::atomic_fence, {0xFE, 0x03, 0x00}, [](const Instruction&) {}},
      {Op::i32_atomic_rmw_add,
       {0xFE, 0x1E, 0x02, 0x08},
       [](const Instruction& i) { expect_memarg(i, 2, 0, 8); }},
      {Op::try_table,
       {0x1F, 0x7F, 0x03, 0x00, 0x05, 0x01, 0x01, 0x06, 0x02, 0x03, 0x00},
       [](const Instruction& i) {
         EXPECT_EQ(std::get<ValueType>(i.block), i32_type);
         ASSERT_EQ(i.catches.size(), 3u);
         EXPECT_EQ(i.catches[0].kind, CatchClause::Kind::catch_);
         EXPECT_EQ(i.catches[0].tag, 5u);
         EXPECT_EQ(i.catches[0].label, 1u);
         EXPECT_EQ(i.catches[1].kind, CatchClause::Kind::catch_ref);
         EXPECT_EQ(i.catches[1].tag, 6u);
         EXPECT_EQ(i.catches[2].kind, CatchClause::Kind::catch_all_ref);
         EXPECT_EQ(i.catches[2].label, 0u);
       }},
      {Op::try_, {0x06, 0x40}, [](const Instruction&) {}},
      {Op::struct_get_u, {0xFB, 0x04, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::array_new_fixed, {0xFB, 0x08, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::array_new_data, {0xFB, 0x09, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::array_init_elem, {0xFB, 0x13, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::array_copy, {0xFB, 0x11, 0x02, 0x03}, [](const Instruction& i) { expect_indices(i, 2, 3); }},
      {Op::br_on_cast,
       {0xFB, 0x18, 0x03, 0x01, 0x6E, 0x04},
       [](const Instruction& i) {
         EXPECT_EQ(i.cast_flags, 3);
         expect_index(i, 1);
         EXPECT_EQ(i.heap_type.kind, HeapKind::any);
         EXPECT_EQ(i.heap_type2, (HeapType{HeapKind::defined, TypeIndex(4)}));
       }},
  };
  return all;
}

TEST(InstrReader, ReadsTheFieldsOfEveryKind) {
  for (const Sample& sample : samples()) {
    SCOPED_TRACE(info(sample.op).text);
    Diagnostics diagnostics("test");
    InstrReader reader({sample.bytes, 0x100}, diagnostics);
    const Instruction& instruction = reader.read();
    ASSERT_TRUE(reader.ok()) << diagnostics.render();
    EXPECT_EQ(instruction.op, sample.op);
    EXPECT_EQ(instruction.offset, 0x100u);
    EXPECT_TRUE(reader.at_end());
    sample.check(instruction);
  }
}

TEST(InstrReader, SamplesCoverEveryKind) {
  std::set<Immediates> in_samples;
  for (const Sample& sample : samples())
    in_samples.insert(info(sample.op).immediates);
  for (unsigned i = 0; i < op_count; ++i)
    EXPECT_TRUE(in_samples.contains(info(static_cast<Op>(i)).immediates)) << info(static_cast<Op>(i)).text;
}

TEST(InstrReader, EveryTruncationIsAnError) {
  for (const Sample& sample : samples()) {
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      SCOPED_TRACE(info(sample.op).text);
      Diagnostics diagnostics("test");
      InstrReader reader({Bytes(sample.bytes).first(size), 0}, diagnostics);
      reader.read();
      EXPECT_FALSE(reader.ok());
      EXPECT_TRUE(reader.at_end());
      EXPECT_EQ(diagnostics.errors().size(), 1u);
      reader.read();
      EXPECT_EQ(diagnostics.errors().size(), 1u) << "the first error sticks";
    }
  }
}

TEST(InstrReader, ReadsOneInstructionAfterAnother) {
  ByteVector bytes;
  for (const Sample& sample : samples())
    bytes.insert(bytes.end(), sample.bytes.begin(), sample.bytes.end());
  Diagnostics diagnostics("test");
  InstrReader reader({bytes, 0}, diagnostics);
  std::size_t offset = 0;
  for (const Sample& sample : samples()) {
    SCOPED_TRACE(info(sample.op).text);
    const Instruction& instruction = reader.read();
    EXPECT_EQ(instruction.op, sample.op);
    EXPECT_EQ(instruction.offset, offset);
    sample.check(instruction);
    offset += sample.bytes.size();
  }
  EXPECT_TRUE(reader.at_end());
  EXPECT_TRUE(reader.ok());
}

struct BadSample {
  ByteVector bytes;
  DiagnosticKind error;
};

TEST(InstrReader, RefusesWhatIsMalformed) {
  const BadSample bad_samples[] = {
      {{0xFF}, DiagnosticKind::illegal_opcode},
      {{0x16}, DiagnosticKind::illegal_opcode},
      {{0xFC, 0x7F}, DiagnosticKind::illegal_opcode},
      {{0xFD, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, DiagnosticKind::illegal_opcode},
      // A sub-opcode beyond 16 bits must not be taken for its lower half: this would be i32.trunc_sat_f32_s.
      {{0xFC, 0x80, 0x80, 0x04}, DiagnosticKind::illegal_opcode},
      {{0xFC, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00}, DiagnosticKind::integer_too_long},
      {{0x02, 0x41}, DiagnosticKind::malformed_value_type},
      {{0x02, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}, DiagnosticKind::malformed_value_type},
      {{0xD0, 0x7F}, DiagnosticKind::malformed_reference_type},
      {{0x28, 0x80, 0x01, 0x00}, DiagnosticKind::malformed_memarg},
      {{0x1C, 0x01, 0x00}, DiagnosticKind::malformed_value_type},
      {{0x1F, 0x40, 0x01, 0x04, 0x00}, DiagnosticKind::malformed_catch_kind},
      {{0xFB, 0x18, 0x04, 0x00, 0x6E, 0x6E}, DiagnosticKind::malformed_cast_flags},
      {{0xFE, 0x03, 0x01}, DiagnosticKind::zero_byte_expected},
      // A count says nothing about what follows; nothing may be reserved by it.
      {{0x0E, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, DiagnosticKind::unexpected_end},
      {{0x1C, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, DiagnosticKind::unexpected_end},
      {{0x1F, 0x40, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F}, DiagnosticKind::unexpected_end},
  };
  for (const BadSample& sample : bad_samples) {
    SCOPED_TRACE(testing::PrintToString(sample.bytes));
    Diagnostics diagnostics("test");
    InstrReader reader({sample.bytes, 0}, diagnostics);
    reader.read();
    EXPECT_FALSE(reader.ok());
    ASSERT_EQ(diagnostics.errors().size(), 1u);
    EXPECT_EQ(name_of(diagnostics.errors()[0].kind), name_of(sample.error));
  }
}

} // namespace
} // namespace ingot
