#include "compiler/inspect/grants.hpp"

#include "compiler/inspect/inspection.hpp"

#include <string_view>
#include <vector>

namespace ingot {

namespace {

// WASI preview 1 names its functions by what they work on. fd_prestat_get alone asks for nothing: a C library
// calls it in every program, to see whether there are directories.
struct Row {
  std::string_view prefix;
  std::string_view option;
  std::string_view purpose;
};

constexpr Row rows[] = {
    {"path_", "--dir", "files and directories"},
    {"fd_readdir", "--dir", "files and directories"},
    {"environ_", "--env", "environment variables"},
    {"sock_", "--listen", "connections"},
    {"args_", "--arg", "arguments, those at start need no grant"},
};

} // namespace

std::vector<GrantRequest> grant_requests(const Module& module) {
  std::vector<GrantRequest> requests;
  for (const Row& row : rows) {
    if (requests.empty() || requests.back().option != row.option)
      requests.push_back({row.option, row.purpose, {}});
    for (const Import& import : module.imports) {
      if (is_known_import(import) && import.name.starts_with(row.prefix))
        requests.back().calls.push_back(import.name);
    }
  }
  std::erase_if(requests, [](const GrantRequest& request) { return request.calls.empty(); });
  return requests;
}

} // namespace ingot
