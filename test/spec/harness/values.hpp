// Arguments and results of actions.
#pragma once

#include "runtime-lib/support/line.hpp"
#include "test/spec/harness/reader.hpp"

namespace ingot::spec {

abi::Value read_argument(Reader& reader);

// Reads one expected result; false if the value is none of its alternatives. Then `why` says so, if there is
// room for more.
bool read_and_match(Reader& reader, const abi::Value& value, Line& why);

} // namespace ingot::spec
