// The preamble and the order of the sections (spec: binary/modules).
#include "compiler/decode/branch_hints.hpp"
#include "compiler/decode/decode.hpp"
#include "compiler/decode/names.hpp"
#include "compiler/decode/sections.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace ingot {
namespace {

struct SectionKind {
  std::uint8_t id;
  std::string_view name;
  void (*decode)(Cursor& section, Module& module);
};

// In the order in which they must come; custom sections (id 0) may stand anywhere.
constexpr std::array<SectionKind, 13> section_order = {{
    {1, "type", decode_type_section},
    {2, "import", decode_import_section},
    {3, "function", decode_function_section},
    {4, "table", decode_table_section},
    {5, "memory", decode_memory_section},
    {13, "tag", decode_tag_section},
    {6, "global", decode_global_section},
    {7, "export", decode_export_section},
    {8, "start", decode_start_section},
    {9, "element", decode_element_section},
    {12, "data count", decode_data_count_section},
    {10, "code", decode_code_section},
    {11, "data", decode_data_section},
}};

class ModuleDecoder {
public:
  ModuleDecoder(Bytes bytes, std::size_t offset, Diagnostics& diagnostics)
      : bytes_(bytes), cursor_(bytes, offset, diagnostics) {
    module_.offset = offset;
  }

  std::optional<Module> decode() {
    decode_preamble();
    while (!cursor_.at_end())
      decode_section();
    check_counts();
    if (!cursor_.ok())
      return std::nullopt;
    take_names();
    take_branch_hints();
    return std::move(module_);
  }

private:
  void decode_preamble();
  void decode_section();
  void check_counts();
  void take_names();
  void take_branch_hints();
  const CustomSection* only_section(std::string_view name) const;

  Bytes bytes_;
  Cursor cursor_;
  Module module_;
  std::size_t next_in_order_ = 0; // in section_order
};

void ModuleDecoder::decode_preamble() {
  if (bytes_.size() > limits::module_size)
    cursor_.fail(module_.offset, diagnostic::limit_exceeded, "bytes in a module", bytes_.size(),
                 limits::module_size);
  constexpr std::uint32_t magic = 0x6D736100; // "\0asm"
  if (cursor_.read_fixed_u32() != magic)
    cursor_.fail(module_.offset, diagnostic::magic_not_detected);
  // A component has the same magic; the upper half of its version, the layer, is 1 (component model: Binary).
  const std::size_t version_offset = cursor_.offset();
  const std::uint32_t version = cursor_.read_fixed_u32();
  if (version >> 16 == 1)
    cursor_.fail(version_offset, diagnostic::is_a_component);
  if (version != 1)
    cursor_.fail(version_offset, diagnostic::unknown_binary_version, version);
}

void ModuleDecoder::decode_section() {
  const std::size_t id_offset = cursor_.offset();
  const std::uint8_t id = cursor_.read_u8();
  const std::uint32_t size = cursor_.read_u32();
  Cursor section = cursor_.read_window(size);
  if (id == 0) {
    decode_custom_section(section, module_);
  } else {
    std::size_t position = 0;
    while (position < section_order.size() && section_order[position].id != id)
      ++position;
    if (position == section_order.size()) {
      section.fail(id_offset, diagnostic::malformed_section_id, id);
    } else if (position < next_in_order_) {
      section.fail(id_offset, diagnostic::section_out_of_order, section_order[position].name);
    } else {
      next_in_order_ = position + 1;
      section_order[position].decode(section, module_);
    }
  }
  if (section.ok() && !section.at_end())
    section.fail(section.offset(), diagnostic::section_size_mismatch);
  cursor_.fail_with(section);
}

// Two pairs of sections must agree, and either of a pair may be absent.
void ModuleDecoder::check_counts() {
  if (!cursor_.ok())
    return; // what was read is not complete
  const std::size_t imported = imported_function_count(module_);
  const std::size_t declared = module_.functions.size() - imported;
  if (declared > 0 && !module_.functions.back().body)
    cursor_.fail(cursor_.offset(), diagnostic::inconsistent_code_count, declared, 0);
  if (module_.data_count && *module_.data_count != module_.data.size())
    cursor_.fail(cursor_.offset(), diagnostic::inconsistent_data_count, *module_.data_count,
                 module_.data.size());
}

// Of two custom sections with the same name neither is to be believed.
const CustomSection* ModuleDecoder::only_section(std::string_view name) const {
  const CustomSection* found = nullptr;
  for (const CustomSection& custom : module_.custom_sections) {
    if (custom.name != name)
      continue;
    if (found != nullptr)
      return nullptr;
    found = &custom;
  }
  return found;
}

void ModuleDecoder::take_names() {
  if (const CustomSection* const section = only_section("name"))
    module_.names = decode_names(*section, module_.functions.size());
}

void ModuleDecoder::take_branch_hints() {
  Diagnostics ignored{""};
  if (const CustomSection* const section = only_section(branch_hint_section))
    decode_branch_hints(*section, module_, ignored);
}

} // namespace

std::string_view section_name(std::uint8_t id) {
  if (id == 0)
    return "custom";
  const auto* const kind = std::ranges::find(section_order, id, &SectionKind::id);
  return kind == section_order.end() ? std::string_view() : kind->name;
}

std::optional<Module> decode(Bytes bytes, Diagnostics& diagnostics, std::size_t offset) {
  return ModuleDecoder(bytes, offset, diagnostics).decode();
}

} // namespace ingot
