// Writes the binary format: the reverse of Cursor.
#pragma once

#include "compiler/support/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

class ByteWriter {
public:
  std::size_t size() const { return bytes_.size(); }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

  void write_u8(std::uint8_t value) { bytes_.push_back(value); }
  void write_fixed(std::uint64_t value, unsigned size); // little endian
  void write_unsigned(std::uint64_t value);             // LEB128, here and below (spec: binary/values)
  void write_signed(std::int64_t value);
  void write_bytes(Bytes bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void write_name(std::string_view name); // a length and the bytes

  // Takes everything from `size` on away again.
  void truncate(std::size_t size) { bytes_.resize(size); }

private:
  std::vector<std::uint8_t> bytes_;
};

// The number of bytes write_unsigned() takes.
std::size_t leb128_size(std::uint64_t value);

} // namespace ingot
