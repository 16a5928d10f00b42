// The stacks on which the faults of the host's threads are handled.
#pragma once

namespace ingot::library {

// False if the calling thread has none and the system refuses one.
bool ensure_handler_stack();

} // namespace ingot::library
