#include "compiler/decode/sections.hpp"

namespace ingot {

void decode_custom_section(Cursor& section, Module& module) {
  CustomSection custom;
  custom.name = section.read_name();
  custom.offset = section.offset();
  custom.bytes = section.read_bytes(section.remaining());
  module.custom_sections.push_back(custom);
}

} // namespace ingot
