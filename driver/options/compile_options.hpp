// The options of `ingot`.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"
#include "driver/options/input_options.hpp"
#include "driver/size_report.hpp"

#include <string>
#include <variant>
#include <vector>

namespace ingot::driver {

struct CompileRequest {
  std::vector<ModuleInput> modules; // the last is the program
  std::string output_path;
  pipeline::Options options; // without the inputs
  SizeReportRequest sizes;
};

// Or the exit status if there is nothing left to do: help was shown, or a mistake reported.
std::variant<CompileRequest, int> parse_compile_options(const Arguments& arguments);

} // namespace ingot::driver
