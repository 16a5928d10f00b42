// The options of both `ingot` and `ingot run` that say how to compile.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/pipeline.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace ingot::driver {

// As they were typed.
struct CodeTexts {
  std::string optimize = "2";
  std::string names = "keep";
  std::string target{targets().front().name};
  std::string cpu;
  std::string attributes;
  std::string bounds = "guard";
  std::string jobs;
  std::string part_size;
  bool deterministic = false;
  bool verbose = false;
  bool time_report = false;
};

void add_code_options(CLI::App& app, CodeTexts& texts);

// What they mean; or the exit status, if a mistake was reported or a list shown.
std::optional<int> read_code_options(const CodeTexts& texts, pipeline::Options& options);

} // namespace ingot::driver
