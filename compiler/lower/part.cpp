#include "compiler/lower/part.hpp"

#include "compiler/wasm/module.hpp"

#include <cstdint>
#include <vector>

namespace ingot {
namespace {

// A function without code costs something too; bytes of code that cost about as much.
constexpr std::uint64_t cost_of_function = 16;

std::uint64_t cost_of(const Function& function) {
  return cost_of_function + (function.body ? function.body->code.code.size() : 0);
}

} // namespace

std::vector<Part> divide(const Module& wasm, const PartSizes& sizes) {
  const auto function_count = static_cast<std::uint32_t>(wasm.functions.size());
  std::uint64_t total = 0;
  for (const Function& function : wasm.functions)
    total += cost_of(function);
  const std::uint64_t count = total <= sizes.whole ? 1 : total / sizes.part + 1;
  const std::uint64_t cost_of_part = total / count + 1;

  std::vector<Part> parts;
  Part part;
  std::uint64_t cost = 0;
  for (std::uint32_t index = 0; index < function_count; ++index) {
    if (cost >= cost_of_part) {
      part.end = index;
      parts.push_back(part);
      part = {.begin = index, .is_first = false};
      cost = 0;
    }
    cost += cost_of(wasm.functions[index]);
  }
  part.end = function_count;
  parts.push_back(part);
  for (Part& divided : parts)
    divided.is_whole = parts.size() == 1;
  return parts;
}

} // namespace ingot
