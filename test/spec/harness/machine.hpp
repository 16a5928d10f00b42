// What the harness needs of the machine it runs on: linux.cpp, board.cpp. These define platform::enter() too,
// which calls execute_script().
#pragma once

#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/support/span.hpp"

namespace ingot::spec {

void write(Span<const char> text); // to the runner

// Of each instance.
extern const instance::Limits limits;

// All commands, on the guest's stack.
void execute_script(void*);

} // namespace ingot::spec
