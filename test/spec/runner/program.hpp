// Runs the program of a script.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "findings.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ingot::spec {

// Runs the program, by the words of `prefix` if there are any, and passes on what it finds. If it does not
// come to its end (crash, hang, exit), the assertions that are left have failed; `assertion_lines` are the
// lines of all, in the order in which it executes them.
void run_program(const MemoryFile& program, const std::vector<std::string>& prefix, unsigned timeout_seconds,
                 const std::vector<std::uint32_t>& assertion_lines, Findings& findings);

} // namespace ingot::spec
