// CLI11 with clang's spellings. CLI11 knows -x and --long, but not -march=, -O2 or -ftime-report: a table
// turns those into long options before it sees them. Each option's option_text() is what --help shows of it.
#pragma once

#include "driver/command.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>    // IWYU pragma: keep (App.hpp uses it without a definition)
#include <CLI/Formatter.hpp> // IWYU pragma: keep (likewise)

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ingot::driver {

// An App with --help and our format. `usage` is the line after "Usage: ".
std::unique_ptr<CLI::App> make_parser(const std::string& description, const std::string& usage);

// Runs it; the exit status if that settles the matter: --help, a mistake, or --describe-options (alone),
// which gives the table of options to cmake/option_pages.py.
std::optional<int> parse(CLI::App& app, const Arguments& arguments);

// A value of which the last one given counts, as compilers have it, and which may not be empty.
CLI::Option* add_value(CLI::App& app, const std::string& name, std::string& value, const std::string& shown,
                       const std::string& help);

// A value that is one of these words.
CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& value,
                        const std::vector<std::string>& words, const std::string& shown,
                        const std::string& help);

// The one input; its absence, or a second one, is a mistake.
void add_input(CLI::App& app, Arguments& inputs);
std::optional<int> check_input(const Arguments& inputs);

} // namespace ingot::driver
