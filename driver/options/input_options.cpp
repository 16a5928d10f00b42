#include "driver/options/input_options.hpp"

#include "compiler/support/escape.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot::driver {

void add_input_options(CLI::App& app, InputTexts& texts) {
  add_input(app, texts.inputs);
  app.add_option(
         "--link", texts.links,
         "A module that the program imports from, under this name; by default that of the file without "
         ".wasm or .wat")
      ->allow_extra_args(false)
      ->option_text("--link [NAME=]FILE")
      ->group("Program");
}

std::variant<std::vector<ModuleInput>, int> read_input_options(const InputTexts& texts) {
  if (texts.inputs.empty())
    return report_usage("no input file");
  std::vector<ModuleInput> modules;
  for (const std::string& link : texts.links) {
    const std::size_t separator = link.find('=');
    const bool is_named = separator != std::string::npos;
    ModuleInput module = {.name = is_named ? link.substr(0, separator) : stem(link),
                          .path = is_named ? link.substr(separator + 1) : link};
    if (module.name.empty() || module.path.empty())
      return report_usage(fmt::format("--link {}: it is written NAME=FILE or FILE", escape(link)));
    modules.push_back(std::move(module));
  }
  for (const std::string& input : texts.inputs)
    modules.push_back({.name = input == "-" ? "" : stem(input), .path = input});

  std::set<std::string_view> names;
  for (const ModuleInput& module : modules)
    if (!module.name.empty() && !names.insert(module.name).second)
      return report_usage(fmt::format("two modules are called '{}'; name one with --link NAME='{}'",
                                      escape(module.name), escape(module.path)));
  return modules;
}

std::string stem(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1); // npos + 1 is 0
  for (const std::string_view suffix : {".wasm", ".wat"}) {
    if (path.size() > suffix.size() && path.ends_with(suffix))
      path.remove_suffix(suffix.size());
  }
  return std::string(path);
}

} // namespace ingot::driver
