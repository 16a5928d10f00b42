#include "compiler/lower/decisions.hpp"

#include "compiler/lower/abi_types.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/profile/execution_profile.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/ProfDataUtils.h>

namespace ingot {
namespace {

// A hint is an opinion like that of __builtin_expect, and so are its weights
// (llvm/lib/Transforms/Scalar/LowerExpectIntrinsic.cpp).
constexpr std::uint32_t likely_weight = 2000;
constexpr std::uint32_t unlikely_weight = 1;

} // namespace

Decisions::Decisions(const GuestFunctions& guest, FunctionIndex function, Emitter& emitter)
    : emitter_(emitter), map_(guest.profiling.counters), counters_(guest.counters()),
      hints_(guest.wasm.functions[function.value].body->branch_hints), executed_(guest.profiling.executed) {
  if (map_ != nullptr) {
    first_ = map_->first_of(function);
    first_call_ = map_->first_call_of(function);
  }
  if (executed_ != nullptr) {
    known_ = executed_->counts_of(function);
    known_calls_ = executed_->calls_of(function);
  }
}

void Decisions::enter(llvm::Function& function) {
  if (counters_ != nullptr)
    increment(emitter_.builder().getInt64(first_));
  if (known_.empty())
    return;
  function.setEntryCount(known_.front());
  if (known_.front() == 0)
    function.addFnAttr(llvm::Attribute::Cold);
}

void Decisions::begin(const Instruction& instr) {
  place_ += ways_;
  ways_ = way_count(instr);
  next_call_ += is_indirect_call(instr.op) ? 1 : 0;
  is_likely_.reset();
  while (!hints_.empty() && hints_.front().offset < instr.offset)
    hints_ = hints_.subspan(1);
  if (!hints_.empty() && hints_.front().offset == instr.offset)
    is_likely_ = hints_.front().is_likely;
}

std::span<const std::uint64_t> Decisions::counts() const {
  return known_.empty() ? known_ : known_.subspan(place_, ways_);
}

void Decisions::increment(llvm::Value* index) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Type* const i64 = builder.getInt64Ty();
  llvm::Value* const counter =
      builder.CreateInBoundsGEP(counters_->getValueType(), counters_, {builder.getInt64(0), index});
  builder.CreateStore(builder.CreateAdd(builder.CreateLoad(i64, counter), builder.getInt64(1)), counter);
}

void Decisions::count(std::uint64_t way) {
  if (counters_ != nullptr)
    increment(emitter_.builder().getInt64(first_ + place_ + way));
}

void Decisions::count_case(llvm::Value* index) {
  if (counters_ == nullptr)
    return;
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Value* const way = builder.CreateBinaryIntrinsic(
      llvm::Intrinsic::umin, builder.CreateZExt(index, builder.getInt64Ty()), builder.getInt64(ways_ - 1));
  increment(builder.CreateAdd(way, builder.getInt64(first_ + place_)));
}

// CallCounts, without a branch.
void Decisions::count_call(llvm::Value* reference) {
  if (counters_ == nullptr)
    return;
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Type* const i64 = builder.getInt64Ty();
  const auto counter = [&](std::uint64_t number) {
    const std::uint64_t word = map_->word_of_call(first_call_ + next_call_ - 1) + number;
    return builder.CreateInBoundsGEP(counters_->getValueType(), counters_,
                                     {builder.getInt64(0), builder.getInt64(word)});
  };
  llvm::Value* const called = builder.CreateZExt(
      builder.CreateLoad(builder.getInt32Ty(),
                         builder.CreateStructGEP(emitter_.abi().function_reference, reference,
                                                 function_reference_member::function_index)),
      i64);
  llvm::Value* const candidate = builder.CreateLoad(i64, counter(0));
  llvm::Value* const lead = builder.CreateLoad(i64, counter(1));
  llvm::Value* const has_none = builder.CreateIsNull(lead);
  llvm::Value* const raises = builder.CreateOr(has_none, builder.CreateICmpEQ(candidate, called));
  builder.CreateStore(builder.CreateSelect(has_none, called, candidate), counter(0));
  builder.CreateStore(builder.CreateAdd(lead, builder.CreateSelect(raises, builder.getInt64(1),
                                                                   builder.getInt64(~std::uint64_t{0}))),
                      counter(1));
  builder.CreateStore(builder.CreateAdd(builder.CreateLoad(i64, counter(2)), builder.getInt64(1)),
                      counter(2));
}

// With a share p of the calls a function has a lead of 2p - 1 of them, if the others come in no special
// order.
std::optional<CallCounts> Decisions::likely_call() const {
  constexpr std::uint64_t least_share_of_lead = 4; // one part of so many, which is p = 5/8
  if (executed_ == nullptr)
    return std::nullopt;
  const CallCounts& call = known_calls_[next_call_ - 1];
  if (call.lead > call.total || call.lead < call.total / least_share_of_lead || call.lead == 0 ||
      !executed_->is_hot(call.total))
    return std::nullopt;
  return call;
}

// What was never reached has no proportions.
void Decisions::weigh(llvm::BranchInst& branch) const {
  if (!known_.empty()) {
    llvm::setFittedBranchWeights(branch, llvm::ArrayRef(counts().data(), counts().size()),
                                 /*IsExpected=*/false, /*ElideAllZero=*/true);
  } else if (is_likely_) {
    llvm::MDBuilder metadata(branch.getContext());
    branch.setMetadata(llvm::LLVMContext::MD_prof,
                       *is_likely_ ? metadata.createBranchWeights(likely_weight, unlikely_weight)
                                   : metadata.createBranchWeights(unlikely_weight, likely_weight));
  }
}

void Decisions::weigh(llvm::SwitchInst& table) const {
  if (known_.empty())
    return;
  llvm::SmallVector<std::uint64_t> weights = {counts().back()}; // LLVM's order: the default first
  llvm::append_range(weights, counts().first(counts().size() - 1));
  llvm::setFittedBranchWeights(table, weights, /*IsExpected=*/false, /*ElideAllZero=*/true);
}

} // namespace ingot
