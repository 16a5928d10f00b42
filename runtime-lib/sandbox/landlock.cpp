// Landlock (Linux 5.13): the second wall behind wasi/path_resolution. It holds contents, not metadata: a path
// outside can still be looked at (stat), and only there does everything hang on the first wall.
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/sandbox/layers.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/descriptors.hpp"

namespace ingot::sandbox {

using namespace platform;

namespace {

// What a guest does in a granted directory. FIONREAD on a device that it opened there is `device_control`.
constexpr uint64_t reading = landlock::read_file | landlock::read_directory | landlock::device_control;
constexpr uint64_t changing = landlock::write_file | landlock::remove_directory | landlock::remove_file |
                              landlock::make_directory | landlock::make_regular |
                              landlock::make_symbolic_link | landlock::refer | landlock::truncate;

LandlockRuleset ruleset_of(int64_t version) {
  LandlockRuleset ruleset = {.handled_file_access = landlock::of_version_1,
                             .handled_network_access = version >= 4 ? landlock::tcp : 0,
                             .scoped = version >= 6 ? landlock::scopes : 0};
  if (version >= 2)
    ruleset.handled_file_access |= landlock::refer;
  if (version >= 3)
    ruleset.handled_file_access |= landlock::truncate;
  if (version >= 5)
    ruleset.handled_file_access |= landlock::device_control;
  return ruleset;
}

bool may_change(const wasi::Descriptor& directory) {
  return (directory.rights_inheriting & wasi::right::fd_write) != 0;
}

// Whether there is a descriptor of this number; at the start there are no gaps between them.
bool find(uint32_t number, wasi::FoundDescriptor& descriptor) {
  return wasi::find_descriptor(number, wasi::right::none, descriptor) == wasi::Errno::success;
}

bool any_may_change() {
  for (uint32_t number = 0;; number++) {
    wasi::FoundDescriptor descriptor;
    if (!find(number, descriptor))
      return false;
    if (descriptor->preopened_as != nullptr && may_change(*descriptor))
      return true;
  }
}

INGOT_UNSANDBOXED int64_t restrict_self(int rules, uint64_t handled) {
  for (uint32_t number = 0;; number++) {
    wasi::FoundDescriptor descriptor;
    if (!find(number, descriptor))
      return sys::landlock_restrict_self(rules);
    if (descriptor->preopened_as == nullptr)
      continue;
    const uint64_t access = may_change(*descriptor) ? reading | changing : reading;
    const int64_t result =
        sys::landlock_add_rule(rules, {.allowed_access = access & handled, .directory = descriptor->host});
    if (result < 0)
      return result;
  }
}

} // namespace

INGOT_UNSANDBOXED int64_t confine_files() {
  const int64_t version = sys::landlock_create_ruleset(nullptr, 0, landlock_create_ruleset_version);
  if (version < 0)
    return version;
  // The first version forbids every rename and link from one directory to another, and a guest may do that.
  if (version == 1 && any_may_change())
    return -EOPNOTSUPP;
  // An older kernel wants no members it does not know, unless they are 0.
  const LandlockRuleset ruleset = ruleset_of(version);
  const int64_t rules = sys::landlock_create_ruleset(&ruleset, sizeof ruleset, 0);
  if (rules < 0)
    return rules;
  const int64_t result = restrict_self(static_cast<int>(rules), ruleset.handled_file_access);
  sys::close(static_cast<int>(rules));
  return result < 0 ? result : version;
}

} // namespace ingot::sandbox
