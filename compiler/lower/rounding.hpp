// ceil, floor, trunc and nearest (spec: exec/numerics). There is no C library to call, so a CPU without such
// instructions gets them in line.
#pragma once

#include "compiler/lower/target_profile.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Value.h>

namespace ingot {

// `direction` is llvm.ceil, llvm.floor, llvm.trunc or llvm.roundeven; `value` a number or a vector of them.
llvm::Value* round_to_integer(llvm::Intrinsic::ID direction, llvm::Value* value, const TargetProfile& profile,
                              llvm::IRBuilder<>& builder);

} // namespace ingot
