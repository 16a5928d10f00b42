#include "compiler/decode/types.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

// The one-byte codes of the abstract heap types.
std::optional<HeapKind> abstract_heap_kind(std::uint8_t code) {
  switch (code) {
  case 0x69:
    return HeapKind::exn;
  case 0x6A:
    return HeapKind::array;
  case 0x6B:
    return HeapKind::struct_;
  case 0x6C:
    return HeapKind::i31;
  case 0x6D:
    return HeapKind::eq;
  case 0x6E:
    return HeapKind::any;
  case 0x6F:
    return HeapKind::extern_;
  case 0x70:
    return HeapKind::func;
  case 0x71:
    return HeapKind::none;
  case 0x72:
    return HeapKind::noextern;
  case 0x73:
    return HeapKind::nofunc;
  case 0x74:
    return HeapKind::noexn;
  default:
    return std::nullopt;
  }
}

} // namespace

HeapType read_heap_type(Cursor& cursor) {
  const std::size_t offset = cursor.offset();
  const std::uint8_t code = cursor.peek_u8();
  if (const std::optional<HeapKind> kind = abstract_heap_kind(code)) {
    cursor.read_u8();
    return {*kind, {}};
  }
  // Anything else is a type index: a signed number, so that it cannot be taken for one of the codes above.
  const std::int64_t index = cursor.read_s33();
  if (index < 0)
    cursor.fail(offset, diagnostic::malformed_reference_type, code);
  return {HeapKind::defined, TypeIndex(static_cast<std::uint32_t>(index))};
}

ValueType read_reference_type(Cursor& cursor) {
  const std::size_t offset = cursor.offset();
  const std::uint8_t code = cursor.read_u8();
  if (code == 0x63)
    return {ValueKind::ref, true, read_heap_type(cursor)};
  if (code == 0x64)
    return {ValueKind::ref, false, read_heap_type(cursor)};
  if (const std::optional<HeapKind> kind = abstract_heap_kind(code))
    return {ValueKind::ref, true, {*kind, {}}};
  cursor.fail(offset, diagnostic::malformed_reference_type, code);
  return {};
}

ValueType read_value_type(Cursor& cursor) {
  const std::size_t offset = cursor.offset();
  const std::uint8_t code = cursor.peek_u8();
  switch (code) {
  case 0x7F:
    cursor.read_u8();
    return i32_type;
  case 0x7E:
    cursor.read_u8();
    return i64_type;
  case 0x7D:
    cursor.read_u8();
    return f32_type;
  case 0x7C:
    cursor.read_u8();
    return f64_type;
  case 0x7B:
    cursor.read_u8();
    return v128_type;
  default:
    break;
  }
  if (code == 0x63 || code == 0x64 || abstract_heap_kind(code) || cursor.at_end())
    return read_reference_type(cursor);
  cursor.fail(offset, diagnostic::malformed_value_type, code);
  return {};
}

} // namespace ingot
