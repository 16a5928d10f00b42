// The options of `ingot`.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"

#include <string>
#include <variant>

namespace ingot::driver {

struct CompileRequest {
  std::string input_path;
  std::string output_path;
  pipeline::Options options; // without the input's bytes
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<CompileRequest, int> parse_compile_options(const Arguments& arguments);

} // namespace ingot::driver
