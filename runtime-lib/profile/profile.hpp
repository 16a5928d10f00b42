// What abi::Profile::begin points to.
#pragma once

#include "runtime-lib/abi/instance.hpp"

// Opens the file, or ends the program with a message; from here on the end of the program writes it.
extern "C" void ingot_profile_begin(const ingot::abi::Profile* profile);
