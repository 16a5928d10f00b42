#include "compiler/wasm/access_size.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {
namespace {

constexpr unsigned take_number(std::string_view& text) {
  unsigned number = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    number = 10 * number + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

// The names say it: the digits behind the verb are the bits in memory (i64.load32_u, v128.load8x8_s), and
// without any it is the whole type (f64.store, i32.atomic.rmw.add). notify alone accesses what it names no
// size of: 32 bits.
constexpr unsigned accessed_bits(std::string_view text) {
  std::string_view type = text.substr(1); // behind i, f or v
  for (const std::string_view verb : {"load", "store", "rmw", "wait"}) {
    const std::size_t found = text.find(verb);
    if (found == std::string_view::npos)
      continue;
    std::string_view rest = text.substr(found + verb.size());
    const unsigned bits = take_number(rest);
    if (bits == 0)
      return take_number(type);
    if (!rest.starts_with('x'))
      return bits;
    rest.remove_prefix(1);
    return bits * take_number(rest);
  }
  return 32;
}

constexpr std::array<std::string_view, op_count> texts = {{
#define OP(name, text, encoding, immediates, signature, feature) text,
#include "compiler/wasm/opcodes/all.def"
}};

constexpr auto sizes_log2 = [] {
  std::array<std::uint8_t, op_count> sizes{};
  for (std::size_t i = 0; i < op_count; ++i) {
    if (const unsigned bits = accessed_bits(texts[i]); bits >= 8)
      sizes[i] = static_cast<std::uint8_t>(std::bit_width(bits / 8) - 1);
  }
  return sizes;
}();

} // namespace

std::uint32_t access_size_log2(Op op) { return sizes_log2[static_cast<std::size_t>(op)]; }

} // namespace ingot
