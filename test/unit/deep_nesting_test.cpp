// Depth and length that the input controls: nothing in the front end may recurse on it or need quadratic
// time, and counts that promise more than the input holds must cost nothing.
#include "module_bytes.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// A module of one function [] -> [] with these instructions and a final end.
ByteVector module_with(const ByteVector& instructions) {
  ByteVector body = {0x00};
  append(body, instructions);
  body.push_back(0x0B);
  ByteVector code = {0x01};
  append(code, leb128(body.size()));
  append(code, body);

  ByteVector bytes = preamble();
  append(bytes, section(1, {0x01, 0x60, 0x00, 0x00}));
  append(bytes, section(3, {0x01, 0x00}));
  append(bytes, section(10, code));
  return bytes;
}

TEST(DeepNesting, AMillionBlocks) {
  ByteVector instructions = repeat({0x02, 0x40}, 1'000'000);
  append(instructions, repeat({0x0B}, 1'000'000));
  expect_valid(module_with(instructions));
}

TEST(DeepNesting, AMillionBlocksLeftOpen) {
  expect_error(module_with(repeat({0x02, 0x40}, 1'000'000)), DiagnosticKind::end_expected);
}

TEST(DeepNesting, AMillionOperands) {
  ByteVector instructions = repeat({0x41, 0x00}, 1'000'000);
  append(instructions, repeat({0x1A}, 1'000'000));
  expect_valid(module_with(instructions));
}

TEST(DeepNesting, AHundredThousandDependentInstructions) {
  ByteVector instructions = {0x41, 0x00};
  append(instructions, repeat({0x45}, 100'000));
  instructions.push_back(0x1A);
  expect_valid(module_with(instructions));
}

// Each branch leaves all blocks around it at once.
TEST(DeepNesting, BranchesToTheOutermostOfManyBlocks) {
  constexpr std::size_t depth = 100'000;
  ByteVector branch = {0x41, 0x00, 0x0D};
  append(branch, leb128(depth));
  ByteVector instructions = repeat({0x02, 0x40}, depth);
  append(instructions, repeat(branch, depth));
  append(instructions, repeat({0x0B}, depth));
  expect_valid(module_with(instructions));
}

TEST(DeepNesting, ABranchTableOfAMillionLabels) {
  ByteVector instructions = {0x41, 0x00, 0x0E};
  append(instructions, leb128(1'000'000));
  append(instructions, repeat({0x00}, 1'000'001));
  expect_valid(module_with(instructions));
}

TEST(DeepNesting, BlocksInAConstantExpression) {
  ByteVector globals = {0x01, 0x7F, 0x00};
  append(globals, repeat({0x02, 0x40}, 1'000'000));
  append(globals, repeat({0x0B}, 1'000'001));
  ByteVector bytes = preamble();
  append(bytes, section(6, globals));
  expect_error(bytes, DiagnosticKind::constant_expression);
}

// Ten thousand functions of 49,999 locals each, in ten bytes: expanded they would be 500 million entries.
TEST(DeepNesting, ManyFunctionsWithManyLocals) {
  constexpr std::size_t count = 10'000;
  ByteVector functions = leb128(count);
  append(functions, repeat({0x00}, count));
  ByteVector code = leb128(count);
  append(code, repeat({0x09, 0x01, 0xCF, 0x86, 0x03, 0x7E, 0x20, 0x05, 0x1A, 0x0B}, count));
  ByteVector bytes = preamble();
  append(bytes, section(1, {0x01, 0x60, 0x00, 0x00}));
  append(bytes, section(3, functions));
  append(bytes, section(10, code));
  expect_valid(bytes);
}

// The largest count that each section allows, with nothing behind it.
TEST(DeepNesting, CountsBeforeNothing) {
  for (const std::uint8_t id : ByteVector{1, 2, 3, 6, 7, 13}) { // a million of each
    ByteVector bytes = preamble();
    append(bytes, section(id, leb128(1'000'000)));
    expect_error(bytes, DiagnosticKind::unexpected_end);
  }
}

} // namespace
} // namespace ingot
