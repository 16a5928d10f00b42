// Which counters a module has: for each function one for its entry, and behind it those of its instructions
// that go several ways, one for each way; and behind those of all functions what is counted of indirect
// calls. They are numbered in the order of the code, also of such that is never reached, so that a number
// depends on nothing but the code.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
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

bool is_indirect_call(Op op);

// Of an indirect call: which function it mostly goes to, found by majority vote (R. S. Boyer, J. S. Moore,
// MJRTY: A Fast Majority Vote Algorithm). A call of the candidate raises the lead, a call of any other lowers
// it, and when there is no lead the next one called is the candidate. If one function has more than half of
// the calls it is the candidate in the end.
struct CallCounts {
  std::uint64_t candidate = 0; // index of a function; means nothing while the lead is 0
  std::uint64_t lead = 0;
  std::uint64_t total = 0; // of all calls

  static constexpr std::uint64_t word_count = 3;
};

class CounterMap {
public:
  explicit CounterMap(const Module& module);

  // That of the function's entry; those of its instructions follow. Of an imported function there is none.
  std::uint64_t first_of(FunctionIndex function) const { return first_[function.value].counter; }
  std::uint64_t count_of(FunctionIndex function) const {
    return first_[function.value + 1].counter - first_of(function);
  }
  std::uint64_t count() const { return first_.back().counter; }

  // The same for indirect calls, with a number for each.
  std::uint64_t first_call_of(FunctionIndex function) const { return first_[function.value].call; }
  std::uint64_t call_count_of(FunctionIndex function) const {
    return first_[function.value + 1].call - first_call_of(function);
  }
  std::uint64_t call_count() const { return first_.back().call; }

  // All counters as 64-bit words: those that are numbered one by one, and then the CallCounts.
  std::uint64_t word_of_call(std::uint64_t call) const { return count() + call * CallCounts::word_count; }
  std::uint64_t word_count() const { return word_of_call(call_count()); }

  std::uint32_t function_count() const { return static_cast<std::uint32_t>(first_.size() - 1); }

private:
  struct Place {
    std::uint64_t counter = 0;
    std::uint64_t call = 0;
  };

  std::vector<Place> first_; // by function, and that of a function behind the last
};

} // namespace ingot
