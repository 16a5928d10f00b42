#include "runtime-lib/embedded_archives.hpp"

// The two ends of each archive, from the assembly files that cmake/RuntimeLib.cmake writes.
#define EMBEDDED_ARCHIVE(target, identifier)                                                                 \
  extern "C" [[gnu::visibility("hidden")]] const std::uint8_t ingot_library_runtime_##identifier##_begin[];  \
  extern "C" [[gnu::visibility("hidden")]] const std::uint8_t ingot_library_runtime_##identifier##_end[];
#include "embedded_archives.def"

namespace ingot {

namespace {

struct EmbeddedArchive {
  std::string_view target_name;
  const std::uint8_t* begin;
  const std::uint8_t* end;
};

const EmbeddedArchive archives[] = {
#define EMBEDDED_ARCHIVE(target, identifier)                                                                 \
  {target, ingot_library_runtime_##identifier##_begin, ingot_library_runtime_##identifier##_end},
#include "embedded_archives.def"
};

} // namespace

std::span<const std::uint8_t> library_runtime_archive(std::string_view target_name) {
  for (const EmbeddedArchive& archive : archives)
    if (archive.target_name == target_name)
      return {archive.begin, archive.end};
  return {};
}

} // namespace ingot
