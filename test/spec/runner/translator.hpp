// A script's commands -> the string of commands for the harness. All names are resolved here: the instances
// and definitions of the script, and what is registered for import, are known without running anything.
#pragma once

#include "command_writer.hpp"
#include "compiler/text/script.hpp"
#include "findings.hpp"
#include "module_interface.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ingot::spec {

// A module as commands see it.
struct Definition {
  std::uint32_t number = 0; // in ingot_spec_modules
  ModuleInterface interface;
};

// By the source of each module that could be compiled.
using Definitions = std::map<const script::ModuleSource*, Definition>;

class Translator {
public:
  // Slot 0 is the instance of `host`, which is registered as "spectest". What is wrong already goes to
  // `findings`; assertions about bad modules (AssertModule, but for unlinkable ones) are left out.
  // With `stresses_heap` the program collects garbage before each allocation.
  Translator(const Definition& host, const Definitions& definitions, bool stresses_heap, Findings& findings);

  void translate(const std::vector<script::Command>& commands);
  void finish() { writer_.begin(CommandKind::end, 0); }

  const std::vector<std::uint8_t>& commands() const { return writer_.bytes(); }
  std::uint32_t slot_count() const { return static_cast<std::uint32_t>(slots_.size()); }
  // The lines of the assertions among the commands, in order.
  const std::vector<std::uint32_t>& assertion_lines() const { return assertion_lines_; }

private:
  // The names that commands can use; a thread has its own.
  struct Scope {
    std::map<std::string, std::uint32_t> instances; // slots; "" is the one made last
    std::map<std::string, const Definition*> definitions;
    std::map<std::string, std::uint32_t> registered;
  };

  void define(const script::DefineModule& command);
  void instantiate(const script::InstantiateModule& command);
  void register_instance(const script::Register& command);
  void perform(const script::Perform& command);
  void assert_return(const script::AssertReturn& command);
  void assert_trap(const script::AssertTrap& command);
  void assert_ending(CommandKind kind, const script::Action& action, const std::string* message);
  void assert_about_module(CommandKind kind, const script::ModuleSource& source, const std::string& message);
  void start_thread(const script::StartThread& command);

  // The instance has a name even if it cannot be made, because commands will speak of it.
  void make_instance(const std::string& name, const Definition* definition);
  std::uint32_t make_slot(const Definition* definition);
  void write_place(const Definition& definition, std::uint32_t slot);
  std::optional<std::string> check(const script::Action& action,
                                   const std::vector<script::ExpectedResult>* results) const;
  void write_action(const script::Action& action);
  void begin_assertion(CommandKind kind);
  const Definition* definition_of(const script::ModuleSource& source) const;
  void translate_command(const script::Command& command);

  const Definitions& definitions_;
  Findings& findings_;
  CommandWriter writer_;
  Scope scope_;
  std::vector<const Definition*> slots_; // the module of each; null if it could not be compiled
  std::vector<std::uint32_t> assertion_lines_;
  std::uint32_t line_ = 0;
};

} // namespace ingot::spec
