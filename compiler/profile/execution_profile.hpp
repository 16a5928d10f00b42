// How often what was executed, when a program counted it: the sum of all profiles that were given.
#pragma once

#include "compiler/profile/counter_map.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/ProfileSummary.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ingot {

class ExecutionProfile {
public:
  // One count for each counter and each indirect call of the map.
  ExecutionProfile(CounterMap map, std::vector<std::uint64_t> counts, std::vector<CallCounts> calls);

  // Of a function that is not imported: how often it was called, and then what its instructions did.
  std::span<const std::uint64_t> counts_of(FunctionIndex function) const;
  // Of its indirect calls.
  std::span<const CallCounts> calls_of(FunctionIndex function) const;

  // Whether what was counted so often is among what takes nearly all of the time, as LLVM sees it.
  bool is_hot(std::uint64_t count) const { return count >= hot_count_; }

  // What LLVM wants to know about all functions to say of a count that it is high or low, as the metadata of
  // a module. In any thread.
  llvm::Metadata* summary(llvm::LLVMContext& context) const { return summary_->getMD(context); }

private:
  CounterMap map_;
  std::vector<std::uint64_t> counts_;
  std::vector<CallCounts> calls_;
  std::uint64_t hot_count_;
  std::unique_ptr<llvm::ProfileSummary> summary_;
};

} // namespace ingot
