#include "command_writer.hpp"

#include <array>
#include <cstring>
#include <variant>

namespace ingot::spec {

namespace {

constexpr unsigned size_of(script::NumberType type) {
  return type == script::NumberType::i32 || type == script::NumberType::f32 ? 4 : 8;
}

constexpr unsigned lane_size(const script::Vector& vector) { return 16 / lane_count(vector.shape); }

constexpr NanKind nan_kind(script::NanPattern pattern) {
  switch (pattern) {
  case script::NanPattern::none:
    break;
  case script::NanPattern::canonical:
    return NanKind::canonical;
  case script::NanPattern::arithmetic:
    return NanKind::arithmetic;
  }
  return NanKind::none;
}

// Both sides are little-endian, as all targets are.
InternalKind internal_kind(HeapKind kind) {
  switch (kind) {
  case HeapKind::eq:
    return InternalKind::eq;
  case HeapKind::i31:
    return InternalKind::i31;
  case HeapKind::struct_:
    return InternalKind::structure;
  case HeapKind::array:
    return InternalKind::array;
  default:
    return InternalKind::any;
  }
}

void put_bits(std::array<std::uint8_t, 16>& bytes, unsigned offset, std::uint64_t bits, unsigned size) {
  std::memcpy(bytes.data() + offset, &bits, size);
}

} // namespace

template <typename T>
void CommandWriter::raw(T value) {
  const auto* const begin = reinterpret_cast<const std::uint8_t*>(&value);
  bytes_.insert(bytes_.end(), begin, begin + sizeof value);
}

void CommandWriter::begin(CommandKind kind, std::uint32_t line) {
  raw(kind);
  raw(line);
}

void CommandWriter::number(std::uint32_t value) { raw(value); }

void CommandWriter::string(std::string_view text) {
  number(static_cast<std::uint32_t>(text.size()));
  bytes_.insert(bytes_.end(), text.begin(), text.end());
}

void CommandWriter::action(ActionKind kind, std::uint32_t slot, std::string_view name) {
  raw(kind);
  number(slot);
  string(name);
}

void CommandWriter::argument(const script::Constant& constant) {
  if (const auto* const host = std::get_if<script::HostReference>(&constant)) {
    raw(ArgumentKind::host);
    return number(host->value.value_or(0));
  }
  std::array<std::uint8_t, 16> bytes{};
  if (const auto* const value = std::get_if<script::Number>(&constant)) {
    put_bits(bytes, 0, value->value.bits, size_of(value->type));
  } else if (const auto* const vector = std::get_if<script::Vector>(&constant)) {
    for (unsigned i = 0; i < lane_count(vector->shape); ++i)
      put_bits(bytes, i * lane_size(*vector), vector->lanes[i].bits, lane_size(*vector));
  } else {
    return raw(ArgumentKind::null);
  }
  raw(ArgumentKind::bits);
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

void CommandWriter::lanes(unsigned size, const script::Lane* lanes, unsigned count) {
  raw(PatternKind::lanes);
  raw(static_cast<std::uint8_t>(size));
  raw(static_cast<std::uint8_t>(count));
  for (unsigned i = 0; i < count; ++i) {
    raw(nan_kind(lanes[i].nan));
    raw(lanes[i].bits);
  }
}

void CommandWriter::pattern(const script::Constant& constant) {
  if (const auto* const value = std::get_if<script::Number>(&constant))
    return lanes(size_of(value->type), &value->value, 1);
  if (const auto* const vector = std::get_if<script::Vector>(&constant))
    return lanes(lane_size(*vector), vector->lanes.data(), lane_count(vector->shape));
  if (std::holds_alternative<script::NullReference>(constant))
    return raw(PatternKind::null);
  if (const auto* const host = std::get_if<script::HostReference>(&constant)) {
    if (!host->value)
      return raw(PatternKind::non_null);
    raw(PatternKind::host);
    return number(*host->value);
  }
  const HeapKind kind = std::get<script::AnyReference>(constant).kind;
  if (kind == HeapKind::func || kind == HeapKind::exn || kind == HeapKind::extern_)
    return raw(PatternKind::non_null);
  raw(PatternKind::internal);
  raw(internal_kind(kind));
}

void CommandWriter::result(const script::ExpectedResult& result) {
  number(static_cast<std::uint32_t>(result.alternatives.size()));
  for (const script::Constant& alternative : result.alternatives)
    pattern(alternative);
}

} // namespace ingot::spec
