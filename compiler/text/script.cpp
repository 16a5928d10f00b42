#include "compiler/text/script.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/utf8.hpp"
#include "compiler/text/assemble.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/script_constants.hpp"
#include "compiler/text/source_map.hpp"
#include "compiler/text/token_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::script {
namespace {

using text::Lexer;
using text::TokenKind;
using text::TokenReader;

// Each parse function reads a form with its parentheses.
class ScriptParser {
public:
  ScriptParser(std::string_view source, Diagnostics& diagnostics)
      : source_(source), lines_(source), reader_(Lexer(source, 0, source.size(), diagnostics)) {
    reader_.ignore_annotations(true); // they belong to the modules
  }

  std::optional<Script> parse();

private:
  Command parse_command(bool is_in_thread);
  Command::Kind parse_command_kind(bool is_in_thread);
  Command::Kind parse_module_command();
  InstantiateModule parse_instance();
  ModuleSource parse_module();
  Register parse_register();
  Action parse_action();
  AssertReturn parse_assert_return();
  AssertTrap parse_assert_trap();
  AssertException parse_assert_exception();
  AssertExhaustion parse_assert_exhaustion();
  AssertModule parse_assert_module(ModuleFault fault);
  StartThread parse_thread();
  WaitForThread parse_wait();
  Identifier accept_identifier();
  bool at_action() { return reader_.at_form("invoke") || reader_.at_form("get"); }

  std::string_view source_;
  LineIndex lines_;
  TokenReader reader_;
};

std::optional<ModuleFault> module_fault(std::string_view word) {
  if (word == "assert_malformed")
    return ModuleFault::malformed;
  if (word == "assert_invalid")
    return ModuleFault::invalid;
  if (word == "assert_malformed_custom")
    return ModuleFault::malformed_custom;
  if (word == "assert_invalid_custom")
    return ModuleFault::invalid_custom;
  if (word == "assert_unlinkable")
    return ModuleFault::unlinkable;
  return std::nullopt;
}

// Module fields begin with these words, commands with others.
bool is_field_word(const text::Token& token) {
  for (const std::string_view word : {"type", "rec", "import", "func", "table", "memory", "global", "tag",
                                      "export", "start", "elem", "data"}) {
    if (token.kind == TokenKind::keyword && token.text == word)
      return true;
  }
  return false;
}

std::optional<Script> ScriptParser::parse() {
  Script script;
  if (reader_.at(TokenKind::left_parenthesis) && is_field_word(reader_.peek_second())) {
    ModuleSource module;
    const TextPosition position = lines_.position(reader_.offset());
    module.position = position;
    module.text = source_;
    script.commands.push_back({position, DefineModule{std::move(module)}});
    return script;
  }
  while (reader_.ok() && !reader_.at_end())
    script.commands.push_back(parse_command(false));
  return reader_.ok() ? std::optional(std::move(script)) : std::nullopt;
}

Command ScriptParser::parse_command(bool is_in_thread) {
  const TextPosition position = lines_.position(reader_.offset());
  return {position, parse_command_kind(is_in_thread)};
}

Command::Kind ScriptParser::parse_command_kind(bool is_in_thread) {
  if (reader_.at_form("module"))
    return parse_module_command();
  if (reader_.at_form("register"))
    return parse_register();
  if (at_action())
    return Perform{parse_action()};
  if (reader_.at_form("assert_return"))
    return parse_assert_return();
  if (reader_.at_form("assert_trap"))
    return parse_assert_trap();
  if (reader_.at_form("assert_exception"))
    return parse_assert_exception();
  if (reader_.at_form("assert_exhaustion"))
    return parse_assert_exhaustion();
  if (reader_.at_form("thread") && !is_in_thread)
    return parse_thread();
  if (reader_.at_form("wait"))
    return parse_wait();
  if (reader_.at(TokenKind::left_parenthesis)) {
    if (const std::optional<ModuleFault> fault = module_fault(reader_.peek_second().text))
      return parse_assert_module(*fault);
    reader_.take();
  }
  reader_.fail_unexpected();
  return {};
}

Identifier ScriptParser::accept_identifier() {
  return reader_.at(TokenKind::identifier) ? text::identifier_name(reader_.take().text) : Identifier();
}

// ---- Modules

Command::Kind ScriptParser::parse_module_command() {
  // `(module instance` takes more than the two tokens that can be looked at.
  const std::size_t begin = reader_.offset();
  reader_.expect_form("module");
  const bool is_instance = reader_.at_keyword("instance");
  reader_.seek(begin);
  if (is_instance)
    return parse_instance();
  return DefineModule{parse_module()};
}

InstantiateModule ScriptParser::parse_instance() {
  InstantiateModule instance;
  reader_.expect_form("module");
  reader_.expect_keyword("instance");
  instance.instance = accept_identifier();
  instance.definition = accept_identifier();
  reader_.expect_close();
  return instance;
}

// `(module definition? $id? binary "..."*)`, `quote` or fields.
ModuleSource ScriptParser::parse_module() {
  ModuleSource module;
  const std::size_t begin = reader_.offset();
  module.position = lines_.position(begin);
  reader_.expect_form("module");
  module.is_definition = reader_.accept_keyword("definition");
  module.name = accept_identifier();
  if (reader_.accept_keyword("binary"))
    module.form = ModuleSource::Form::binary;
  else if (reader_.accept_keyword("quote"))
    module.form = ModuleSource::Form::quote;
  if (module.form == ModuleSource::Form::text) {
    reader_.skip_form();
    module.text = source_.substr(begin, reader_.end_of_last_token() - begin);
    return module;
  }
  while (reader_.at(TokenKind::string)) {
    const std::string part = reader_.expect_string();
    module.contents.insert(module.contents.end(), part.begin(), part.end());
  }
  reader_.expect_close();
  return module;
}

Register ScriptParser::parse_register() {
  Register registration;
  reader_.expect_form("register");
  registration.name = reader_.expect_string();
  registration.instance = accept_identifier();
  reader_.expect_close();
  return registration;
}

AssertModule ScriptParser::parse_assert_module(ModuleFault fault) {
  AssertModule assertion;
  assertion.fault = fault;
  reader_.take();
  reader_.take();
  assertion.module = parse_module();
  assertion.message = reader_.expect_string();
  reader_.expect_close();
  return assertion;
}

// ---- Actions

Action ScriptParser::parse_action() {
  if (reader_.accept_form("get")) {
    Get get;
    get.instance = accept_identifier();
    get.global = reader_.expect_string();
    reader_.expect_close();
    return get;
  }
  Invoke invoke;
  reader_.expect_form("invoke");
  invoke.instance = accept_identifier();
  invoke.function = reader_.expect_string();
  while (reader_.at(TokenKind::left_parenthesis))
    invoke.arguments.push_back(parse_constant(reader_));
  reader_.expect_close();
  return invoke;
}

AssertReturn ScriptParser::parse_assert_return() {
  AssertReturn assertion;
  reader_.expect_form("assert_return");
  assertion.action = parse_action();
  while (reader_.at(TokenKind::left_parenthesis))
    assertion.results.push_back(parse_result(reader_));
  reader_.expect_close();
  return assertion;
}

AssertTrap ScriptParser::parse_assert_trap() {
  AssertTrap assertion;
  reader_.expect_form("assert_trap");
  if (at_action())
    assertion.what = parse_action();
  else
    assertion.what = parse_module();
  assertion.message = reader_.expect_string();
  reader_.expect_close();
  return assertion;
}

AssertException ScriptParser::parse_assert_exception() {
  reader_.expect_form("assert_exception");
  AssertException assertion{parse_action()};
  reader_.expect_close();
  return assertion;
}

AssertExhaustion ScriptParser::parse_assert_exhaustion() {
  AssertExhaustion assertion;
  reader_.expect_form("assert_exhaustion");
  assertion.action = parse_action();
  assertion.message = reader_.expect_string();
  reader_.expect_close();
  return assertion;
}

// ---- Threads

StartThread ScriptParser::parse_thread() {
  StartThread thread;
  reader_.expect_form("thread");
  thread.name = accept_identifier();
  while (reader_.accept_form("shared")) {
    reader_.expect_form("module");
    thread.shared.push_back(accept_identifier());
    reader_.expect_close();
    reader_.expect_close();
  }
  while (reader_.at(TokenKind::left_parenthesis))
    thread.commands.push_back(parse_command(true));
  reader_.expect_close();
  return thread;
}

WaitForThread ScriptParser::parse_wait() {
  reader_.expect_form("wait");
  WaitForThread wait{accept_identifier()};
  reader_.expect_close();
  return wait;
}

} // namespace

std::optional<std::vector<std::uint8_t>> assemble(const ModuleSource& source, Diagnostics& diagnostics) {
  if (source.form == ModuleSource::Form::binary)
    return source.contents;
  const std::string_view quoted(reinterpret_cast<const char*>(source.contents.data()),
                                source.contents.size());
  const bool is_quote = source.form == ModuleSource::Form::quote;
  std::optional<AssembledModule> module =
      ingot::assemble(is_quote ? quoted : source.text, diagnostics, ModuleSyntax::script);
  return module ? std::optional(std::move(module->bytes)) : std::nullopt;
}

std::optional<Script> parse_script(std::string_view source, Diagnostics& diagnostics) {
  if (const std::size_t size = valid_utf8_size(source); size < source.size()) {
    diagnostics.error(size, diagnostic::malformed_utf8);
    return std::nullopt;
  }
  return ScriptParser(source, diagnostics).parse();
}

} // namespace ingot::script
