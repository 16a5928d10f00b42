// The modules that a program is made of: the positional inputs, and --link.
#pragma once

#include "driver/command.hpp"

#include <CLI/App.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot::driver {

struct ModuleInput {
  std::string name; // what other modules import from; empty if they cannot
  std::string path; // "-" is standard input
};

// As they were typed.
struct InputTexts {
  Arguments inputs;
  Arguments links;
};

void add_input_options(CLI::App& app, InputTexts& texts);

// Those of --link first, then the others, of which the last is the program; at least one. Or the exit status
// of a mistake that has been reported.
std::variant<std::vector<ModuleInput>, int> read_input_options(const InputTexts& texts);

// dir/app.wasm -> app, as compilers call their output, and as other modules call this one.
std::string stem(std::string_view path);

} // namespace ingot::driver
