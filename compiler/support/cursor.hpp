// Reads a byte span from front to back. The error is sticky: after the first one every read returns zero or
// an empty span and at_end() is true, so a decoder can be written straight on, as plain as the grammar it
// reads, and ask ok() once.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace ingot {

class Cursor {
public:
  // `base_offset` is where `bytes` begins in the file; it makes the offsets in diagnostics.
  Cursor(Bytes bytes, std::size_t base_offset, Diagnostics& diagnostics)
      : bytes_(bytes), base_offset_(base_offset), diagnostics_(&diagnostics) {}

  bool ok() const { return ok_; }
  bool at_end() const { return !ok_ || position_ == bytes_.size(); }
  std::size_t remaining() const { return ok_ ? bytes_.size() - position_ : 0; }
  std::size_t offset() const { return base_offset_ + position_; } // in the file

  std::uint8_t read_u8();
  std::uint8_t peek_u8() const; // 0 at the end, without an error
  std::uint32_t read_fixed_u32();
  std::uint64_t read_fixed_u64();
  std::uint32_t read_u32(); // LEB128, here and below (spec: binary/values)
  std::uint64_t read_u64();
  std::int32_t read_s32();
  std::int64_t read_s33();
  std::int64_t read_s64();
  Bytes read_bytes(std::size_t size);
  std::string_view read_name(); // a length and that many bytes of valid UTF-8

  // The next `size` bytes as a cursor of their own, skipped here.
  Cursor read_window(std::size_t size);

  // Reports at `offset` unless an error was reported before, and makes the cursor fail.
  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      diagnostics_->error(offset, format, std::move(arguments)...);
    ok_ = false;
  }

  // Takes over the failure of a cursor made by read_window(), which has reported it already.
  void fail_with(const Cursor& window) { ok_ = ok_ && window.ok_; }

  Diagnostics& diagnostics() const { return *diagnostics_; }

private:
  std::uint64_t read_unsigned_leb128(unsigned bits);
  std::int64_t read_signed_leb128(unsigned bits);
  std::uint64_t read_fixed(unsigned size);

  Bytes bytes_;
  std::size_t base_offset_;
  std::size_t position_ = 0;
  Diagnostics* diagnostics_;
  bool ok_ = true;
};

} // namespace ingot
