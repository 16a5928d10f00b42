#include "compiler/lower/simd/truncation.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/lower/simd/x86.hpp"
#include "compiler/lower/target_profile.hpp"

#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

namespace ingot::simd {
namespace {

llvm::Value* truncate_portably(llvm::Value* floats, Signedness to, llvm::IRBuilder<>& builder) {
  const llvm::Intrinsic::ID intrinsic =
      to == Signedness::is_signed ? llvm::Intrinsic::fptosi_sat : llvm::Intrinsic::fptoui_sat;
  const unsigned count = lanes_of(floats)->getNumElements();
  llvm::Value* const integers = builder.CreateIntrinsic(
      intrinsic, {llvm::FixedVectorType::get(builder.getInt32Ty(), count), floats->getType()}, {floats});
  return count == 4 ? integers : append_zeros(integers, builder);
}

// LLVM 22 does the above lane by lane on x86. What follows is x86's truncation to signed numbers, which gives
// -2^31 for all that does not fit, put right.
class X86Truncation {
public:
  X86Truncation(llvm::Value* floats, llvm::IRBuilder<>& builder)
      : floats_(floats), builder_(builder), zero_(number(0)) {}

  llvm::Value* to_signed_single() {
    llvm::Value* const numbers = zero_for_nan();
    return flip_if(builder_.CreateFCmpOGE(numbers, number(0x1p31)), x86::truncate(numbers, builder_));
  }

  // The part above 2^31 is truncated by itself; -2^31 and it add up to the number.
  llvm::Value* to_unsigned_single() {
    llvm::Value* const numbers = x86::greater(floats_, zero_, builder_); // 0 for NaN
    llvm::Value* const above = builder_.CreateFSub(numbers, number(0x1p31));
    llvm::Value* const high =
        flip_if(builder_.CreateFCmpOGE(above, number(0x1p31)), x86::truncate(above, builder_));
    llvm::Value* const carried = builder_.CreateBinaryIntrinsic(
        llvm::Intrinsic::smax, high, llvm::Constant::getNullValue(high->getType()));
    return builder_.CreateAdd(x86::truncate(numbers, builder_), carried);
  }

  llvm::Value* to_signed_double() {
    return x86::truncate(x86::lesser(zero_for_nan(), number(0x1p31 - 1), builder_), builder_);
  }

  // 2^52 + n has the integer n in its lower bits.
  llvm::Value* to_unsigned_double() {
    llvm::Value* const numbers =
        x86::lesser(x86::greater(floats_, zero_, builder_), number(0x1p32 - 1), builder_);
    llvm::Value* const whole = builder_.CreateUnaryIntrinsic(llvm::Intrinsic::trunc, numbers);
    llvm::Value* const bits = builder_.CreateBitCast(builder_.CreateFAdd(whole, number(0x1p52)),
                                                     integer_lanes(32, builder_.getContext()));
    return append_zeros(pairs(bits, builder_).even, builder_);
  }

private:
  llvm::Constant* number(double value) { return llvm::ConstantFP::get(floats_->getType(), value); }

  llvm::Value* zero_for_nan() {
    return builder_.CreateSelect(builder_.CreateFCmpORD(floats_, floats_), floats_, zero_);
  }

  // All bits: -2^31 becomes 2^31 - 1.
  llvm::Value* flip_if(llvm::Value* conditions, llvm::Value* integers) {
    return builder_.CreateXor(integers, builder_.CreateSExt(conditions, integers->getType()));
  }

  llvm::Value* floats_;
  llvm::IRBuilder<>& builder_;
  llvm::Constant* zero_;
};

} // namespace

llvm::Value* truncate_saturating(llvm::Value* floats, Signedness to, Emitter& emitter) {
  const TargetProfile& profile = emitter.profile();
  if (!profile.is_x86 || !profile.has_rounding)
    return truncate_portably(floats, to, emitter.builder());
  X86Truncation truncation(floats, emitter.builder());
  const bool is_single = floats->getType()->getScalarType()->isFloatTy();
  if (to == Signedness::is_signed)
    return is_single ? truncation.to_signed_single() : truncation.to_signed_double();
  return is_single ? truncation.to_unsigned_single() : truncation.to_unsigned_double();
}

} // namespace ingot::simd
