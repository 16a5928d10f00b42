// Executables -> an image for container engines: an OCI image layout (image-spec 1.1, image-layout.md) in a
// tar. Each platform has one layer, and in it one file, the program.
#pragma once

#include "compiler/emit/targets.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <cstdint>
#include <span>

namespace ingot {

struct ContainerProgram {
  const Target* target; // not a board
  MemoryFile executable;
};

// For one program or more, each for another target; if there are several, what is in the layout is an index
// of them. `ports` are where they listen. The result depends on nothing else. An executable of 4 GiB is
// refused.
Result<MemoryFile> make_oci_image(std::span<ContainerProgram> programs, std::span<const std::uint16_t> ports);

} // namespace ingot
