#include "driver/options/parser.hpp"

#include "compiler/support/escape.hpp"
#include "driver/command.hpp"
#include "driver/messages.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace ingot::driver {

namespace {

// How a spelling reads to CLI11. One without a value of its own keeps what follows it: -march=native.
struct Spelling {
  std::string_view typed;
  std::string_view meant;
};

constexpr Spelling spellings[] = {
    {"-c", "--emit=obj"},
    {"-S", "--emit=asm"},
    {"-O0", "--optimize=0"},
    {"-O1", "--optimize=1"},
    {"-O2", "--optimize=2"},
    {"-O3", "--optimize=3"},
    {"-Os", "--optimize=s"},
    {"-Oz", "--optimize=z"},
    {"-g", "--names=keep"},
    {"-g0", "--names=drop"},
    {"-march", "--cpu"},
    {"-mcpu", "--cpu"},
    {"-mattr", "--attributes"},
    {"-ftime-report", "--time-report"},
    // What follows is an input, and no value of it.
    {"--profile-generate", "--profile-generate=./"},
};

std::string normalize(const std::string& argument) {
  for (const Spelling& spelling : spellings) {
    if (argument == spelling.typed)
      return std::string(spelling.meant);
    const bool takes_value = spelling.meant.find('=') == std::string_view::npos;
    if (takes_value && argument.starts_with(fmt::format("{}=", spelling.typed)))
      return fmt::format("{}{}", spelling.meant, argument.substr(spelling.typed.size()));
  }
  return argument;
}

class HelpFormatter : public CLI::Formatter {
public:
  explicit HelpFormatter(std::string usage) : usage_(std::move(usage)) { column_width(32); }

  std::string make_usage(const CLI::App*, std::string) const override {
    return fmt::format("Usage: {}\n", usage_);
  }
  std::string make_positionals(const CLI::App*) const override { return {}; } // the usage line has them
  std::string make_option(const CLI::Option* option, bool) const override {
    std::stringstream out;
    CLI::detail::format_help(out, option->get_option_text(), option->get_description(), column_width_);
    return out.str();
  }

private:
  std::string usage_;
};

// The table of options as --help shows it, for cmake/option_pages.py.
std::string describe_options(const CLI::App& app) {
  const auto& formatter = static_cast<const HelpFormatter&>(*app.get_formatter()); // as make_parser() gave it
  nlohmann::ordered_json table = {{"description", app.get_description()},
                                  {"usage", formatter.make_usage(&app, {})},
                                  {"footer", app.get_footer()},
                                  {"options", nlohmann::ordered_json::array()}};
  for (const std::string& group : app.get_groups()) {
    for (const CLI::Option* option : app.get_options([&](const CLI::Option* candidate) {
           return candidate->get_group() == group && candidate->nonpositional() && !group.empty();
         }))
      table["options"].push_back(
          {{"text", option->get_option_text()}, {"help", option->get_description()}, {"group", group}});
  }
  return table.dump() + "\n";
}

} // namespace

std::unique_ptr<CLI::App> make_parser(const std::string& description, const std::string& usage) {
  auto app = std::make_unique<CLI::App>(description);
  app->formatter(std::make_shared<HelpFormatter>(usage));
  app->allow_extras(); // to report them in our own words
  app->set_help_flag("-h,--help", "Show this help")->option_text("-h, --help")->group("Information");
  // Read by requested_message_format(), in driver/messages.cpp.
  app->add_option("--diagnostics-format",
                  "How to write errors: text (the default), or json, an object a line")
      ->take_last()
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("--diagnostics-format=KIND")
      ->group("Information");
  return app;
}

std::optional<int> parse(CLI::App& app, const Arguments& arguments) {
  if (arguments == Arguments{"--describe-options"})
    return print(describe_options(app));
  // Behind -- everything is an input, whatever it looks like.
  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  std::vector<std::string> normalized(arguments.size());
  std::copy(separator, arguments.end(),
            std::transform(arguments.begin(), separator, normalized.begin(), normalize));
  std::reverse(normalized.begin(), normalized.end()); // CLI11 takes them last first
  try {
    app.parse(normalized);
  } catch (const CLI::CallForHelp&) {
    return print(app.help());
  } catch (const CLI::ParseError& error) {
    return report_usage(escape(error.what(), 512));
  }
  std::vector<std::string> unknown = app.remaining();
  std::erase(unknown, "--");
  if (!unknown.empty())
    return report_usage(fmt::format("unknown option '{}'", escape(unknown.front())));
  return std::nullopt;
}

CLI::Option* add_value(CLI::App& app, const std::string& name, std::string& value, const std::string& shown,
                       const std::string& help) {
  const auto require_text = [](const std::string& text) { return text.empty() ? "it needs a value" : ""; };
  return app.add_option(name, value, help)->take_last()->check(require_text)->option_text(shown);
}

CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& value,
                        const std::vector<std::string>& words, const std::string& shown,
                        const std::string& help) {
  return app.add_option(name, value, help)->take_last()->check(CLI::IsMember(words))->option_text(shown);
}

void add_input(CLI::App& app, Arguments& inputs) { app.add_option("input", inputs)->group("Input"); }

std::optional<int> check_input(const Arguments& inputs) {
  if (inputs.empty())
    return report_usage("no input file");
  if (inputs.size() > 1)
    return report_usage(
        fmt::format("more than one input: '{}' and '{}'", escape(inputs[0]), escape(inputs[1])));
  return std::nullopt;
}

} // namespace ingot::driver
