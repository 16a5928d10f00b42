// The name section is advice: whatever is wrong with it, it is dropped, and the module is as good as before.
#include "compiler/decode/names.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {
namespace {

constexpr std::size_t function_count = 3;

Names decode_text(std::string_view bytes) {
  CustomSection section;
  section.name = "name";
  section.bytes = Bytes(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  return decode_names(section, function_count);
}

std::string subsection(char id, const std::string& contents) {
  return std::string(1, id) + static_cast<char>(contents.size()) + contents;
}

std::string name(const std::string& text) { return static_cast<char>(text.size()) + text; }

void expect_dropped(const std::string& bytes) {
  const Names names = decode_text(bytes);
  EXPECT_EQ(names.module, "");
  EXPECT_TRUE(names.functions.empty());
}

const std::string module_name = subsection(0, name("game"));
// Functions 0 and 2 have names.
const std::string function_names =
    subsection(1, "\x02" + (std::string(1, '\0') + name("one") + '\x02' + name("three")));
const std::string local_names = subsection(2, std::string("\xFF\xFF nobody reads this"));

TEST(Names, Good) {
  const std::string bytes = module_name + function_names + local_names;
  const Names names = decode_text(bytes);
  EXPECT_EQ(names.module, "game");
  EXPECT_EQ(names.functions, (std::vector<std::string_view>{"one", "", "three"}));
}

TEST(Names, Empty) { expect_dropped(""); }

TEST(Names, EveryTruncationOfAGoodOne) {
  const std::string bytes = module_name + function_names;
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    if (size != module_name.size())
      expect_dropped(bytes.substr(0, size));
  }
}

TEST(Names, IndexBeyondTheFunctions) {
  expect_dropped(module_name + subsection(1, "\x01\x03" + name("four")));
  expect_dropped(module_name + subsection(1, "\x01\xFF\xFF\xFF\xFF\x0F" + name("last")));
}

TEST(Names, RepeatedOrUnsortedIndices) {
  expect_dropped(module_name + subsection(1, "\x02\x01" + name("a") + "\x01" + name("b")));
  expect_dropped(module_name + subsection(1, "\x02\x02" + name("a") + "\x01" + name("b")));
}

TEST(Names, RepeatedOrUnsortedSubsections) {
  expect_dropped(function_names + module_name);
  expect_dropped(module_name + function_names + function_names);
}

TEST(Names, NotUtf8) {
  expect_dropped(subsection(0, name("\xFF")));
  expect_dropped(module_name + subsection(1, "\x01\x01" + name("\xC0\x80")));
}

TEST(Names, WrongSizes) {
  expect_dropped(subsection(0, name("game") + "x"));
  expect_dropped(module_name + subsection(1, "\x01\x01" + name("a") + "x"));
  expect_dropped(module_name + std::string("\x01\xFF\xFF\xFF\xFF\x0F", 6));
  expect_dropped(module_name + subsection(1, std::string("\xFF\xFF\xFF\xFF\x0F\x00\x00", 7)));
}

TEST(Names, AnyOneByteChanged) {
  const std::string good = module_name + function_names + local_names;
  for (std::size_t position = 0; position < good.size(); ++position) {
    for (int value = 0; value < 256; ++value) {
      std::string bytes = good;
      bytes[position] = static_cast<char>(value);
      const Names names = decode_text(bytes);
      ASSERT_TRUE(names.functions.empty() || names.functions.size() == function_count);
    }
  }
}

} // namespace
} // namespace ingot
