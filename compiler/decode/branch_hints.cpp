#include "compiler/decode/branch_hints.hpp"

#include "compiler/support/cursor.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ingot {
namespace {

class BranchHintDecoder {
public:
  BranchHintDecoder(const CustomSection& section, Module& module, Diagnostics& diagnostics)
      : module_(module), cursor_(section.bytes, section.offset, diagnostics) {}

  void decode() {
    check_place();
    const std::uint32_t count = cursor_.read_u32();
    for (std::uint32_t i = 0; i < count && cursor_.ok(); ++i)
      read_function();
    if (!cursor_.at_end())
      fail(cursor_.offset(), "there are bytes behind the last hint");
    if (cursor_.ok())
      return;
    for (Function& function : module_.functions) {
      if (function.body)
        function.body->branch_hints.clear();
    }
  }

private:
  void fail(std::size_t offset, std::string_view why) { cursor_.fail(offset, diagnostic::branch_hint, why); }

  // Whoever compiles function by function needs the hints before the code.
  void check_place() {
    for (const Function& function : module_.functions) {
      if (function.body && function.body->offset < cursor_.offset())
        return fail(cursor_.offset(), "the section must come before the code");
      if (function.body)
        return;
    }
  }

  void read_function() {
    const std::size_t offset = cursor_.offset();
    const std::uint32_t index = cursor_.read_u32();
    if (!cursor_.ok())
      return;
    if (index >= module_.functions.size() || !module_.functions[index].body)
      return fail(offset, "it is not in a function of the module");
    if (index < least_function_)
      return fail(offset, "functions are repeated or out of order");
    least_function_ = std::uint64_t{index} + 1;

    FunctionBody& body = *module_.functions[index].body;
    const std::size_t end = body.code.offset + body.code.code.size();
    std::size_t least_offset = body.offset;
    const std::uint32_t count = cursor_.read_u32();
    for (std::uint32_t i = 0; i < count && cursor_.ok(); ++i) {
      const std::size_t hint_offset = cursor_.offset();
      BranchHint hint;
      hint.offset = body.offset + cursor_.read_u32(); // relative to the declaration of the locals
      const std::uint32_t size = cursor_.read_u32();
      const std::uint8_t value = cursor_.read_u8();
      if (hint.offset < least_offset)
        fail(hint_offset, "duplicate annotation, or out of order");
      if (hint.offset < body.code.offset || hint.offset >= end)
        fail(hint_offset, "invalid target: it is not in the code of the function");
      if (size != 1 || value > 1)
        fail(hint_offset, "a hint is one byte, 0 or 1");
      hint.is_likely = value == 1;
      least_offset = hint.offset + 1;
      body.branch_hints.push_back(hint);
    }
  }

  Module& module_;
  Cursor cursor_;
  std::uint64_t least_function_ = 0;
};

} // namespace

void decode_branch_hints(const CustomSection& section, Module& module, Diagnostics& diagnostics) {
  BranchHintDecoder(section, module, diagnostics).decode();
}

} // namespace ingot
