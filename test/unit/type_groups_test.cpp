// Recursion groups and supertypes by the hundred thousand: nothing may recurse along them or need quadratic
// time.
#include "module_bytes.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

ByteVector module_with_types(std::size_t group_count, const ByteVector& groups) {
  ByteVector contents = leb128(group_count);
  append(contents, groups);
  ByteVector bytes = preamble();
  append(bytes, section(1, contents));
  return bytes;
}

ByteVector group(std::size_t size, const ByteVector& types) {
  ByteVector bytes = {0x4E};
  append(bytes, leb128(size));
  append(bytes, types);
  return bytes;
}

// (struct (field (ref null index))); a type index is a signed number.
ByteVector structure_with_reference(std::size_t index) {
  ByteVector bytes = {0x5F, 0x01, 0x63};
  for (; index >= 0x40; index >>= 7)
    bytes.push_back(static_cast<std::uint8_t>(index | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(index));
  bytes.push_back(0x00);
  return bytes;
}

// (sub supertype (struct))
ByteVector open_structure_below(std::size_t supertype) {
  ByteVector bytes = {0x50, 0x01};
  append(bytes, leb128(supertype));
  append(bytes, {0x5F, 0x00});
  return bytes;
}

TEST(TypeGroups, AMillionEqualTypes) {
  expect_valid(module_with_types(1'000'000, repeat({0x60, 0x00, 0x00}, 1'000'000)));
}

TEST(TypeGroups, AMillionTypesInOneGroup) {
  expect_valid(module_with_types(1, group(1'000'000, repeat({0x5F, 0x00}, 1'000'000))));
}

TEST(TypeGroups, MoreTypesThanTheLimitInTwoGroups) {
  ByteVector groups = group(600'000, repeat({0x5F, 0x00}, 600'000));
  append(groups, ByteVector(groups));
  expect_error(module_with_types(2, groups), DiagnosticKind::limit_exceeded);
}

// Each refers to the one after it, and the last to the first.
TEST(TypeGroups, AHundredThousandMutuallyRecursiveTypes) {
  constexpr std::size_t count = 100'000;
  ByteVector types;
  for (std::size_t i = 0; i < count; ++i)
    append(types, structure_with_reference((i + 1) % count));
  expect_valid(module_with_types(1, group(count, types)));
}

// Each refers to the one before it, so that all are different, and knowing it takes all of the chain.
TEST(TypeGroups, AChainOfAHundredThousandReferences) {
  constexpr std::size_t count = 100'000;
  ByteVector types;
  for (std::size_t i = 0; i < count; ++i)
    append(types, structure_with_reference(i == 0 ? 0 : i - 1));
  expect_valid(module_with_types(count, types));
}

// A thousand groups of a thousand types that differ in the last one only.
TEST(TypeGroups, LongGroupsThatAreAlmostEqual) {
  constexpr std::size_t count = 999;
  ByteVector groups;
  for (std::size_t i = 0; i < count; ++i) {
    ByteVector types = repeat({0x5F, 0x00}, 999);
    ByteVector last = {0x5F};
    append(last, leb128(i));
    append(last, repeat({0x7F, 0x00}, i));
    append(types, last);
    append(groups, group(1000, types));
  }
  expect_valid(module_with_types(count, groups));
}

TEST(TypeGroups, SixtyThreeSupertypesAndNoMore) {
  ByteVector types = {0x50, 0x00, 0x5F, 0x00};
  for (std::size_t i = 0; i < 63; ++i)
    append(types, open_structure_below(i));
  expect_valid(module_with_types(64, types));
  append(types, open_structure_below(63));
  expect_error(module_with_types(65, types), DiagnosticKind::limit_exceeded);
}

TEST(TypeGroups, AHundredThousandSupertypes) {
  constexpr std::size_t count = 100'000;
  ByteVector types = {0x50, 0x00, 0x5F, 0x00};
  for (std::size_t i = 0; i < count; ++i)
    append(types, open_structure_below(i));
  expect_error(module_with_types(1, group(count + 1, types)), DiagnosticKind::limit_exceeded);
}

// Many types at the largest depth, with as many fields to compare as there may be.
TEST(TypeGroups, ManyFieldsBelowManySupertypes) {
  ByteVector fields = leb128(10'000);
  append(fields, repeat({0x63, 0x3E, 0x00}, 10'000)); // (ref null 62)
  ByteVector types = {0x50, 0x00, 0x5F, 0x00};
  for (std::size_t i = 0; i < 62; ++i)
    append(types, open_structure_below(i));
  std::size_t count = 63;
  for (; count < 163; ++count) {
    append(types, {0x50, 0x01});
    append(types, leb128(count == 63 ? 0 : 63));
    types.push_back(0x5F);
    append(types, fields);
  }
  expect_valid(module_with_types(count, types));
}

// The group promises a million types and holds none.
TEST(TypeGroups, AGroupOfNothing) {
  expect_error(module_with_types(1, group(1'000'000, {})), DiagnosticKind::unexpected_end);
}

TEST(TypeGroups, EmptyGroups) { expect_valid(module_with_types(1'000'000, repeat({0x4E, 0x00}, 1'000'000))); }

} // namespace
} // namespace ingot
