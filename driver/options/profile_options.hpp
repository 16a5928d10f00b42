// The options of both `ingot` and `ingot run` about profiles (docs/profiles.md).
#pragma once

#include "compiler/pipeline.hpp"
#include "driver/command.hpp"

#include <CLI/App.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace ingot::driver {

// As they were typed.
struct ProfileTexts {
  std::string generate; // the file; or a folder, which ends in /
  Arguments use;
};

void add_profile_options(CLI::App& app, ProfileTexts& texts);

// What they mean, with the files' contents; or the exit status, if a mistake was reported. `program` is what
// the program will be called, or its path. To be called once it is known what the product is.
std::optional<int> read_profile_options(const ProfileTexts& texts, std::string_view program,
                                        pipeline::Options& options);

} // namespace ingot::driver
