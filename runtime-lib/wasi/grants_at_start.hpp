#pragma once

#include "runtime-lib/abi/instance.hpp"

// What Grants::at_start points to. Gives what the program was compiled with, and behind it what the variable
// INGOT_GRANTS of its environment names; ends the program with a message if that is not well-formed.
// docs/grants.md.
extern "C" const ingot::abi::Grants* ingot_grants_at_start(const ingot::abi::Grants* compiled,
                                                           const char* const* environment);
