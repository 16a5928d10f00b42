#include "translator.hpp"

#include "compiler/support/escape.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <variant>

namespace ingot::spec {

namespace {

const std::string& instance_name(const script::Action& action) {
  return std::visit([](const auto& kind) -> const std::string& { return kind.instance; }, action);
}

} // namespace

Translator::Translator(const Definition& host, const Definitions& definitions, bool stresses_heap,
                       Findings& findings)
    : definitions_(definitions), findings_(findings) {
  if (stresses_heap)
    writer_.begin(CommandKind::stress_heap, 0);
  const std::uint32_t slot = make_slot(&host);
  writer_.begin(CommandKind::instantiate, 0);
  write_place(host, slot);
  scope_.registered.emplace("spectest", slot);
}

void Translator::translate(const std::vector<script::Command>& commands) {
  for (const script::Command& command : commands)
    translate_command(command);
}

void Translator::translate_command(const script::Command& command) {
  line_ = command.position.line;
  if (const auto* const module = std::get_if<script::DefineModule>(&command.kind))
    define(*module);
  else if (const auto* const instance = std::get_if<script::InstantiateModule>(&command.kind))
    instantiate(*instance);
  else if (const auto* const name = std::get_if<script::Register>(&command.kind))
    register_instance(*name);
  else if (const auto* const action = std::get_if<script::Perform>(&command.kind))
    perform(*action);
  else if (const auto* const result = std::get_if<script::AssertReturn>(&command.kind))
    assert_return(*result);
  else if (const auto* const trap = std::get_if<script::AssertTrap>(&command.kind))
    assert_trap(*trap);
  else if (const auto* const exception = std::get_if<script::AssertException>(&command.kind))
    assert_ending(CommandKind::assert_exception, exception->action, nullptr);
  else if (const auto* const exhaustion = std::get_if<script::AssertExhaustion>(&command.kind))
    assert_ending(CommandKind::assert_exhaustion, exhaustion->action, &exhaustion->message);
  else if (const auto* const bad = std::get_if<script::AssertModule>(&command.kind);
           bad != nullptr && bad->fault == script::ModuleFault::unlinkable)
    assert_about_module(CommandKind::assert_unlinkable, bad->module, bad->message);
  else if (const auto* const thread = std::get_if<script::StartThread>(&command.kind))
    start_thread(*thread);
}

// ---- Modules and instances

std::uint32_t Translator::make_slot(const Definition* definition) {
  slots_.push_back(definition);
  return static_cast<std::uint32_t>(slots_.size() - 1);
}

const Definition* Translator::definition_of(const script::ModuleSource& source) const {
  const auto found = definitions_.find(&source);
  return found == definitions_.end() ? nullptr : &found->second;
}

void Translator::write_place(const Definition& definition, std::uint32_t slot) {
  writer_.number(definition.number);
  writer_.number(slot);
  writer_.number(static_cast<std::uint32_t>(definition.interface.import_modules.size()));
  for (const std::string& module : definition.interface.import_modules) {
    const auto found = scope_.registered.find(module);
    writer_.number(found == scope_.registered.end() ? no_slot : found->second);
  }
}

void Translator::define(const script::DefineModule& command) {
  const Definition* const definition = definition_of(command.module);
  scope_.definitions[""] = definition;
  if (!command.module.name.empty())
    scope_.definitions[command.module.name] = definition;
  if (!command.module.is_definition)
    make_instance(command.module.name, definition);
}

void Translator::instantiate(const script::InstantiateModule& command) {
  const auto found = scope_.definitions.find(command.definition);
  if (found == scope_.definitions.end())
    return findings_.fail_command(line_, fmt::format("there is no module ${}", escape(command.definition)));
  if (found->second == nullptr)
    findings_.fail_command(line_, "the module could not be compiled");
  make_instance(command.instance, found->second);
}

void Translator::make_instance(const std::string& name, const Definition* definition) {
  const std::uint32_t slot = make_slot(definition);
  scope_.instances[""] = slot;
  if (!name.empty())
    scope_.instances[name] = slot;
  if (definition == nullptr)
    return;
  writer_.begin(CommandKind::instantiate, line_);
  write_place(*definition, slot);
}

void Translator::register_instance(const script::Register& command) {
  const auto found = scope_.instances.find(command.instance);
  if (found == scope_.instances.end())
    return findings_.fail_command(line_, fmt::format("there is no instance ${}", escape(command.instance)));
  scope_.registered[command.name] = found->second;
}

// The commands of a thread are executed where it starts: one of the orders in which they might be, and the
// one in which nobody has to wait for another. A script in which threads wait for what is done later fails.
void Translator::start_thread(const script::StartThread& command) {
  Scope thread;
  thread.registered.emplace("spectest", scope_.registered.at("spectest"));
  for (const std::string& name : command.shared) {
    const auto found = scope_.instances.find(name);
    if (found == scope_.instances.end())
      findings_.fail_command(line_, fmt::format("there is no instance ${}", escape(name)));
    else
      thread.instances[name] = found->second;
  }
  std::swap(scope_, thread);
  for (const script::Command& inner : command.commands)
    translate_command(inner);
  std::swap(scope_, thread);
}

// ---- Actions

std::optional<std::string> Translator::check(const script::Action& action,
                                             const std::vector<script::ExpectedResult>* results) const {
  const auto found = scope_.instances.find(instance_name(action));
  if (found == scope_.instances.end())
    return fmt::format("there is no instance ${}", escape(instance_name(action)));
  const Definition* const definition = slots_[found->second];
  if (definition == nullptr)
    return "the module of the instance could not be compiled";
  return contradict(definition->interface, action, results);
}

void Translator::write_action(const script::Action& action) {
  const std::uint32_t slot = scope_.instances.at(instance_name(action));
  const auto* const invoke = std::get_if<script::Invoke>(&action);
  if (invoke == nullptr)
    return writer_.action(ActionKind::get, slot, std::get<script::Get>(action).global);
  writer_.action(ActionKind::invoke, slot, invoke->function);
  writer_.number(static_cast<std::uint32_t>(invoke->arguments.size()));
  for (const script::Constant& argument : invoke->arguments)
    writer_.argument(argument);
}

void Translator::perform(const script::Perform& command) {
  if (const std::optional<std::string> why = check(command.action, nullptr))
    return findings_.fail_command(line_, *why);
  writer_.begin(CommandKind::perform, line_);
  write_action(command.action);
}

// ---- Assertions

void Translator::begin_assertion(CommandKind kind) {
  writer_.begin(kind, line_);
  assertion_lines_.push_back(line_);
}

void Translator::assert_return(const script::AssertReturn& command) {
  if (const std::optional<std::string> why = check(command.action, &command.results))
    return findings_.fail(line_, *why);
  begin_assertion(CommandKind::assert_return);
  write_action(command.action);
  writer_.number(static_cast<std::uint32_t>(command.results.size()));
  for (const script::ExpectedResult& result : command.results)
    writer_.result(result);
}

void Translator::assert_trap(const script::AssertTrap& command) {
  if (const auto* const action = std::get_if<script::Action>(&command.what))
    assert_ending(CommandKind::assert_trap, *action, &command.message);
  else
    assert_about_module(CommandKind::assert_trap_in_module, std::get<script::ModuleSource>(command.what),
                        command.message);
}

void Translator::assert_ending(CommandKind kind, const script::Action& action, const std::string* message) {
  if (const std::optional<std::string> why = check(action, nullptr))
    return findings_.fail(line_, *why);
  begin_assertion(kind);
  write_action(action);
  if (message != nullptr)
    writer_.string(*message);
}

void Translator::assert_about_module(CommandKind kind, const script::ModuleSource& source,
                                     const std::string& message) {
  const Definition* const definition = definition_of(source);
  if (definition == nullptr)
    return; // reported with the reason where it was to be compiled
  begin_assertion(kind);
  write_place(*definition, make_slot(definition));
  writer_.string(message);
}

} // namespace ingot::spec
