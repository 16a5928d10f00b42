#include "script_module.hpp"

#include "compiler/decode/decode.hpp"
#include "compiler/emit/context_errors.hpp"
#include "compiler/emit/module_emitter.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/passes/pass_pipeline.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/validate/hint_rules.hpp"
#include "expected_messages.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

#include <fmt/core.h>

#include <memory>
#include <utility>

namespace ingot::spec {

ScriptModule read_module(const script::ModuleSource& source, Advice advice) {
  ScriptModule result;
  std::optional<std::vector<std::uint8_t>> bytes = script::assemble(source, result.diagnostics);
  if (!bytes)
    return result;
  result.bytes = std::move(*bytes);
  result.stage = Stage::decode;
  std::optional<Module> module = decode(result.bytes, result.diagnostics);
  if (!module)
    return result;
  result.stage = Stage::validate;
  result.valid = validate(std::move(*module), result.diagnostics);
  if (result.valid && (advice == Advice::ignored || check_branch_hints(*result.valid, result.diagnostics)))
    result.stage = Stage::done;
  return result;
}

std::string first_error(const Diagnostics& diagnostics) {
  const Diagnostic& first = diagnostics.errors().front();
  return fmt::format("{} (at 0x{:x})", first.message, first.offset);
}

std::optional<std::string> contradict(script::ModuleFault fault, const ScriptModule& module,
                                      const std::string& message) {
  const bool is_custom =
      fault == script::ModuleFault::malformed_custom || fault == script::ModuleFault::invalid_custom;
  const bool is_invalid =
      fault == script::ModuleFault::invalid || fault == script::ModuleFault::invalid_custom;
  const std::string_view expected = is_invalid ? "invalid" : "malformed";
  if (is_superseded(message)) {
    if (module.stage == Stage::done)
      return std::nullopt;
    return fmt::format("this has become valid since the script was written, but we refuse it: {}",
                       first_error(module.diagnostics));
  }
  if (module.stage == Stage::done)
    return fmt::format("expected a module that is {} (\"{}\"), but it is valid", expected, escape(message));
  const Diagnostic& found = module.diagnostics.errors().front();
  // What an annotation may say is checked where it is read, whatever the specification calls the fault.
  const bool class_fits = is_custom || is_malformation(found.kind) != is_invalid;
  if ((class_fits || is_reclassified(found, message)) && matches_expectation(found, message))
    return std::nullopt;
  return fmt::format("expected a module that is {} (\"{}\"), but it is {}: {}", expected, escape(message),
                     is_malformation(found.kind) ? "malformed" : "invalid", first_error(module.diagnostics));
}

Result<MemoryFile> compile_module(const ValidModule& module, const std::string& symbol,
                                  const Options& options, llvm::TargetMachine& target) {
  llvm::LLVMContext context;
  const ContextErrors errors(context);
  context.setDiscardValueNames(true);
  const std::unique_ptr<llvm::Module> code =
      lower_linkable(module, symbol, options.code.program, target, context);
  optimize(*code, target, options.code.level);
  if (errors.first())
    return *errors.first();
  Result<MemoryFile> object = emit_code(*code, target, CodeFormat::object);
  if (errors.first())
    return *errors.first();
  return object;
}

} // namespace ingot::spec
