// Any bytes as a text and as a script: they are accepted or refused with a message, and never crash, hang or
// use memory out of proportion. What assembles and can be printed must assemble to the same bytes again.
// Seeds are the texts of test/text and test/run:
//
//   fuzz_text -max_len=4096 -dict=... corpus
#include "compiler/decode/decode.hpp"
#include "compiler/text/assemble.hpp"
#include "compiler/text/print.hpp"
#include "compiler/text/script.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

// What is printed of an invalid module need not be a text: a body may have an `else` of no `if`.
void check_printing(const ingot::AssembledModule& assembled) {
  using namespace ingot;
  Diagnostics diagnostics("fuzz.wasm");
  const std::optional<Module> module = decode(assembled.bytes, diagnostics);
  const std::optional<std::string> text =
      module ? print_module(*module, assembled.bytes, diagnostics) : std::nullopt;
  require(text.has_value() != diagnostics.has_errors());
  if (!text)
    return;
  if (const std::optional<AssembledModule> again = assemble(*text, diagnostics)) {
    const std::optional<Module> same = decode(again->bytes, diagnostics);
    require(same.has_value());
    require(print_module(*same, again->bytes, diagnostics) == text);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ingot;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics("fuzz.wat");
  const std::optional<AssembledModule> module = assemble(text, diagnostics);
  require(module.has_value() != diagnostics.has_errors());
  for (const Diagnostic& diagnostic : diagnostics.errors())
    require(diagnostic.offset <= size);
  if (module) {
    require(module->map.text_offset(module->bytes.size()) <= size);
    check_printing(*module);
  }
  Diagnostics script_diagnostics("fuzz.wast");
  const std::optional<script::Script> script = script::parse_script(text, script_diagnostics);
  require(script.has_value() != script_diagnostics.has_errors());
  return 0;
}
