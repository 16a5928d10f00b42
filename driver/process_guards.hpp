// Whatever goes wrong inside the process ends as one line on stderr and exit status 1.
#pragma once

namespace ingot::driver {

// To be called first: opens standard input, output and error if the caller left them closed (or the next file
// opened would take their place), handles crashes and exhausted memory, and turns the signals for failing
// writes into errors.
void guard_process();

// Gives the signals that guard_process() ignores their meaning back, for the program executed next.
void restore_signals();

} // namespace ingot::driver
