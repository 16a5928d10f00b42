// Branch hints are advice: what is wrong with them makes no module invalid, but check_branch_hints() says it.
#include "compiler/validate/hint_rules.hpp"
#include "module_bytes.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace ingot {
namespace {

// A function (i32) -> () of: local.get 0, if, end, end; the if is 3 bytes behind the declaration of the
// locals.
ByteVector module_with_hints(const ByteVector& hints, bool after_code = false, unsigned repetitions = 1) {
  constexpr std::string_view name = "metadata.code.branch_hint";
  ByteVector contents = leb128(name.size());
  contents.insert(contents.end(), name.begin(), name.end());
  append(contents, hints);

  ByteVector bytes = preamble();
  append(bytes, section(1, {0x01, 0x60, 0x01, 0x7F, 0x00}));
  append(bytes, section(3, {0x01, 0x00}));
  for (unsigned i = 0; i < repetitions && !after_code; ++i)
    append(bytes, section(0, contents));
  append(bytes, section(10, {0x01, 0x07, 0x00, 0x20, 0x00, 0x04, 0x40, 0x0B, 0x0B}));
  if (after_code)
    append(bytes, section(0, contents));
  return bytes;
}

ValidModule valid_module(const ByteVector& bytes) {
  Diagnostics diagnostics("test.wasm");
  return *validate(*decode(bytes, diagnostics), diagnostics);
}

std::size_t hint_count(const ByteVector& bytes) {
  return valid_module(bytes)->functions[0].body->branch_hints.size();
}

std::string complaint(const ByteVector& bytes) {
  Diagnostics diagnostics("test.wasm");
  const bool good = check_branch_hints(valid_module(bytes), diagnostics);
  EXPECT_EQ(good, diagnostics.errors().empty());
  return good ? "" : diagnostics.errors()[0].message;
}

TEST(BranchHints, AreTakenIntoTheBody) {
  const ByteVector bytes = module_with_hints({0x01, 0x00, 0x01, 0x03, 0x01, 0x01});
  const ValidModule module = valid_module(bytes);
  const FunctionBody& body = *module->functions[0].body;
  ASSERT_EQ(body.branch_hints.size(), 1u);
  EXPECT_TRUE(body.branch_hints[0].is_likely);
  EXPECT_EQ(bytes[body.branch_hints[0].offset], 0x04);
  EXPECT_EQ(complaint(bytes), "");
}

TEST(BranchHints, OfOtherInstructionsAreInvalid) {
  const ByteVector bytes = module_with_hints({0x01, 0x00, 0x01, 0x01, 0x01, 0x01});
  EXPECT_TRUE(complaint(bytes).starts_with("@metadata.code.branch_hint annotation: invalid target"));
}

TEST(BranchHints, AreIgnoredIfMalformed) {
  const ByteVector cases[] = {
      {0x01},                                                       // ends early
      {0x01, 0x00, 0x01, 0x03, 0x01, 0x01, 0x00},                   // ends late
      {0x01, 0x01, 0x01, 0x03, 0x01, 0x01},                         // no such function
      {0x02, 0x00, 0x01, 0x03, 0x01, 0x01, 0x00, 0x00},             // the function is repeated
      {0x01, 0x00, 0x02, 0x03, 0x01, 0x01, 0x03, 0x01, 0x00},       // the instruction is repeated
      {0x01, 0x00, 0x01, 0x07, 0x01, 0x01},                         // behind the body
      {0x01, 0x00, 0x01, 0x00, 0x01, 0x01},                         // in the declaration of the locals
      {0x01, 0x00, 0x01, 0x03, 0x02, 0x01, 0x01},                   // two bytes
      {0x01, 0x00, 0x01, 0x03, 0x01, 0x02},                         // neither likely nor unlikely
      {0x01, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x03, 0x01, 0x01}, // four billion hints
  };
  for (const ByteVector& hints : cases) {
    EXPECT_EQ(hint_count(module_with_hints(hints)), 0u);
    EXPECT_NE(complaint(module_with_hints(hints)), "");
  }
}

TEST(BranchHints, AreIgnoredOutOfPlace) {
  const ByteVector hints = {0x01, 0x00, 0x01, 0x03, 0x01, 0x01};
  EXPECT_EQ(hint_count(module_with_hints(hints)), 1u);
  EXPECT_EQ(hint_count(module_with_hints(hints, true)), 0u);
  EXPECT_NE(complaint(module_with_hints(hints, true)), "");
  EXPECT_EQ(hint_count(module_with_hints(hints, false, 2)), 0u);
  EXPECT_NE(complaint(module_with_hints(hints, false, 2)), "");
}

} // namespace
} // namespace ingot
