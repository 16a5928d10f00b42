// Strong index types: a FunctionIndex is not a TypeIndex is not a uint32_t. Mixing index spaces is how peers
// got type confusion, so there is no implicit conversion in either direction.
#pragma once

#include <compare>
#include <cstdint>

namespace ingot {

template <typename Space>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::uint32_t index) : value(index) {}
  constexpr auto operator<=>(const Index&) const = default;
};

} // namespace ingot
