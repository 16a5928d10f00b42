// Which grants (docs/grants.md) a program will ask for, as far as its imports tell.
#pragma once

#include "compiler/wasm/module.hpp"

#include <string_view>
#include <vector>

namespace ingot {

struct GrantRequest {
  std::string_view option;             // of the command line
  std::string_view purpose;            // for people
  std::vector<std::string_view> calls; // the imported functions of WASI that are no use without the grant
};

// In a fixed order, without those that nothing asks for.
std::vector<GrantRequest> grant_requests(const Module& module);

} // namespace ingot
