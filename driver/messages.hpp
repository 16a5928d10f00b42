// What the program says. Each function returns the exit status that goes with it.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/message_format.hpp"
#include "compiler/support/result.hpp"
#include "driver/command.hpp"

#include <string_view>

namespace ingot::driver {

// How errors are to be written: what the last --diagnostics-format says, which every parser has. It holds
// from the start, for errors in the command line too; the parser refuses a word that is none of its values.
MessageFormat requested_message_format(const Arguments& arguments);

// Errors are written for people as below, or as JSON (support/message_format.hpp).

// `file.wasm:0x1a2: error: ...`, a line for each error.
int report_input(const Diagnostics& diagnostics);

// `ingot: error: ...`
int report_failure(const Failure& failure);

// `ingot: error: ...` and where to find help.
int report_usage(std::string_view message);

// To standard output, where a full disk or a closed pipe is a failure too; the others write to stderr.
int print(std::string_view text);

} // namespace ingot::driver
