// The options of both `ingot` and `ingot run` that say what the program may do and use.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/lower/lower.hpp"
#include "driver/command.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace ingot::driver {

// As they were typed.
struct ProgramTexts {
  Arguments directories;
  Arguments environment;
  Arguments arguments;
  Arguments listeners;
  bool inherit_environment = false;
  std::string stack_size;
  std::string maximum_memory;
  std::string unknown_imports = "refuse";
  std::string sandbox = "on";
  bool print_sandbox = false;
  bool trace_wasi = false;
  std::string invoke;
  std::string heap_size;
  bool heap_statistics = false;
  bool heap_stress = false;
  bool heap_verify = false;
};

void add_program_options(CLI::App& app, ProgramTexts& texts);

// What they mean; or the exit status, if a mistake was reported.
std::optional<int> read_program_options(const ProgramTexts& texts, const Target& target,
                                        ProgramOptions& program);

} // namespace ingot::driver
