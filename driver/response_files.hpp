// Arguments from files: `@args.txt` stands for the arguments that are in the file, separated by white space
// and quoted as GCC and Clang have it; among them may be further files. Names are relative to the current
// directory. Behind `--` nothing is expanded: there an argument may be the guest's.
#pragma once

#include "compiler/support/result.hpp"
#include "driver/command.hpp"

namespace ingot::driver {

// Fails if a file cannot be read, includes itself, or stands for too much.
Result<Arguments> expand_response_files(const Arguments& arguments);

} // namespace ingot::driver
