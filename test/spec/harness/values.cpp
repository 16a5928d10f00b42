#include "test/spec/harness/values.hpp"

namespace ingot::spec {

namespace {

// What the script calls `ref.extern N` or `ref.host N`: an address that is nothing else's. Nobody looks
// there.
abi::Reference host_reference(uint32_t number) {
  static const uint8_t base[16] = {};
  return reinterpret_cast<abi::Reference>(reinterpret_cast<uintptr_t>(base) + uint64_t{number} * 16);
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
  case PatternKind::lanes:
  case PatternKind::internal:
    break;
  }
  expected.text("a kind of internal reference, which this harness cannot tell");
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
