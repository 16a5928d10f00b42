// Whatever goes wrong inside the process ends as one line on stderr and exit status 1.
#pragma once

namespace ingot::driver {

// To be called first. Keeps the numbers of standard files that the caller left closed from being given to
// other files, handles crashes and exhausted memory, and sets the signals that the work depends on.
void guard_process();

// Gives signals the meaning back that they had for the caller: for the program executed next.
void restore_signals();

} // namespace ingot::driver
