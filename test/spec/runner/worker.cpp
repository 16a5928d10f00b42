#include "worker.hpp"

#include "compiler/emit/target_machine.hpp"
#include "compiler/link/lld_linker.hpp"
#include "compiler/text/source_map.hpp"
#include "compiler/validate/command_rules.hpp"
#include "harness_archives.hpp"
#include "program.hpp"
#include "script_module.hpp"
#include "script_object.hpp"
#include "translator.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace ingot::spec {

namespace {

// The module "spectest" (WebAssembly/spec: interpreter/README.md, "Spectest host module"). Its functions
// would print; nobody compares that.
constexpr std::string_view host_text = R"((module
  (global (export "global_i32") i32 (i32.const 666))
  (global (export "global_i64") i64 (i64.const 666))
  (global (export "global_f32") f32 (f32.const 666.6))
  (global (export "global_f64") f64 (f64.const 666.6))
  (table (export "table") 10 20 funcref)
  (table (export "table64") i64 10 20 funcref)
  (memory (export "memory") 1 2)
  (memory (export "shared_memory") 1 2 shared)
  (func (export "print"))
  (func (export "print_i32") (param i32))
  (func (export "print_i64") (param i64))
  (func (export "print_f32") (param f32))
  (func (export "print_f64") (param f64))
  (func (export "print_i32_f32") (param i32 f32))
  (func (export "print_f64_f64") (param f64 f64))))";

std::string symbol_of(std::uint32_t number) { return fmt::format("ingot_spec_module_{}", number); }

bool is_assertion(const script::Command& command) {
  return !std::holds_alternative<script::DefineModule>(command.kind) &&
         !std::holds_alternative<script::InstantiateModule>(command.kind) &&
         !std::holds_alternative<script::Register>(command.kind) &&
         !std::holds_alternative<script::Perform>(command.kind) &&
         !std::holds_alternative<script::StartThread>(command.kind) &&
         !std::holds_alternative<script::WaitForThread>(command.kind);
}

// The commands and those of the threads among them (which start none themselves), in order.
std::vector<const script::Command*> flatten(const std::vector<script::Command>& commands) {
  std::vector<const script::Command*> all;
  for (const script::Command& command : commands) {
    all.push_back(&command);
    if (const auto* const thread = std::get_if<script::StartThread>(&command.kind)) {
      for (const script::Command& inner : thread->commands)
        all.push_back(&inner);
    }
  }
  return all;
}

// The module that a command needs compiled, or null.
const script::ModuleSource* good_module(const script::Command& command) {
  if (const auto* const define = std::get_if<script::DefineModule>(&command.kind))
    return &define->module;
  if (const auto* const trap = std::get_if<script::AssertTrap>(&command.kind))
    return std::get_if<script::ModuleSource>(&trap->what);
  if (const auto* const bad = std::get_if<script::AssertModule>(&command.kind);
      bad != nullptr && bad->fault == script::ModuleFault::unlinkable)
    return &bad->module;
  return nullptr;
}

// A definition that nobody instantiates may be of any size (spec: appendix/implementation limits).
bool is_too_large_to_make(const script::ModuleSource& source, const Diagnostics& diagnostics) {
  return source.is_definition && diagnostics.errors().front().kind == DiagnosticKind::limit_exceeded;
}

class Worker {
public:
  Worker(const Host& host, const Options& options, Findings& findings)
      : host_(host), options_(options), findings_(findings) {}

  void work(const script::Script& script) {
    const std::vector<const script::Command*> commands = flatten(script.commands);
    findings_.set_total(static_cast<std::size_t>(std::ranges::count_if(
        commands, [](const script::Command* command) { return is_assertion(*command); })));
    read_modules(commands);
    if (const Result<Done> ran = compile_and_run(script); !ran)
      findings_.fail_command(0, ran.failure().message);
  }

private:
  struct GoodModule {
    const script::Command* command;
    const script::ModuleSource* source;
    ScriptModule module;
  };

  void refuse(const script::Command& command, std::string_view why) {
    const std::string text = fmt::format("the module should compile: {}", why);
    if (is_assertion(command))
      findings_.fail(command.position.line, text);
    else
      findings_.fail_command(command.position.line, text);
  }

  // Settles the assertions about bad modules, and keeps the good ones.
  void read_modules(const std::vector<const script::Command*>& commands) {
    for (const script::Command* command : commands) {
      findings_.set_line(command->position.line);
      if (const script::ModuleSource* const source = good_module(*command)) {
        ScriptModule module = read_module(*source);
        if (module.valid)
          good_modules_.push_back({command, source, std::move(module)});
        else
          refuse(*command, first_error(module.diagnostics));
      } else if (const auto* const bad = std::get_if<script::AssertModule>(&command->kind)) {
        const bool is_custom = bad->fault == script::ModuleFault::malformed_custom ||
                               bad->fault == script::ModuleFault::invalid_custom;
        const ScriptModule module = read_module(bad->module, is_custom ? Advice::checked : Advice::ignored);
        if (const auto why = contradict(bad->fault, module, bad->message))
          findings_.fail(command->position.line, *why);
        else
          findings_.pass();
      }
    }
  }

  Result<Done> compile_modules(llvm::TargetMachine& target) {
    for (const GoodModule& good : good_modules_) {
      findings_.set_line(good.command->position.line);
      Diagnostics diagnostics("");
      if (!check_compiled(*good.module.valid, diagnostics)) {
        if (!is_too_large_to_make(*good.source, diagnostics))
          refuse(*good.command, first_error(diagnostics));
        continue;
      }
      const auto number = static_cast<std::uint32_t>(objects_.size() + 1); // after the host's
      Result<MemoryFile> object = compile_module(*good.module.valid, symbol_of(number), options_, target);
      if (!object) {
        refuse(*good.command, object.failure().message);
        continue;
      }
      objects_.push_back(std::move(*object));
      definitions_.emplace(good.source, Definition{number, interface_of(**good.module.valid)});
    }
    return Done{};
  }

  Result<MemoryFile> link(const Translator& translator, llvm::TargetMachine& target) {
    std::vector<std::string> symbols;
    for (std::uint32_t number = 0; number <= objects_.size(); ++number)
      symbols.push_back(symbol_of(number));
    Result<MemoryFile> script =
        make_script_object(translator.commands(), symbols, translator.slot_count(), target);
    if (!script)
      return script;
    Result<MemoryFile> harness = MemoryFile::create();
    if (!harness)
      return harness;
    if (const Result<Done> copied = harness->append(harness_archive(options_.code.target.target->name));
        !copied)
      return copied.failure();
    Result<MemoryFile> host = MemoryFile::create();
    if (!host)
      return host;
    if (const Result<Done> copied = host->append(host_.object); !copied)
      return copied.failure();
    objects_.push_back(std::move(*script));
    objects_.push_back(std::move(*host));
    objects_.push_back(std::move(*harness));
    return ingot::link(objects_, LinkProduct::executable, *options_.code.target.target, options_.code.link);
  }

  Result<Done> compile_and_run(const script::Script& script) {
    const Result<std::unique_ptr<llvm::TargetMachine>> target =
        create_target_machine(options_.code.target, code_generation_level(options_.code.level));
    if (!target)
      return target.failure();
    if (const Result<Done> compiled = compile_modules(**target); !compiled)
      return compiled;
    const Definition host{0, host_.interface};
    Translator translator(host, definitions_, options_.code.program.heap.stress, findings_);
    translator.translate(script.commands);
    translator.finish();
    const Result<MemoryFile> program = link(translator, **target);
    if (!program)
      return program.failure();
    run_program(*program, options_.run_prefix, options_.timeout_seconds, translator.assertion_lines(),
                findings_);
    return Done{};
  }

  const Host& host_;
  const Options& options_;
  Findings& findings_;
  std::vector<GoodModule> good_modules_;
  std::vector<MemoryFile> objects_; // of the modules that could be compiled; number 0 is the host's
  Definitions definitions_;
};

} // namespace

Result<Host> make_host(const Options& options) {
  script::ModuleSource source;
  source.text = host_text;
  ScriptModule module = read_module(source);
  if (!module.valid)
    return Failure{fmt::format("the module spectest: {}", first_error(module.diagnostics))};
  const Result<std::unique_ptr<llvm::TargetMachine>> target =
      create_target_machine(options.code.target, code_generation_level(options.code.level));
  if (!target)
    return target.failure();
  Result<MemoryFile> object = compile_module(*module.valid, symbol_of(0), options, **target);
  if (!object)
    return object.failure();
  const Result<Bytes> bytes = object->bytes();
  if (!bytes)
    return bytes.failure();
  return Host{interface_of(**module.valid), {bytes->begin(), bytes->end()}};
}

void work_on(const std::string& path, const Host& host, const Options& options, Findings& findings) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  Diagnostics diagnostics(path);
  if (!file) {
    findings.fail_command(0, "the file cannot be read");
  } else if (const std::optional<script::Script> script = script::parse_script(text, diagnostics)) {
    Worker(host, options, findings).work(*script);
  } else {
    const Diagnostic& first = diagnostics.errors().front();
    findings.fail_command(LineIndex(text).position(first.offset).line,
                          fmt::format("this is no script: {}", first.message));
  }
  findings.end();
}

} // namespace ingot::spec
