// A module of a script on its way through the front end and the compiler.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "compiler/text/script.hpp"
#include "compiler/validate/validate.hpp"
#include "options.hpp"

#include <llvm/Target/TargetMachine.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ingot::spec {

// How far the front end came.
enum class Stage { text, decode, validate, done };

struct ScriptModule {
  Stage stage = Stage::text;       // the one that refused it, or done
  std::vector<std::uint8_t> bytes; // what `valid` points into
  std::optional<ValidModule> valid;
  Diagnostics diagnostics{""};
};

// Whether what is advice only (spec: appendix/custom) is checked as well.
enum class Advice { ignored, checked };

ScriptModule read_module(const script::ModuleSource& source, Advice advice = Advice::ignored);

// What is wrong with a module that should have been good, as one line.
std::string first_error(const Diagnostics& diagnostics);

// Says in one line why the module does not have the fault that the script says it has; nothing if it has.
std::optional<std::string> contradict(script::ModuleFault fault, const ScriptModule& module,
                                      const std::string& message);

// An object that defines one abi::LinkableModule, named `symbol`. The module must use no feature that is not
// compiled (check_compiled() of validate/command_rules).
Result<MemoryFile> compile_module(const ValidModule& module, const std::string& symbol,
                                  const Options& options, llvm::TargetMachine& target);

} // namespace ingot::spec
