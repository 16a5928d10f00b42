// In a file of its own, and each in a section of its own, so that only programs have one that refer to it. A
// thread-local variable for all would cost programs without threads a third of the speed of calls that use it
// (docs/decisions/0021).
#include "runtime-lib/calls/argument_area.hpp"

constinit ingot::abi::ArgumentArea ingot_argument_area = {};
constinit thread_local ingot::abi::ArgumentArea ingot_thread_argument_area = {};
