#include "compiler/support/cursor.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

std::uint8_t Cursor::read_u8() {
  if (remaining() == 0) {
    fail(offset(), diagnostic::unexpected_end);
    return 0;
  }
  return bytes_[position_++];
}

std::uint8_t Cursor::peek_u8() const { return remaining() == 0 ? std::uint8_t{0} : bytes_[position_]; }

std::uint64_t Cursor::read_fixed(unsigned size) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < size; ++i)
    value |= std::uint64_t{read_u8()} << (8 * i);
  return ok_ ? value : 0;
}

std::uint32_t Cursor::read_fixed_u32() { return static_cast<std::uint32_t>(read_fixed(4)); }
std::uint64_t Cursor::read_fixed_u64() { return read_fixed(8); }

// An N-bit LEB128 number takes at most ceil(N/7) bytes, and the bits of the last byte beyond N must be zero
// (unsigned) or copies of the sign (signed). The specification tells the two mistakes apart: a continuation
// bit in the last byte is "too long", a wrong unused bit is "too large".
std::uint64_t Cursor::read_unsigned_leb128(unsigned bits) {
  const std::size_t start = offset();
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = read_u8();
    if (!ok_)
      return 0;
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    const unsigned bits_left = bits - shift;
    if (bits_left <= 7) {
      if ((byte & 0x80) != 0)
        fail(start, diagnostic::integer_too_long);
      else if ((byte >> bits_left) != 0)
        fail(start, diagnostic::integer_too_large);
      return ok_ ? value : 0;
    }
    if ((byte & 0x80) == 0)
      return value;
  }
}

std::int64_t Cursor::read_signed_leb128(unsigned bits) {
  const std::size_t start = offset();
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = read_u8();
    if (!ok_)
      return 0;
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    const unsigned bits_left = bits - shift;
    if (bits_left <= 7) {
      // The sign bit and all unused bits above it must agree.
      const unsigned sign_and_unused = (byte & 0x7Fu) >> (bits_left - 1);
      const unsigned all_ones = 0x7Fu >> (bits_left - 1);
      if ((byte & 0x80) != 0)
        fail(start, diagnostic::integer_too_long);
      else if (sign_and_unused != 0 && sign_and_unused != all_ones)
        fail(start, diagnostic::integer_too_large);
    }
    if ((byte & 0x80) == 0 || !ok_) {
      const unsigned used = shift + 7;
      if ((byte & 0x40) != 0 && used < 64)
        value |= ~std::uint64_t{0} << used;
      return ok_ ? static_cast<std::int64_t>(value) : 0;
    }
  }
}

std::uint32_t Cursor::read_u32() { return static_cast<std::uint32_t>(read_unsigned_leb128(32)); }
std::uint64_t Cursor::read_u64() { return read_unsigned_leb128(64); }
std::int32_t Cursor::read_s32() { return static_cast<std::int32_t>(read_signed_leb128(32)); }
std::int64_t Cursor::read_s33() { return read_signed_leb128(33); }
std::int64_t Cursor::read_s64() { return read_signed_leb128(64); }

Bytes Cursor::read_bytes(std::size_t size) {
  if (size > remaining()) {
    fail(offset(), diagnostic::length_out_of_bounds);
    return {};
  }
  const Bytes result = bytes_.subspan(position_, size);
  position_ += size;
  return result;
}

std::string_view Cursor::read_name() {
  const std::uint32_t size = read_u32();
  const std::size_t start = offset();
  const Bytes bytes = read_bytes(size);
  const std::string_view name(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!is_valid_utf8(name)) {
    fail(start, diagnostic::malformed_utf8);
    return {};
  }
  return name;
}

Cursor Cursor::read_window(std::size_t size) {
  const std::size_t start = offset();
  Cursor window(read_bytes(size), start, *diagnostics_);
  window.ok_ = ok_;
  return window;
}

} // namespace ingot
