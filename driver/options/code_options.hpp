// The options of both `ingot` and `ingot run` that say how to compile.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace ingot::driver {

// As they were typed.
struct CodeTexts {
  std::string optimize = "2";
  std::string names = "keep";
  Arguments targets; // the first one if there is none
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

// What they mean; or the exit status, if a mistake was reported or a list shown. All targets are the
// `platforms`, the first one is the `target`.
std::optional<int> read_code_options(const CodeTexts& texts, pipeline::Options& options);

// Reports that there are several targets, for what is made for one.
int refuse_several_targets();

} // namespace ingot::driver
