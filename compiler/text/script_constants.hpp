// The constants and expected results of scripts.
#pragma once

#include "compiler/text/script.hpp"
#include "compiler/text/token_reader.hpp"

namespace ingot::script {

// `(i32.const 1)`, `(ref.null func)` and so on: what an action takes.
Constant parse_constant(text::TokenReader& reader);

// The same and patterns, or `(either ...)` of them.
ExpectedResult parse_result(text::TokenReader& reader);

} // namespace ingot::script
