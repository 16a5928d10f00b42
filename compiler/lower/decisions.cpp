#include "compiler/lower/decisions.hpp"

#include "compiler/profile/counter_map.hpp"
#include "compiler/profile/execution_profile.hpp"
#include "compiler/wasm/op.hpp"

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
    : emitter_(emitter), counters_(guest.counters()),
      hints_(guest.wasm.functions[function.value].body->branch_hints) {
  if (counters_ != nullptr)
    first_ = guest.profiling.counters->first_of(function);
  if (guest.profiling.executed != nullptr)
    known_ = guest.profiling.executed->counts_of(function);
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
