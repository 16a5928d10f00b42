#include "compiler/lower/llvm_types.hpp"

#include "compiler/wasm/types.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

llvm::Type* llvm_type(ValueType type, llvm::LLVMContext& context) {
  switch (type.kind) {
  case ValueKind::i32:
    return llvm::Type::getInt32Ty(context);
  case ValueKind::i64:
    return llvm::Type::getInt64Ty(context);
  case ValueKind::f32:
    return llvm::Type::getFloatTy(context);
  case ValueKind::f64:
    return llvm::Type::getDoubleTy(context);
  case ValueKind::v128:
    return llvm::FixedVectorType::get(llvm::Type::getInt64Ty(context), 2);
  case ValueKind::ref:
    return llvm::PointerType::getUnqual(context);
  }
  llvm_unreachable("all value kinds are handled above");
}

} // namespace ingot
