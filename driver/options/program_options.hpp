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
  std::string meter;
  std::string fuel;
  std::string heap_size;
  bool heap_statistics = false;
  bool heap_stress = false;
  bool heap_verify = false;
};

void add_program_options(CLI::App& app, ProgramTexts& texts);

// What they mean; or the exit status, if a mistake was reported.
std::optional<int> read_program_options(const ProgramTexts& texts, const Target& target,
                                        ProgramOptions& program);

// Whether the product can be metered as the options say; otherwise a mistake was reported.
std::optional<int> check_metering(const ProgramOptions& program, const ProgramTexts& texts, bool is_library);

} // namespace ingot::driver
