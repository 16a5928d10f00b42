// Whether a diagnostic is the one that a script of the specification's test suite expects.
#pragma once

#include "compiler/support/diagnostics.hpp"

#include <string_view>

namespace ingot::spec {

// `suite_message` is the text of assert_invalid, assert_malformed or assert_invalid_custom. True if ours
// begins with it, as the reference interpreter demands of itself, or if a row of expected_messages.def allows
// it.
bool matches_expectation(const Diagnostic& diagnostic, std::string_view suite_message);

} // namespace ingot::spec
