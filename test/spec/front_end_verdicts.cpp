// What the front end says to many modules, for check_front_end.py. Standard input has a line for each: the
// path of a .wasm file, a tab, and the message that the suite expects. The answer is a line for each, with
// tabs between the fields: "accepted"; or "refused", "yes" or "no" as the message matches, the kind and the
// message of the diagnostic.
#include "compiler/decode/decode.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"
#include "expected_messages.hpp"

#include <fmt/core.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace ingot;

std::string verdict(const std::string& path, const std::string& expected) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file),
                                        std::istreambuf_iterator<char>()};
  Diagnostics diagnostics("");
  std::optional<Module> module = decode(bytes, diagnostics);
  if (module && validate(*std::move(module), diagnostics))
    return "accepted";
  const Diagnostic& first = diagnostics.errors().front();
  return fmt::format("refused\t{}\t{}\t{}", spec::matches_expectation(first, expected) ? "yes" : "no",
                     name_of(first.kind), first.message);
}

} // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos)
      return 2;
    fmt::print("{}\n", verdict(line.substr(0, tab), line.substr(tab + 1)));
    std::fflush(stdout); // a crash must not take the answers before it along
  }
  return 0;
}
