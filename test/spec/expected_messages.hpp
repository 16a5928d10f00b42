// Whether a diagnostic is the one that a script of the specification's test suite expects.
#pragma once

#include "compiler/support/diagnostics.hpp"

#include <string_view>

namespace ingot::spec {

// `suite_message` is the text of assert_invalid, assert_malformed or assert_invalid_custom. True if ours
// begins with it, as the reference interpreter demands of itself, or if a row of expected_messages.def allows
// it.
bool matches_expectation(const Diagnostic& diagnostic, std::string_view suite_message);

// Whether a row allows it even if one side calls the module malformed, and the other one invalid.
bool is_reclassified(const Diagnostic& diagnostic, std::string_view suite_message);

// Whether the kind says that the module is malformed; otherwise it is invalid. (In which stage we find it
// does not matter: the code of functions is decoded while it is validated.)
bool is_malformation(DiagnosticKind kind);

// Whether the suite calls a module invalid that a later version of the language has made valid: the scripts
// of proposals are as old as the proposals.
bool is_superseded(std::string_view suite_message);

} // namespace ingot::spec
