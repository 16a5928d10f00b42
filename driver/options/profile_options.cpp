#include "driver/options/profile_options.hpp"

#include "compiler/lower/lower.hpp"
#include "compiler/pipeline.hpp"
#include "compiler/support/result.hpp"
#include "driver/input_file.hpp"
#include "driver/messages.hpp"
#include "driver/options/parser.hpp"

#include <CLI/App.hpp>
#include <fmt/core.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::driver {

namespace {

// Where a program that counts can write what it has counted.
std::optional<int> check_generation(const pipeline::Options& options) {
  if (options.target.target->is_board())
    return report_usage("--profile-generate needs a system, which a board does not have");
  if (options.library_prefix)
    return report_usage("--profile-generate is for programs: a library has no end at which to write a "
                        "profile; it can be compiled with that of a program (--profile-use)");
  if (options.product == pipeline::Product::oci_image)
    return report_usage("--profile-generate is for programs that can write to where they are started, which "
                        "a container cannot");
  return std::nullopt;
}

} // namespace

void add_profile_options(CLI::App& app, ProfileTexts& texts) {
  const char* const group = "Profiles";
  add_value(app, "--profile-generate", texts.generate, "--profile-generate, --profile-generate=FILE",
            "Have the program count what it executes and write that at its end, as a profile: to this file; "
            "or to PROGRAM.profile, in "
            "this folder if it ends in /. %p in it stands for the number of the process")
      ->group(group);
  app.add_option("--profile-use", texts.use,
                 "Optimise by what such a program has counted; may be repeated, and then all count together")
      ->allow_extra_args(false)
      ->option_text("--profile-use=FILE")
      ->group(group);
}

std::optional<int> read_profile_options(const ProfileTexts& texts, std::string_view program,
                                        pipeline::Options& options) {
  if (!texts.generate.empty()) {
    if (const std::optional<int> status = check_generation(options))
      return status;
    program.remove_prefix(program.rfind('/') + 1); // npos + 1 is 0
    options.program.profile_path =
        texts.generate.ends_with('/') ? fmt::format("{}{}.profile", texts.generate, program) : texts.generate;
  }
  for (const std::string& path : texts.use) {
    Result<std::vector<std::uint8_t>> bytes = read_input(path);
    if (!bytes)
      return report_failure(bytes.failure());
    options.profiles.push_back({.name = display_name(path), .bytes = std::move(*bytes)});
  }
  return std::nullopt;
}

} // namespace ingot::driver
