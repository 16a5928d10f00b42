// The module a command works on, whichever format it is in.
#pragma once

#include "compiler/support/diagnostics.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ingot::driver {

// Reads a module in the binary or the text format. A text is assembled, and from then on `diagnostics` shows
// offsets of the binary as lines and columns of the text. Or the exit status; then the reason has been
// reported.
std::variant<std::vector<std::uint8_t>, int> read_module(const std::string& path, Diagnostics& diagnostics);

// The exit status if the output would replace the input, which is a mistake and has been reported.
std::optional<int> check_output(const std::string& input_path, const std::string& output_path);

} // namespace ingot::driver
