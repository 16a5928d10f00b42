// Which functions a program can come to.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <vector>

namespace ingot {

// The functions that may be executed, in index order: those that run when the program is instantiated, the
// `entries`, those whose reference is taken anywhere, and what these call. World::closed only.
std::vector<FunctionIndex> reachable_functions(const Module& module, const CallFacts& facts,
                                               const std::vector<FunctionIndex>& entries);

} // namespace ingot
