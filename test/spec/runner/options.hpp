// The command line of ingot-spec.
#pragma once

#include "compiler/lower/lower.hpp"
#include "compiler/pipeline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ingot::spec {

struct Options {
  std::vector<std::string> scripts;
  pipeline::Options code;              // target, level and program options of the modules
  std::vector<std::string> run_prefix; // what runs a program of the target: empty if this machine does
  unsigned jobs = 1;                   // scripts at work at the same time
  unsigned timeout_seconds = 60;       // for each program
};

// Nothing if the command line is wrong; then it has said so on standard error.
std::optional<Options> parse_options(int argument_count, char** argument_values);

} // namespace ingot::spec
