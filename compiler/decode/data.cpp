#include "compiler/decode/expressions.hpp"
#include "compiler/decode/sections.hpp"

#include <cstdint>

namespace ingot {

void decode_data_count_section(Cursor& section, Module& module) {
  module.data_count = read_count(section, "data segments", limits::data_segments);
}

void decode_data_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "data segments", limits::data_segments);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    DataSegment segment;
    segment.offset = section.offset();
    const std::uint32_t flags = section.read_u32();
    if (flags > 2)
      section.fail(segment.offset, diagnostic::malformed_segment_flags, flags);
    if (flags != 1) { // not passive
      DataSegment::Active active;
      if (flags == 2)
        active.memory = MemoryIndex(section.read_u32());
      active.offset = read_expression(section);
      segment.mode = active;
    }
    segment.bytes = section.read_bytes(section.read_u32());
    module.data.push_back(segment);
  }
}

} // namespace ingot
