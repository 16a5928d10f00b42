// What the commands of a script have to know about a module: from where it imports, and the types of what it
// exports. Actions are checked against them before they become commands, because the harness knows no types.
#pragma once

#include "compiler/text/script.hpp"
#include "compiler/validate/validate.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ingot::spec {

struct ModuleInterface {
  struct Function {
    std::vector<ValueKind> parameters;
    std::vector<ValueKind> results;
  };
  struct Global {
    ValueKind type;
  };
  struct Other {};
  using Export = std::variant<Function, Global, Other>;

  std::vector<std::string> import_modules; // of each import, in order
  std::map<std::string, Export, std::less<>> exports;
};

ModuleInterface interface_of(const Module& module);

// Why the action cannot be performed, or cannot have these results (if there are any to compare), as one
// line; nothing if it can.
std::optional<std::string> contradict(const ModuleInterface& interface, const script::Action& action,
                                      const std::vector<script::ExpectedResult>* results);

} // namespace ingot::spec
