#include "module_interface.hpp"

#include "compiler/support/escape.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace ingot::spec {

namespace {

std::vector<ValueKind> kinds_of(const std::vector<ValueType>& types) {
  std::vector<ValueKind> kinds;
  for (const ValueType& type : types)
    kinds.push_back(type.kind);
  return kinds;
}

ValueKind kind_of(const script::Constant& constant) {
  if (const auto* const number = std::get_if<script::Number>(&constant)) {
    switch (number->type) {
    case script::NumberType::i32:
      return ValueKind::i32;
    case script::NumberType::i64:
      return ValueKind::i64;
    case script::NumberType::f32:
      return ValueKind::f32;
    case script::NumberType::f64:
      return ValueKind::f64;
    }
  }
  return std::holds_alternative<script::Vector>(constant) ? ValueKind::v128 : ValueKind::ref;
}

bool fits(const script::ExpectedResult& result, ValueKind kind) {
  return std::ranges::all_of(result.alternatives,
                             [&](const script::Constant& constant) { return kind_of(constant) == kind; });
}

ModuleInterface::Export export_of(const Module& module, const ExternIndex& index) {
  if (const auto* const function = std::get_if<FunctionIndex>(&index)) {
    const FunctionType& type = type_of(module, *function);
    return ModuleInterface::Function{kinds_of(type.parameters), kinds_of(type.results)};
  }
  if (const auto* const global = std::get_if<GlobalIndex>(&index))
    return ModuleInterface::Global{module.globals[global->value].type.value.kind};
  return ModuleInterface::Other{};
}

std::optional<std::string> contradict_results(const std::vector<ValueKind>& kinds,
                                              const std::vector<script::ExpectedResult>* results) {
  if (results == nullptr)
    return std::nullopt;
  if (results->size() != kinds.size())
    return fmt::format("expected {} results, but the type has {}", results->size(), kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!fits((*results)[i], kinds[i]))
      return fmt::format("expected result {} of another type than it has", i);
  }
  return std::nullopt;
}

std::optional<std::string> contradict_arguments(const std::vector<ValueKind>& kinds,
                                                const std::vector<script::Constant>& arguments) {
  if (arguments.size() != kinds.size())
    return fmt::format("{} arguments are given to a function of {}", arguments.size(), kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kind_of(arguments[i]) != kinds[i])
      return fmt::format("argument {} is not of the type that the function takes", i);
  }
  return std::nullopt;
}

} // namespace

ModuleInterface interface_of(const Module& module) {
  ModuleInterface interface;
  for (const Import& import : module.imports)
    interface.import_modules.emplace_back(import.module);
  for (const Export& exported : module.exports)
    interface.exports.emplace(exported.name, export_of(module, exported.index));
  return interface;
}

std::optional<std::string> contradict(const ModuleInterface& interface, const script::Action& action,
                                      const std::vector<script::ExpectedResult>* results) {
  const auto* const invoke = std::get_if<script::Invoke>(&action);
  const std::string& name = invoke != nullptr ? invoke->function : std::get<script::Get>(action).global;
  const auto found = interface.exports.find(name);
  if (invoke == nullptr) {
    const auto* const global =
        found == interface.exports.end() ? nullptr : std::get_if<ModuleInterface::Global>(&found->second);
    if (global == nullptr)
      return fmt::format("no global \"{}\" is exported", escape(name));
    return contradict_results({global->type}, results);
  }
  const auto* const function =
      found == interface.exports.end() ? nullptr : std::get_if<ModuleInterface::Function>(&found->second);
  if (function == nullptr)
    return fmt::format("no function \"{}\" is exported", escape(name));
  if (std::optional<std::string> why = contradict_arguments(function->parameters, invoke->arguments))
    return why;
  return contradict_results(function->results, results);
}

} // namespace ingot::spec
