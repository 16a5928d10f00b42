#include "compiler/wasm/canonical_types.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ingot {
namespace {

ValueType reference_to(std::uint32_t index) {
  return nullable_reference_type({HeapKind::defined, TypeIndex(index)});
}
CompositeType structure(const std::vector<ValueType>& types) {
  StructType type;
  for (const ValueType value : types)
    type.fields.push_back({Packing::none, value, false});
  return type;
}

class CanonicalTypesTest : public testing::Test {
protected:
  void add_group(std::vector<CompositeType> composites) {
    const auto start = static_cast<std::uint32_t>(types_.size());
    for (CompositeType& composite : composites) {
      DefinedType type;
      type.composite = std::move(composite);
      type.group_start = TypeIndex(start);
      type.group_size = static_cast<std::uint32_t>(composites.size());
      types_.push_back(std::move(type));
    }
    canonical_.set_canonical_types(types_, start);
  }
  std::uint32_t canonical(std::size_t index) const { return types_[index].canonical.value; }

  std::vector<DefinedType> types_;
  CanonicalTypes canonical_;
};

TEST_F(CanonicalTypesTest, EqualTypesAreOne) {
  add_group({FunctionType{{i32_type}, {}}});
  add_group({FunctionType{{}, {i32_type}}});
  add_group({FunctionType{{i32_type}, {}}});
  EXPECT_EQ(canonical(0), 0u);
  EXPECT_EQ(canonical(1), 1u);
  EXPECT_EQ(canonical(2), 0u);
}

TEST_F(CanonicalTypesTest, AReferenceWithinTheGroupIsItsPlace) {
  add_group({structure({reference_to(1)}), structure({reference_to(0)})});
  add_group({structure({reference_to(3)}), structure({reference_to(2)})});
  EXPECT_EQ(canonical(2), 0u);
  EXPECT_EQ(canonical(3), 1u);
}

// The same structure, but not the same group: iso-recursive types are not unfolded.
TEST_F(CanonicalTypesTest, AReferenceToAnEqualGroupIsNoReferenceWithin) {
  add_group({structure({reference_to(0)})});
  add_group({structure({reference_to(0)})});
  add_group({structure({reference_to(2)})});
  EXPECT_EQ(canonical(1), 1u);
  EXPECT_EQ(canonical(2), 0u);
}

TEST_F(CanonicalTypesTest, WhatReferencesEqualTypesIsEqual) {
  add_group({structure({})});
  add_group({structure({})});
  add_group({FunctionType{{reference_to(0)}, {}}});
  add_group({FunctionType{{reference_to(1)}, {}}});
  EXPECT_EQ(canonical(3), 2u);
}

TEST_F(CanonicalTypesTest, TypesOfAGroupAreDistinct) {
  add_group({structure({}), structure({})});
  add_group({structure({})});
  EXPECT_EQ(canonical(1), 1u);
  EXPECT_EQ(canonical(2), 2u);
}

TEST_F(CanonicalTypesTest, EveryDetailCounts) {
  add_group({StructType{{{Packing::none, i32_type, false}}}});
  add_group({StructType{{{Packing::none, i32_type, true}}}});
  add_group({StructType{{{Packing::i8, i32_type, false}}}});
  add_group({StructType{{{Packing::i16, i32_type, false}}}});
  add_group({ArrayType{{Packing::none, i32_type, false}}});
  add_group({structure({funcref_type})});
  add_group({structure({function_reference_type})});
  add_group({FunctionType{{i32_type, i32_type}, {}}});
  add_group({FunctionType{{i32_type}, {i32_type}}});
  for (std::size_t i = 0; i < types_.size(); ++i)
    EXPECT_EQ(canonical(i), i);
}

TEST_F(CanonicalTypesTest, DeclarationsCount) {
  add_group({structure({})});
  DefinedType open = types_[0];
  open.is_final = false;
  open.group_start = TypeIndex(1);
  types_.push_back(open);
  canonical_.set_canonical_types(types_, 1);
  DefinedType below = open;
  below.supertype = TypeIndex(1);
  below.group_start = TypeIndex(2);
  types_.push_back(below);
  canonical_.set_canonical_types(types_, 2);
  EXPECT_EQ(canonical(1), 1u);
  EXPECT_EQ(canonical(2), 2u);
}

} // namespace
} // namespace ingot
