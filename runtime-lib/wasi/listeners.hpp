// Sockets that were granted by --listen.
#pragma once

#include "runtime-lib/abi/instance.hpp"

namespace ingot::wasi {

// Opens the socket and listens; its descriptor is the lowest that is closed. Ends the program with a message
// if the system refuses. To be called before the guest starts.
void open_listener(const abi::Listener& listener);

} // namespace ingot::wasi
