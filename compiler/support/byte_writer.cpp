#include "compiler/support/byte_writer.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

void ByteWriter::write_fixed(std::uint64_t value, unsigned size) {
  for (unsigned i = 0; i < size; ++i)
    write_u8(static_cast<std::uint8_t>(value >> (8 * i)));
}

void ByteWriter::write_unsigned(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7)
    write_u8(static_cast<std::uint8_t>(value | 0x80));
  write_u8(static_cast<std::uint8_t>(value));
}

void ByteWriter::write_signed(std::int64_t value) {
  // Seven bits suffice once what remains is the sign of the last bit written.
  for (; value < -0x40 || value >= 0x40; value >>= 7)
    write_u8(static_cast<std::uint8_t>(value | 0x80));
  write_u8(static_cast<std::uint8_t>(value & 0x7F));
}

void ByteWriter::write_name(std::string_view name) {
  write_unsigned(name.size());
  bytes_.insert(bytes_.end(), name.begin(), name.end());
}

std::size_t leb128_size(std::uint64_t value) {
  return (static_cast<std::size_t>(std::bit_width(value | 1)) + 6) / 7;
}

} // namespace ingot
