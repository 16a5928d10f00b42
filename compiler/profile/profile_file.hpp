// Profiles as files (runtime-lib/abi/profile.hpp). They come from outside, like modules: whatever their bytes
// are, there is a profile or a reason why there is none.
#pragma once

#include "compiler/profile/execution_profile.hpp"
#include "compiler/support/result.hpp"
#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ingot {

struct ProfileFile {
  std::string name; // as messages show it
  std::vector<std::uint8_t> bytes;
};

// What the files say together, at least one, each of which must be of this module.
Result<ExecutionProfile> read_profiles(std::span<const ProfileFile> files, const Module& module);

} // namespace ingot
