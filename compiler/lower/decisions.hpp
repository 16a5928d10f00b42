// What a function decides at its branches and indirect calls: counted (--profile-generate), and told to LLVM
// as weights. These come from a profile (--profile-use) or else, where the module has them, from its branch
// hints.
//
// Counters are plain variables of the program that no memory of the guest can reach. Counting is not atomic,
// so that threads may lose counts: a profile is about proportions.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/profile/execution_profile.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

#include <cstdint>
#include <optional>
#include <span>

namespace ingot {

class Decisions {
public:
  Decisions(const GuestFunctions& guest, FunctionIndex function, Emitter& emitter);

  // At the entry of the function that this is.
  void enter(llvm::Function& function);

  // Before each instruction, also of those that cannot be reached; the present one from here on.
  void begin(const Instruction& instr);

  // Counts that the present instruction goes this way (way_count()), where the builder stands.
  void count(std::uint64_t way);

  // The same for br_table, in front of the branch: the way is the operand's.
  void count_case(llvm::Value* index);

  // Tells LLVM how the present instruction's ways compare. The branch goes to `true` for the first way.
  void weigh(llvm::BranchInst& branch) const;
  void weigh(llvm::SwitchInst& table) const;

  // Counts where the present instruction, an indirect call, leads: a pointer to an abi::FunctionReference.
  void count_call(llvm::Value* reference);

  // What is known of the present instruction, an indirect call, if one function clearly is called most often
  // and it is worth to ask for it. That there is such a function is not known.
  std::optional<CallCounts> likely_call() const;

private:
  std::span<const std::uint64_t> counts() const; // of the present instruction; empty without a profile
  void increment(llvm::Value* index);

  Emitter& emitter_;
  const CounterMap* map_;
  llvm::GlobalVariable* counters_;       // null if nothing is counted
  std::span<const std::uint64_t> known_; // what a profile says of the function
  std::span<const BranchHint> hints_;    // from the present instruction on
  std::uint64_t first_ = 0;              // counter of the function
  std::uint64_t place_ = 0;              // of the present instruction's first counter, behind that
  std::uint64_t ways_ = 1;               // of it; before the first, of the function's entry
  std::uint64_t first_call_ = 0;         // number of the function's
  std::uint64_t next_call_ = 0;          // behind the present instruction
  const ExecutionProfile* executed_;
  std::span<const CallCounts> known_calls_;
  std::optional<bool> is_likely_; // what a hint says of it
};

} // namespace ingot
