#include "compiler/lower/memory_access.hpp"

#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

llvm::Value* address_of(llvm::IRBuilder<>& builder, llvm::Value* memory_bytes, llvm::Value* address,
                        std::uint32_t offset) {
  // The address is zero-extended here and never used narrow: LLVM sign-extends a 32-bit index of
  // getelementptr, which would reach 2 GiB below the memory. The 64-bit sum of two 32-bit numbers cannot
  // wrap, hence nuw and nsw; the getelementptr itself carries no flag, since the result may lie in the guard.
  llvm::Value* const wide = builder.CreateZExt(address, builder.getInt64Ty());
  llvm::Value* const effective =
      offset == 0 ? wide
                  : builder.CreateAdd(wide, builder.getInt64(offset), "", /*HasNUW=*/true, /*HasNSW=*/true);
  return builder.CreateGEP(builder.getInt8Ty(), memory_bytes, effective);
}

} // namespace ingot
