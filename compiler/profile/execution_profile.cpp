#include "compiler/profile/execution_profile.hpp"

#include <llvm/ProfileData/ProfileCommon.h>
#include <llvm/Support/MathExtras.h>

#include <utility>

namespace ingot {
namespace {

// LLVM adds the counts up, and blocks' frequencies are products of them, which it saturates in its own ways:
// so much leaves room.
constexpr std::uint64_t largest_total = std::uint64_t{1} << 62;

std::uint64_t total(std::span<const std::uint64_t> counts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : counts)
    sum = llvm::SaturatingAdd(sum, count);
  return sum;
}

std::unique_ptr<llvm::ProfileSummary> summarize(const CounterMap& map,
                                                std::span<const std::uint64_t> counts) {
  llvm::InstrProfSummaryBuilder builder(llvm::ProfileSummaryBuilder::DefaultCutoffs);
  for (std::uint32_t function = 0; function < map.function_count(); ++function) {
    const std::span<const std::uint64_t> own =
        counts.subspan(map.first_of(FunctionIndex(function)), map.count_of(FunctionIndex(function)));
    if (own.empty())
      continue;
    builder.addEntryCount(own.front());
    for (const std::uint64_t count : own.subspan(1))
      builder.addInternalCount(count);
  }
  return builder.getSummary();
}

} // namespace

ExecutionProfile::ExecutionProfile(CounterMap map, std::vector<std::uint64_t> counts,
                                   std::vector<CallCounts> calls)
    : map_(std::move(map)), counts_(std::move(counts)), calls_(std::move(calls)) {
  while (total(counts_) > largest_total) {
    for (std::uint64_t& count : counts_)
      count /= 2;
    for (CallCounts& call : calls_) {
      call.lead /= 2;
      call.total /= 2;
    }
  }
  summary_ = summarize(map_, counts_);
  hot_count_ = llvm::ProfileSummaryBuilder::getHotCountThreshold(summary_->getDetailedSummary());
}

std::span<const std::uint64_t> ExecutionProfile::counts_of(FunctionIndex function) const {
  return std::span(counts_).subspan(map_.first_of(function), map_.count_of(function));
}

std::span<const CallCounts> ExecutionProfile::calls_of(FunctionIndex function) const {
  return std::span(calls_).subspan(map_.first_call_of(function), map_.call_count_of(function));
}

} // namespace ingot
