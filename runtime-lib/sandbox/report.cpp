// --print-sandbox
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/sandbox/layers.hpp"
#include "runtime-lib/sandbox/sandbox.hpp"
#include "runtime-lib/support/line.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/descriptors.hpp"

using namespace ingot;
using namespace ingot::sandbox;

namespace {

const char* name_of(uint16_t number) {
  switch (number) {
#define SYSTEM_CALL(name, value)                                                                             \
  case value:                                                                                                \
    return #name;
#include "runtime-lib/platform/linux/sysno.def"
  default:
    return "?";
  }
}

Line begin(const char* layer) {
  Line line;
  line.text("ingot: sandbox: ").text(layer).text(": ");
  return line;
}

void finish(Line& line) { platform::Host::write_error(line.finish()); }

void say(const char* layer, int64_t result) {
  Line line = begin(layer);
  if (result < 0)
    line.text("not on this system (error ").decimal(static_cast<uint64_t>(-result)).text(")");
  else if (result == 0)
    line.text("on");
  else
    line.text("on, version ").decimal(static_cast<uint64_t>(result));
  finish(line);
}

// What Landlock would forbid, had it not been opened before. There are no gaps between the descriptors yet.
void say_listeners() {
  for (uint32_t number = 0;; number++) {
    wasi::FoundDescriptor descriptor;
    if (wasi::find_descriptor(number, wasi::right::none, descriptor) != wasi::Errno::success)
      return;
    if (descriptor->listens_at == nullptr)
      continue;
    Line line = begin("listening");
    finish(line.text(descriptor->listens_at).text(", descriptor ").decimal(number));
  }
}

} // namespace

extern "C" INGOT_UNSANDBOXED void ingot_sandbox_with_report(abi::AddressRange stacks) {
  AllowedSystemCalls allowed;
  find_allowed_system_calls(allowed);
  say("no_new_privs", give_up_new_privileges());
  say("landlock", confine_files());
  say_listeners();
  say("mdwe", refuse_executable_memory());
  say("mseal", seal_address_space(stacks));

  const int64_t filter = confine_system_calls(allowed);
  say("seccomp", filter);
  if (filter < 0)
    return;
  Line line = begin("system calls");
  for (uint32_t i = 0; i < allowed.count; i++)
    line.text(i == 0 ? "" : " ").text(name_of(allowed.numbers[i]));
  finish(line);
}

extern "C" INGOT_UNSANDBOXED void ingot_no_sandbox_report(abi::AddressRange) {
  Line line;
  finish(line.text("ingot: sandbox: off, as this program was compiled"));
}
