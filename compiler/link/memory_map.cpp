#include "compiler/link/memory_map.hpp"

#include "runtime-lib/abi/board.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace ingot {

namespace {

constexpr std::uint64_t all_ones = std::numeric_limits<std::uint64_t>::max();

// With k, M or G, if `with_unit`.
std::optional<std::uint64_t> parse_number(std::string_view text, bool with_unit) {
  unsigned shift = 0;
  if (with_unit && !text.empty()) {
    constexpr std::string_view units = "kKmMgG";
    if (const std::size_t unit = units.find(text.back()); unit != std::string_view::npos) {
      shift = 10 * static_cast<unsigned>(unit / 2 + 1);
      text.remove_suffix(1);
    }
  }
  const int base = text.starts_with("0x") || text.starts_with("0X") ? 16 : 10;
  if (base == 16)
    text.remove_prefix(2);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc() || end != text.data() + text.size() || number > all_ones >> shift)
    return std::nullopt;
  return number << shift;
}

std::optional<MemoryRegion> parse_region(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos)
    return std::nullopt;
  const std::optional<std::uint64_t> origin = parse_number(text.substr(0, colon), /*with_unit=*/false);
  const std::optional<std::uint64_t> size = parse_number(text.substr(colon + 1), /*with_unit=*/true);
  if (!origin || !size || *size == 0 || *size > all_ones - *origin)
    return std::nullopt;
  return MemoryRegion{*origin, *size};
}

bool overlap(const MemoryRegion& a, const MemoryRegion& b) {
  return a.origin < b.origin + b.size && b.origin < a.origin + a.size;
}

} // namespace

std::optional<MemoryMap> parse_memory_map(std::string_view text) {
  std::optional<MemoryRegion> flash;
  std::optional<MemoryRegion> ram;
  while (!text.empty()) {
    std::string_view entry = text.substr(0, text.find(','));
    text.remove_prefix(entry.size());
    if (text.size() > 1)
      text.remove_prefix(1); // a comma at the end is left, and is no entry
    std::optional<MemoryRegion>& region = entry.starts_with("flash=") ? flash : ram;
    if (region || !(entry.starts_with("flash=") || entry.starts_with("ram=")))
      return std::nullopt;
    region = parse_region(entry.substr(entry.find('=') + 1));
    if (!region)
      return std::nullopt;
  }
  if (!flash || !ram || overlap(*flash, *ram))
    return std::nullopt;
  return MemoryMap{*flash, *ram};
}

// The stack comes first in RAM: what runs out of it altogether, the part for the runtime included, leaves the
// RAM, and does no harm to variables and linear memory. Relocations are all applied, so what only they would
// change (.data.rel.ro) is constant.
std::string linker_script(const MemoryMap& map, bool keeps_frame_sizes) {
  return fmt::format(R"(
MEMORY {{
  flash (rx) : ORIGIN = {:#x}, LENGTH = {:#x}
  ram (rw) : ORIGIN = {:#x}, LENGTH = {:#x}
}}
SECTIONS {{
  .text : ALIGN(16) {{
    KEEP(*(.text.ingot_reset))
    *(.text .text.* ingot_unsandboxed_text)
    __start_ingot_guest_text = .;
    *(ingot_guest_text)
    __stop_ingot_guest_text = .;
  }} > flash
  .rodata : ALIGN(16) {{
    *(.rodata .rodata.* .srodata .srodata.* .data.rel.ro .data.rel.ro.* .got .got.*)
    . = ALIGN(16);
  }} > flash
  .ingot_stack (NOLOAD) : ALIGN(16) {{
    __ingot_stack_limit = . + {};
    . += __ingot_stack_size;
    __ingot_stack_top = .;
  }} > ram
  .data : ALIGN(16) {{
    __ingot_data_begin = .;
    *(.data .data.* .sdata .sdata.*)
    . = ALIGN(16);
    __ingot_data_end = .;
  }} > ram AT> flash
  __ingot_data_load = LOADADDR(.data);
  .bss (NOLOAD) : ALIGN(16) {{
    __ingot_zero_begin = .;
    *(.sbss .sbss.* .bss .bss.* COMMON)
    . = ALIGN(16);
    __ingot_zero_end = .;
  }} > ram
  __ingot_heap_begin = __ingot_zero_end;
  __ingot_heap_end = (ORIGIN(ram) + LENGTH(ram)) & ~15;
  /DISCARD/ : {{ *(.eh_frame .note.* .riscv.attributes{}) }}
}}
)",
                     map.flash.origin, map.flash.size, map.ram.origin, map.ram.size, abi::stack_reserve,
                     keeps_frame_sizes ? "" : " .stack_sizes");
}

} // namespace ingot
