// The options of `ingot` that only programs for boards have, and what those do not have.
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"
#include "driver/options/program_options.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>

namespace ingot::driver {

// As they were typed.
struct BoardTexts {
  std::string memory_map;
  std::string script;
  Arguments files;
};

void add_board_options(CLI::App& app, BoardTexts& texts);

// What they mean for the target, which was read before; or the exit status, if a mistake was reported: one of
// these options for a target with a system, or one of the others that needs a system for a board.
std::optional<int> read_board_options(const BoardTexts& texts, const ProgramTexts& program,
                                      pipeline::Options& options);

} // namespace ingot::driver
