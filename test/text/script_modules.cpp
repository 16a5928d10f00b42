// Splits a script into its modules, for check_assembler.py:
//
//   script_modules FILE.wast FOLDER
//
// assembles the module of every command that has one and writes it to FOLDER/N.wasm, N counting commands with
// modules from 0. For each it prints the line, what is said of the module, its form, "ok" or the message, and
// what became of it when it was printed and assembled again: "same", "differs", "not decodable" or the
// message.
#include "compiler/decode/decode.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/assemble.hpp"
#include "compiler/text/print.hpp"
#include "compiler/text/script.hpp"
#include "compiler/text/source_map.hpp"

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace ingot;

struct ModuleUse {
  const script::ModuleSource* module = nullptr;
  std::string_view what;
};

ModuleUse module_of(const script::Command& command) {
  if (const auto* define = std::get_if<script::DefineModule>(&command.kind))
    return {&define->module, define->module.is_definition ? "module_definition" : "module"};
  if (const auto* trap = std::get_if<script::AssertTrap>(&command.kind))
    return {std::get_if<script::ModuleSource>(&trap->what), "assert_uninstantiable"};
  if (const auto* assertion = std::get_if<script::AssertModule>(&command.kind)) {
    static constexpr std::string_view words[] = {"assert_malformed", "assert_invalid",
                                                 "assert_malformed_custom", "assert_invalid_custom",
                                                 "assert_unlinkable"};
    return {&assertion->module, words[static_cast<std::size_t>(assertion->fault)]};
  }
  return {};
}

// A module that another assembler made must reach a form that printing keeps; ours are in it.
std::string print_and_assemble(const std::vector<std::uint8_t>& bytes, bool is_ours) {
  std::vector<std::uint8_t> before = bytes;
  for (int round = is_ours ? 1 : 0; round < 2; ++round) {
    Diagnostics diagnostics("module");
    const std::optional<Module> module = decode(before, diagnostics);
    const std::optional<std::string> text =
        module ? print_module(*module, before, diagnostics) : std::nullopt;
    if (!text)
      return "not decodable";
    std::optional<AssembledModule> again = assemble(*text, diagnostics);
    if (!again)
      return diagnostics.errors().front().message;
    if (round == 1)
      return again->bytes == before ? "same" : "differs";
    before = std::move(again->bytes);
  }
  return "";
}

} // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 3)
    return 2;
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  Diagnostics diagnostics(arguments[1]);
  const LineIndex lines(source);
  const std::optional<script::Script> parsed = script::parse_script(source, diagnostics);
  if (!parsed) {
    const Diagnostic& error = diagnostics.errors().front();
    fmt::print(stderr, "{}:{}: {}\n", arguments[1], lines.position(error.offset).line, error.message);
    return 1;
  }
  static constexpr std::string_view forms[] = {"text", "binary", "quote"};
  std::size_t number = 0;
  for (const script::Command& command : parsed->commands) {
    const ModuleUse use = module_of(command);
    if (!use.module)
      continue;
    Diagnostics module_diagnostics("module");
    const std::optional<std::vector<std::uint8_t>> bytes = script::assemble(*use.module, module_diagnostics);
    if (bytes) {
      std::ofstream output(fmt::format("{}/{}.wasm", arguments[2], number), std::ios::binary);
      output.write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
    }
    const bool is_ours = use.module->form != script::ModuleSource::Form::binary;
    fmt::print("{}\t{}\t{}\t{}\t{}\n", use.module->position.line, use.what,
               forms[static_cast<std::size_t>(use.module->form)],
               bytes ? "ok" : module_diagnostics.errors().front().message,
               bytes ? print_and_assemble(*bytes, is_ours) : "");
    ++number;
  }
  return 0;
}
