// One script, from its text to what is known of its assertions. Runs in a process of its own (main.cpp).
#pragma once

#include "findings.hpp"
#include "options.hpp"
#include "script_module.hpp"

#include <string>

namespace ingot::spec {

// What all scripts share: the module they import as "spectest", compiled.
struct Host {
  script::ModuleSource source;
  ScriptModule module;
  MemoryFile object;
};

Result<Host> make_host(const Options& options);

void work_on(const std::string& path, const Host& host, const Options& options, Findings& findings);

} // namespace ingot::spec
