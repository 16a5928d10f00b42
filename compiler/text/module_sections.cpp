#include "compiler/text/module_sections.hpp"

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/assemble.hpp"
#include "compiler/text/source_map.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot::text {
namespace {

struct SectionInfo {
  std::string_view word;
  std::uint8_t id;
};

constexpr std::array<SectionInfo, section_count> infos = {{
    {"type", 1},
    {"import", 2},
    {"func", 3},
    {"table", 4},
    {"memory", 5},
    {"tag", 13},
    {"global", 6},
    {"export", 7},
    {"start", 8},
    {"elem", 9},
    {"datacount", 12},
    {"code", 10},
    {"data", 11},
}};

} // namespace

std::optional<Section> section_of_word(std::string_view word) {
  const auto found = std::ranges::find(infos, word, &SectionInfo::word);
  return found == infos.end() ? std::nullopt : std::optional(static_cast<Section>(found - infos.begin()));
}

std::string_view word_of_section_id(std::uint8_t id) {
  return std::ranges::find(infos, id, &SectionInfo::id)->word;
}

void SectionContents::append(const SectionContents& other) {
  for (const auto& [offset, text_offset] : other.positions_)
    mark_at(writer_.size() + offset, text_offset);
  writer_.write_bytes(other.writer_.bytes());
}

void ModuleSections::write_customs(ByteWriter& module, std::size_t place) const {
  for (const CustomSectionText& custom : customs_) {
    if (custom.place != place)
      continue;
    module.write_u8(0);
    module.write_unsigned(leb128_size(custom.name.size()) + custom.name.size() + custom.contents.size());
    module.write_name(custom.name);
    module.write_bytes(
        {reinterpret_cast<const std::uint8_t*>(custom.contents.data()), custom.contents.size()});
  }
}

void ModuleSections::write_section(AssembledModule& module, ByteWriter& writer, Section id) {
  SectionContents& section = (*this)[id];
  if (section.count_ == 0)
    return;
  // The start section and the data count section are no vectors.
  const bool has_count = id != Section::start && id != Section::data_count;
  writer.write_u8(infos[static_cast<std::size_t>(id)].id);
  writer.write_unsigned((has_count ? leb128_size(section.count_) : 0) + section.writer_.size());
  if (has_count)
    writer.write_unsigned(section.count_);
  for (const auto& [offset, text_offset] : section.positions_)
    module.map.add(
        {static_cast<std::uint32_t>(writer.size() + offset), static_cast<std::uint32_t>(text_offset)});
  writer.write_bytes(section.writer_.bytes());
  section = {};
}

AssembledModule ModuleSections::assemble() {
  AssembledModule module;
  ByteWriter writer;
  writer.write_fixed(0x6D736100, 4); // "\0asm"
  writer.write_fixed(1, 4);
  write_customs(writer, CustomSectionText::first_place);
  for (std::size_t i = 0; i < section_count; ++i) {
    write_customs(writer, CustomSectionText::place_before(static_cast<Section>(i)));
    write_section(module, writer, static_cast<Section>(i));
    write_customs(writer, CustomSectionText::place_after(static_cast<Section>(i)));
  }
  write_customs(writer, CustomSectionText::last_place);
  module.bytes = writer.take();
  return module;
}

} // namespace ingot::text
