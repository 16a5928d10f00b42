#include "runtime-lib/wasi/preopens.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/args_environ.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/granted_files.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

namespace ingot::wasi {

using namespace platform;

namespace {

INGOT_UNSANDBOXED void open_standard_stream(int host) {
  NewDescriptor descriptor;
  descriptor.reserve(); // the table is empty
  descriptor.open(granted_stream(descriptor.number(), host));
}

const char* reason(int64_t error) {
  switch (error) {
  case -ENOENT:
    return "no such directory";
  case -ENOTDIR:
    return "not a directory";
  case -EACCES:
    return "permission denied";
  default:
    return nullptr;
  }
}

INGOT_UNSANDBOXED void open_directory(const abi::Directory& directory) {
  constexpr size_t longest_name = 300;
  NewDescriptor descriptor;
  Line line = start_failure();
  if (!descriptor.reserve())
    fail_to_start(line.text("too many granted directories and addresses"));

  Descriptor opened = {};
  if (const int64_t host = open_granted(directory, opened); host < 0) {
    line.text("cannot open the granted directory ")
        .quoted({directory.host_path, strlen(directory.host_path)}, longest_name);
    if (reason(host) != nullptr)
      fail_to_start(line.text(": ").text(reason(host)));
    fail_to_start(line.text(": error ").decimal(static_cast<uint64_t>(-host)).text(" of the system"));
  }
  descriptor.open(opened);
}

} // namespace

INGOT_UNSANDBOXED void start(const abi::Grants& compiled, const StartArguments& start) {
  const abi::Grants& grants =
      compiled.at_start == nullptr ? compiled : *compiled.at_start(&compiled, start.environment);
  keep_start_arguments(grants, start);
  for (int host = 0; host < 3; host++)
    open_standard_stream(host);
  for (uint64_t i = 0; i < grants.directory_count; i++)
    open_directory(grants.directories[i]);
  for (uint64_t i = 0; i < grants.listener_count; i++)
    grants.listen(&grants.listeners[i]);
  if (grants.directory_count != 0)
    choose_resolver();
}

} // namespace ingot::wasi
