// Which counters a module has: for each function one for its entry, and behind it those of its instructions
// that go several ways, one for each way. They are numbered in the order of the code, also of such that is
// never reached, so that a number depends on nothing but the code.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <vector>

namespace ingot {

// How many ways the instruction goes, and in which order they are counted:
//
//   if                  the condition holds; it does not
//   br_if, br_on_...    the branch is taken; it is not
//   br_table            the labels; the default
//
// None of an instruction that goes one way only. Calls that throw and what traps are not counted: such ways
// are taken for seldom ones as it is.
std::uint64_t way_count(const Instruction& instr);

class CounterMap {
public:
  explicit CounterMap(const Module& module);

  // That of the function's entry; those of its instructions follow. Of an imported function there is none.
  std::uint64_t first_of(FunctionIndex function) const { return first_[function.value]; }
  std::uint64_t count_of(FunctionIndex function) const {
    return first_[function.value + 1] - first_[function.value];
  }
  std::uint32_t function_count() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  std::uint64_t count() const { return first_.back(); }

private:
  std::vector<std::uint64_t> first_; // by function, and that of a function behind the last
};

} // namespace ingot
