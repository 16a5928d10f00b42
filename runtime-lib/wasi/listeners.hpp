// What Grants::listen refers to.
#pragma once

#include "runtime-lib/abi/instance.hpp"

// Opens the socket and listens; its descriptor is the lowest that is closed. Ends the program with a message
// if the system refuses.
extern "C" void ingot_listen(const ingot::abi::Listener* listener);
