#include "compiler/lower/part.hpp"

#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace ingot {
namespace {

// A function without code costs something too; bytes of code that cost about as much.
constexpr std::uint64_t cost_of_function = 16;

std::uint64_t cost_of(const Function& function) {
  return cost_of_function + (function.body ? function.body->code.code.size() : 0);
}

std::uint64_t cost_of(const Module& wasm, const std::vector<FunctionIndex>& functions) {
  std::uint64_t total = 0;
  for (const FunctionIndex function : functions)
    total += cost_of(wasm.functions[function.value]);
  return total;
}

} // namespace

bool is_to_be_divided(const Module& wasm, const PartSizes& sizes) {
  return cost_of(wasm, all_functions(wasm)) > sizes.whole;
}

std::vector<FunctionIndex> all_functions(const Module& wasm) {
  std::vector<FunctionIndex> functions;
  for (std::uint32_t index = 0; index < wasm.functions.size(); ++index)
    functions.push_back(FunctionIndex(index));
  return functions;
}

std::vector<Part> divide(const Module& wasm, const std::vector<FunctionIndex>& functions,
                         const PartSizes& sizes) {
  const std::uint64_t total = cost_of(wasm, functions);
  const std::uint64_t count = total <= sizes.whole ? 1 : total / sizes.part + 1;
  const std::uint64_t cost_of_part = total / count + 1;

  std::vector<Part> parts;
  Part part;
  std::uint64_t cost = 0;
  for (const FunctionIndex function : functions) {
    if (cost >= cost_of_part) {
      parts.push_back(std::move(part));
      part = {.functions = {}, .is_first = false};
      cost = 0;
    }
    part.functions.push_back(function);
    cost += cost_of(wasm.functions[function.value]);
  }
  parts.push_back(std::move(part));
  for (Part& divided : parts)
    divided.is_whole = parts.size() == 1;
  return parts;
}

} // namespace ingot
