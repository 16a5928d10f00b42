#include "compiler/wasm/canonical_types.hpp"
#include "compiler/wasm/matching.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ingot {
namespace {

// 0: a structure; 1: below it; 2: a function; 3: an array; 4: equal to 0.
std::vector<DefinedType> example_types() {
  std::vector<DefinedType> types(5);
  types[0].composite = StructType{};
  types[1].composite = StructType{{{Packing::none, i32_type, false}}};
  types[1].supertype = TypeIndex(0);
  types[1].depth = 1;
  types[2].composite = FunctionType{};
  types[3].composite = ArrayType{};
  types[4].composite = StructType{};
  types[0].is_final = types[4].is_final = false;
  CanonicalTypes canonical;
  for (std::size_t i = 0; i < types.size(); ++i)
    canonical.set_canonical_types(types, i);
  return types;
}

HeapType abstract_type(HeapKind kind) { return {kind, {}}; }
HeapType defined_type(std::uint32_t index) { return {HeapKind::defined, TypeIndex(index)}; }

// The whole order of the abstract types (spec: valid/matching, heap types), by pairs of sub- and supertype.
TEST(Matching, AbstractHeapTypes) {
  using enum HeapKind;
  const std::array all = {func, extern_, any, eq, i31, struct_, array, exn, none, nofunc, noextern, noexn};
  const std::vector<std::pair<HeapKind, HeapKind>> below = {
      {eq, any},       {i31, any},    {struct_, any}, {array, any}, {none, any},
      {i31, eq},       {struct_, eq}, {array, eq},    {none, eq},   {none, i31},
      {none, struct_}, {none, array}, {nofunc, func}, {noexn, exn}, {noextern, extern_}};
  const std::vector<DefinedType> types;
  for (const HeapKind sub : all) {
    for (const HeapKind super : all) {
      const bool expected = sub == super || std::ranges::find(below, std::pair(sub, super)) != below.end();
      EXPECT_EQ(matches(types, abstract_type(sub), abstract_type(super)), expected)
          << to_string(abstract_type(sub)) << " <: " << to_string(abstract_type(super));
    }
  }
}

TEST(Matching, DefinedTypes) {
  const std::vector<DefinedType> types = example_types();
  EXPECT_TRUE(matches(types, defined_type(1), defined_type(0)));
  EXPECT_TRUE(matches(types, defined_type(1), defined_type(4)));
  EXPECT_TRUE(matches(types, defined_type(4), defined_type(0)));
  EXPECT_FALSE(matches(types, defined_type(0), defined_type(1)));
  EXPECT_FALSE(matches(types, defined_type(2), defined_type(0)));
}

TEST(Matching, DefinedTypesAndAbstractOnes) {
  using enum HeapKind;
  const std::vector<DefinedType> types = example_types();
  for (const HeapKind super : {struct_, eq, any})
    EXPECT_TRUE(matches(types, defined_type(0), abstract_type(super)));
  for (const HeapKind super : {array, eq, any})
    EXPECT_TRUE(matches(types, defined_type(3), abstract_type(super)));
  EXPECT_TRUE(matches(types, defined_type(2), abstract_type(func)));
  for (const HeapKind super : {func, array, i31, none, extern_, exn})
    EXPECT_FALSE(matches(types, defined_type(0), abstract_type(super)));
  EXPECT_FALSE(matches(types, defined_type(2), abstract_type(any)));

  EXPECT_TRUE(matches(types, abstract_type(none), defined_type(0)));
  EXPECT_TRUE(matches(types, abstract_type(nofunc), defined_type(2)));
  EXPECT_FALSE(matches(types, abstract_type(none), defined_type(2)));
  EXPECT_FALSE(matches(types, abstract_type(nofunc), defined_type(0)));
  EXPECT_FALSE(matches(types, abstract_type(struct_), defined_type(0)));
}

TEST(Matching, NullOnlyWhereItIsAllowed) {
  const std::vector<DefinedType> types = example_types();
  EXPECT_TRUE(matches(types, reference_type(defined_type(1)), nullable_reference_type(defined_type(0))));
  EXPECT_FALSE(matches(types, nullable_reference_type(defined_type(1)), reference_type(defined_type(0))));
  EXPECT_FALSE(matches(types, i32_type, i64_type));
  EXPECT_FALSE(matches(types, funcref_type, i32_type));
}

TEST(Matching, FunctionsTakeMoreAndGiveLess) {
  const std::vector<DefinedType> types = example_types();
  const ValueType super = reference_type(defined_type(0));
  const ValueType sub = reference_type(defined_type(1));
  EXPECT_TRUE(matches(types, CompositeType(FunctionType{{super}, {sub}}), FunctionType{{sub}, {super}}));
  EXPECT_FALSE(matches(types, CompositeType(FunctionType{{sub}, {sub}}), FunctionType{{super}, {super}}));
  EXPECT_FALSE(matches(types, CompositeType(FunctionType{{super}, {super}}), FunctionType{{super}, {sub}}));
  EXPECT_FALSE(matches(types, CompositeType(FunctionType{{super}, {}}), FunctionType{{}, {}}));
}

TEST(Matching, MutableFieldsAreEquivalent) {
  const std::vector<DefinedType> types = example_types();
  const FieldType super{Packing::none, reference_type(defined_type(0)), false};
  const FieldType sub{Packing::none, reference_type(defined_type(1)), false};
  const FieldType equal{Packing::none, reference_type(defined_type(4)), true};
  FieldType mutable_super = super;
  FieldType mutable_sub = sub;
  mutable_super.is_mutable = mutable_sub.is_mutable = true;
  EXPECT_TRUE(matches(types, sub, super));
  EXPECT_FALSE(matches(types, super, sub));
  EXPECT_FALSE(matches(types, mutable_sub, mutable_super));
  EXPECT_FALSE(matches(types, mutable_sub, super));
  EXPECT_TRUE(matches(types, equal, mutable_super));
  EXPECT_FALSE(
      matches(types, FieldType{Packing::i8, i32_type, false}, FieldType{Packing::i16, i32_type, false}));
}

TEST(Matching, StructuresMayHaveMoreFields) {
  const std::vector<DefinedType> types = example_types();
  EXPECT_TRUE(matches(types, types[1].composite, types[0].composite));
  EXPECT_FALSE(matches(types, types[0].composite, types[1].composite));
  EXPECT_FALSE(matches(types, types[3].composite, types[0].composite));
}

TEST(Matching, TopOfEachHierarchy) {
  const std::vector<DefinedType> types = example_types();
  EXPECT_EQ(top_of(types, defined_type(0)), abstract_type(HeapKind::any));
  EXPECT_EQ(top_of(types, defined_type(2)), abstract_type(HeapKind::func));
  EXPECT_EQ(top_of(types, defined_type(3)), abstract_type(HeapKind::any));
  EXPECT_EQ(top_of(types, abstract_type(HeapKind::none)), abstract_type(HeapKind::any));
  EXPECT_EQ(top_of(types, abstract_type(HeapKind::noextern)), abstract_type(HeapKind::extern_));
  EXPECT_EQ(top_of(types, abstract_type(HeapKind::noexn)), abstract_type(HeapKind::exn));
}

} // namespace
} // namespace ingot
