// The sections of a module while they are being written, and their assembly into one file (spec:
// binary/modules).
#pragma once

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/assemble.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot::text {

// In the order of the binary format.
enum class Section : std::uint8_t {
  type,
  import,
  function,
  table,
  memory,
  tag,
  global,
  export_,
  start,
  element,
  data_count,
  code,
  data,
};

inline constexpr std::size_t section_count = 13;

// What annotations call a section (spec: appendix/custom, custom annotation).
std::optional<Section> section_of_word(std::string_view word);
std::string_view word_of_section_id(std::uint8_t id); // of a section that is not custom

class SectionContents {
public:
  ByteWriter& writer() { return writer_; }
  const ByteWriter& writer() const { return writer_; }

  // Begins the next entry of the section's vector, which the text at `text_offset` says.
  ByteWriter& begin_entry(std::size_t text_offset) {
    ++count_;
    mark(text_offset);
    return writer_;
  }

  // What is written from here on comes from `text_offset`.
  void mark(std::size_t text_offset) { mark_at(writer_.size(), text_offset); }
  void mark_at(std::size_t offset, std::size_t text_offset) { positions_.emplace_back(offset, text_offset); }

  // Appends the bytes of another, without its entries' number.
  void append(const SectionContents& other);

  std::uint32_t count() const { return count_; }

private:
  friend class ModuleSections;

  ByteWriter writer_;
  std::uint32_t count_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> positions_; // (offset in writer_, in the text)
};

struct CustomSectionText {
  // Places grow from front to back; there may be several sections at one.
  static constexpr std::size_t first_place = 0;
  static constexpr std::size_t last_place = 2 * section_count + 1;
  static constexpr std::size_t place_before(Section section) {
    return 2 * static_cast<std::size_t>(section) + 1;
  }
  static constexpr std::size_t place_after(Section section) { return place_before(section) + 1; }

  std::size_t place = last_place;
  std::string name;
  std::string contents;
};

class ModuleSections {
public:
  SectionContents& operator[](Section section) { return sections_[static_cast<std::size_t>(section)]; }

  void add_custom(CustomSectionText custom) { customs_.push_back(std::move(custom)); }

  // The whole module. Sections without entries are left out.
  AssembledModule assemble();

private:
  void write_customs(ByteWriter& module, std::size_t place) const;
  void write_section(AssembledModule& module, ByteWriter& writer, Section id);

  std::array<SectionContents, section_count> sections_;
  std::vector<CustomSectionText> customs_;
};

} // namespace ingot::text
