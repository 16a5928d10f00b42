#include "test/spec/harness/values.hpp"

namespace ingot::spec {

namespace {

// What the script calls `ref.extern N` or `ref.host N`: a word that is a value of the host's by its lower
// bits.
abi::Reference host_reference(uint32_t number) {
  return reinterpret_cast<abi::Reference>(uintptr_t{number} << 2 | 2);
}

// Spec: valid/matching, heap types.
bool is_of_kind(abi::Reference reference, InternalKind kind) {
  const uintptr_t word = reinterpret_cast<uintptr_t>(reference);
  if (word == 0)
    return false;
  const bool is_i31 = (word & 1) != 0;
  const bool is_host = (word & 3) == 2;
  const bool is_object = !is_i31 && !is_host;
  const auto object_kind = [&] { return static_cast<const abi::Object*>(reference)->layout->kind; };
  switch (kind) {
  case InternalKind::any:
    return true;
  case InternalKind::eq:
    return !is_host;
  case InternalKind::i31:
    return is_i31;
  case InternalKind::structure:
    return is_object && object_kind() == abi::ObjectKind::structure;
  case InternalKind::array:
    return is_object && object_kind() == abi::ObjectKind::array;
  }
  return false;
}

abi::Reference reference_of(const abi::Value& value) {
  abi::Reference reference;
  memcpy(&reference, value.bytes, sizeof reference);
  return reference;
}

struct Lane {
  NanKind nan;
  uint64_t bits;
};

// Of a format with this many bytes (spec: syntax/values, floating-point): the sign is left out of account.
bool is_nan(NanKind kind, uint64_t bits, unsigned size) {
  const unsigned mantissa_bits = size == 4 ? 23 : 52;
  const uint64_t without_sign = bits & ((uint64_t{1} << (size * 8 - 1)) - 1);
  const uint64_t canonical = without_sign >> (mantissa_bits - 1);
  const uint64_t quiet_exponent = size == 4 ? 0x1FF : 0xFFF; // all ones, and the mantissa's first bit
  if (canonical != quiet_exponent)
    return false;
  return kind == NanKind::arithmetic || without_sign == canonical << (mantissa_bits - 1);
}

void describe_lane(Line& line, const Lane& lane) {
  if (lane.nan == NanKind::canonical)
    line.text("nan:canonical");
  else if (lane.nan == NanKind::arithmetic)
    line.text("nan:arithmetic");
  else
    line.hex(lane.bits);
}

// Says what was expected into `expected`, and what there is into `found`.
bool match_lanes(Reader& reader, const abi::Value& value, Line& expected, Line& found) {
  const unsigned size = reader.read<uint8_t>();
  const unsigned count = reader.read<uint8_t>();
  bool matches = true;
  for (unsigned i = 0; i < count; i++) {
    const NanKind nan = reader.read<NanKind>();
    const Lane lane = {.nan = nan, .bits = reader.read<uint64_t>()};
    uint64_t bits = 0;
    memcpy(&bits, value.bytes + i * size, size);
    matches &= lane.nan == NanKind::none ? bits == lane.bits : is_nan(lane.nan, bits, size);
    describe_lane(expected.text(i == 0 ? "" : " "), lane);
    found.text(i == 0 ? "" : " ").hex(bits);
  }
  return matches;
}

bool match_reference(Reader& reader, PatternKind kind, abi::Reference reference, Line& expected,
                     Line& found) {
  found.text(reference == nullptr ? "a null reference" : "another reference");
  switch (kind) {
  case PatternKind::null:
    expected.text("a null reference");
    return reference == nullptr;
  case PatternKind::host: {
    const uint32_t number = reader.number();
    expected.text("host reference ").decimal(number);
    return reference == host_reference(number);
  }
  case PatternKind::non_null:
    expected.text("a reference");
    return reference != nullptr;
  case PatternKind::internal:
    expected.text("another kind of internal reference");
    return is_of_kind(reference, reader.read<InternalKind>());
  case PatternKind::lanes:
    break;
  }
  return false;
}

} // namespace

abi::Value read_argument(Reader& reader) {
  abi::Value value = {};
  switch (reader.read<ArgumentKind>()) {
  case ArgumentKind::bits:
    value = reader.read<abi::Value>();
    break;
  case ArgumentKind::null:
    break;
  case ArgumentKind::host: {
    const abi::Reference reference = host_reference(reader.number());
    memcpy(value.bytes, &reference, sizeof reference);
    break;
  }
  }
  return value;
}

bool read_and_match(Reader& reader, const abi::Value& value, Line& why) {
  const uint32_t count = reader.number();
  Line expected, found;
  bool matches = false;
  for (uint32_t i = 0; i < count; i++) {
    expected.text(i == 0 ? "" : " or ");
    Line found_as; // the same value looks different as other lanes; the last alternative's view is shown
    const PatternKind kind = reader.read<PatternKind>();
    matches |= kind == PatternKind::lanes
                   ? match_lanes(reader, value, expected, found_as)
                   : match_reference(reader, kind, reference_of(value), expected, found_as);
    found = found_as;
  }
  if (!matches)
    why.text("expected ").append(expected).text(", got ").append(found);
  return matches;
}

} // namespace ingot::spec
