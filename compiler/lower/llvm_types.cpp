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

// Of what is below `any` or `extern`, an i31 and what the host made have lower bits that say so
// (lower/gc/casts.cpp). All values of any other type are null or the address of an object or a function, and
// validation lets no value have a type that it is not of: so this is true of each parameter, result, field
// and element of that type.
llvm::Align reference_alignment(ValueType type) {
  switch (type.heap.kind) {
  case HeapKind::any:
  case HeapKind::eq:
  case HeapKind::i31:
  case HeapKind::extern_:
    return llvm::Align(1);
  case HeapKind::struct_:
  case HeapKind::array:
  case HeapKind::defined:
  case HeapKind::func:
  case HeapKind::exn:
  case HeapKind::none:
  case HeapKind::nofunc:
  case HeapKind::noextern:
  case HeapKind::noexn:
    return llvm::Align(4); // enough for the two bits
  }
  llvm_unreachable("all heap kinds are handled above");
}

} // namespace ingot
