#include "compiler/decode/names.hpp"

#include "compiler/support/cursor.hpp"
#include "compiler/support/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {
namespace {

enum Subsection : std::uint8_t { module_name = 0, function_names = 1 };

// A name map: indices in increasing order, each with a name. Nothing if one is out of order or out of range.
std::optional<std::vector<std::string_view>> read_name_map(Cursor& map, std::size_t function_count) {
  std::vector<std::string_view> names(function_count);
  std::uint64_t least_index = 0;
  const std::uint32_t count = map.read_u32();
  for (std::uint32_t i = 0; i < count && map.ok(); ++i) {
    const std::uint32_t index = map.read_u32();
    const std::string_view name = map.read_name();
    if (!map.ok() || index < least_index || index >= function_count)
      return std::nullopt;
    names[index] = name;
    least_index = std::uint64_t{index} + 1;
  }
  return names;
}

} // namespace

Names decode_names(const CustomSection& section, std::size_t function_count) {
  Diagnostics ignored{""};
  Cursor cursor(section.bytes, section.offset, ignored);
  Names names;
  int previous_id = -1;
  while (!cursor.at_end()) {
    const std::uint8_t id = cursor.read_u8();
    const std::uint32_t size = cursor.read_u32();
    Cursor subsection = cursor.read_window(size);
    if (id <= previous_id)
      return {};
    previous_id = id;
    // The others, of locals, labels, types and so on, have no use here: they are skipped unread.
    if (id == module_name) {
      names.module = subsection.read_name();
    } else if (id == function_names) {
      std::optional<std::vector<std::string_view>> functions = read_name_map(subsection, function_count);
      if (!functions)
        return {};
      names.functions = *std::move(functions);
    } else {
      subsection.read_bytes(subsection.remaining());
    }
    if (!subsection.ok() || !subsection.at_end())
      return {};
  }
  return cursor.ok() ? names : Names{};
}

} // namespace ingot
