#include "compiler/decode/expressions.hpp"
#include "compiler/decode/sections.hpp"
#include "compiler/decode/types.hpp"

#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// The bits of the number that starts an element segment (spec: binary/modules, element section).
constexpr std::uint32_t passive_or_declarative = 0x01;
constexpr std::uint32_t explicit_index_or_declarative = 0x02; // by the bit above
constexpr std::uint32_t uses_expressions = 0x04;

ElementSegment read_element_segment(Cursor& section) {
  ElementSegment segment;
  segment.offset = section.offset();
  const std::uint32_t flags = section.read_u32();
  if (flags > (passive_or_declarative | explicit_index_or_declarative | uses_expressions))
    section.fail(segment.offset, diagnostic::malformed_segment_flags, flags);

  if ((flags & passive_or_declarative) == 0) {
    ElementSegment::Active active;
    if ((flags & explicit_index_or_declarative) != 0)
      active.table = TableIndex(section.read_u32());
    active.offset = read_expression(section);
    segment.mode = active;
  } else if ((flags & explicit_index_or_declarative) != 0) {
    segment.mode = Declarative{};
  }

  // The forms with indices can hold no null. The shortest ones, 0 and 4, say nothing of the type.
  segment.type = (flags & uses_expressions) != 0 ? funcref_type : function_reference_type;
  if ((flags & (passive_or_declarative | explicit_index_or_declarative)) != 0) {
    if ((flags & uses_expressions) != 0) {
      segment.type = read_reference_type(section);
    } else {
      const std::size_t offset = section.offset();
      const std::uint8_t kind = section.read_u8();
      if (kind != 0x00)
        section.fail(offset, diagnostic::malformed_element_kind, kind);
    }
  }

  const std::uint32_t count = read_count(section, "elements in a segment", limits::table_elements);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i) {
    if ((flags & uses_expressions) != 0)
      segment.items.emplace_back(read_expression(section));
    else
      segment.items.emplace_back(FunctionIndex(section.read_u32()));
  }
  return segment;
}

} // namespace

void decode_element_section(Cursor& section, Module& module) {
  const std::uint32_t count = read_count(section, "element segments", limits::element_segments);
  for (std::uint32_t i = 0; i < count && section.ok(); ++i)
    module.elements.push_back(read_element_segment(section));
}

} // namespace ingot
