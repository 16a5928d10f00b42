// One script, from its text to what is known of its assertions. Runs in a process of its own (main.cpp).
#pragma once

#include "compiler/support/result.hpp"
#include "findings.hpp"
#include "module_interface.hpp"
#include "options.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ingot::spec {

// What all scripts share: the module they import as "spectest", compiled.
struct Host {
  ModuleInterface interface;
  std::vector<std::uint8_t> object; // a MemoryFile's bytes, for each worker to make its own file of
};

Result<Host> make_host(const Options& options);

void work_on(const std::string& path, const Host& host, const Options& options, Findings& findings);

} // namespace ingot::spec
