// Any bytes: the front end must either accept them or say why not, and never crash, hang or use memory out of
// proportion. Run it with the seeds of make_corpus.py:
//
//   make_corpus.py corpus && fuzz_decode_validate -max_len=4096 corpus
#include "compiler/decode/decode.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/hint_rules.hpp"
#include "compiler/validate/validate.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace {

void require(bool condition) {
  if (!condition)
    std::abort();
}

bool is_printable(const std::string& text) {
  for (const char c : text) {
    if ((c < 0x20 || c >= 0x7F) && c != '\n')
      return false;
  }
  return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ingot;
  Diagnostics diagnostics("fuzz.wasm");
  std::optional<Module> module = decode(Bytes(data, size), diagnostics);
  require(module.has_value() != diagnostics.has_errors());
  if (module) {
    require(module->names.functions.empty() || module->names.functions.size() == module->functions.size());
    const std::optional<ValidModule> valid_module = validate(*std::move(module), diagnostics);
    require(valid_module.has_value() != diagnostics.has_errors());
    if (valid_module) {
      Diagnostics hints("fuzz.wasm");
      require(check_branch_hints(*valid_module, hints) != hints.has_errors());
      require(check_compiled(*valid_module, diagnostics) != diagnostics.has_errors());
      if (!diagnostics.has_errors())
        require(check_command(*valid_module, UnknownImports::refuse, diagnostics) !=
                diagnostics.has_errors());
      if (!diagnostics.has_errors())
        require(check_entry(*valid_module, "", diagnostics) != diagnostics.has_errors());
    }
  }
  for (const Diagnostic& diagnostic : diagnostics.errors())
    require(diagnostic.offset <= size && is_printable(diagnostic.message));
  return 0;
}
