// The sandbox as executables enter it.
#include "runtime-lib/sandbox/sandbox.hpp"

#include "runtime-lib/sandbox/layers.hpp"
#include "runtime-lib/support/sections.hpp"

using namespace ingot;
using namespace ingot::sandbox;

// The order: without new privileges the kernel allows the others; the filter comes last, because it allows
// none of this.
extern "C" INGOT_UNSANDBOXED void ingot_sandbox(abi::AddressRange stacks) {
  AllowedSystemCalls allowed;
  find_allowed_system_calls(allowed);
  give_up_new_privileges();
  confine_files();
  refuse_executable_memory();
  seal_address_space(stacks);
  confine_system_calls(allowed);
}
