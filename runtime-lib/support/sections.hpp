// Where code lies, as far as it matters.
#pragma once

// On a function that only runs outside of the sandbox: before the guest, or in a host that has none
// (runtime-lib/instance). The sandbox does not allow the system calls it makes.
// test/tools/check_system_call_records.py finds code elsewhere that calls it.
#define INGOT_UNSANDBOXED [[gnu::section("ingot_unsandboxed_text")]]
