#include "compiler/lower/memory_bytes.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/wasm/limits.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/Metadata.h>
#include <llvm/Support/Alignment.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace ingot {

std::uint64_t maximum_size(const MemoryType& type, std::optional<std::uint64_t> limit) {
  const std::uint64_t minimum = bytes_of_pages(type, type.limits.minimum);
  std::uint64_t maximum =
      bytes_of_pages(type, type.limits.maximum.value_or(std::numeric_limits<std::uint64_t>::max()));
  if (type.limits.address_type == AddressType::i64)
    return std::max(minimum, std::min(maximum, limit.value_or(limits::memory64_default_maximum)));
  // The size in pages has to fit the address type. And no memory grows into the last page of the address
  // space, unless it begins there: so an address that has wrapped is out of bounds
  // (passes/address_rules.hpp).
  maximum = std::min(maximum,
                     bytes_of_pages(type, type.page_size_log2 == 0 ? std::numeric_limits<std::uint32_t>::max()
                                                                   : limits::memory32_pages - 1));
  return std::max(minimum, std::min(maximum, limit.value_or(maximum)));
}

llvm::GlobalVariable* create_memory_bytes(llvm::Module& ir, const llvm::Twine& name, const MemoryType& type,
                                          const ProgramOptions& options,
                                          llvm::ArrayRef<llvm::Constant*> location) {
  llvm::LLVMContext& context = ir.getContext();
  // An array without elements, not of the initial size: LLVM may load speculatively what lies within an
  // object.
  auto* const bytes = new llvm::GlobalVariable(ir, llvm::ArrayType::get(llvm::Type::getInt8Ty(context), 0),
                                               /*isConstant=*/false, llvm::GlobalValue::ExternalLinkage,
                                               /*Initializer=*/nullptr, name);
  bytes->setVisibility(llvm::GlobalValue::HiddenVisibility);
  bytes->setDSOLocal(true);
  bytes->setAlignment(llvm::Align(limits::page_size));
  llvm::SmallVector<llvm::Metadata*, 2> operands;
  for (llvm::Constant* const operand : location)
    operands.push_back(llvm::ConstantAsMetadata::get(operand));
  bytes->setMetadata(ir::memory_metadata, llvm::MDNode::get(context, operands));
  const auto set_size = [&](const char* name, std::uint64_t size) {
    llvm::Constant* const operand = llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), size);
    bytes->setMetadata(name, llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(operand)));
  };
  set_size(ir::smallest_size_metadata, bytes_of_pages(type, type.limits.minimum));
  const std::uint64_t maximum = maximum_size(type, options.maximum_memory);
  if (bounds_of(type, options.bounds) == Bounds::guard &&
      maximum <= abi::largest_memory32 - abi::memory_page_size)
    set_size(ir::largest_size_metadata, maximum);
  return bytes;
}

llvm::Constant* initial_memory(const MemoryType& type, Bounds bounds, std::uint64_t maximum,
                               llvm::Constant* base, const AbiTypes& abi) {
  llvm::LLVMContext& context = abi.memory->getContext();
  const auto number = [&](unsigned bits, std::uint64_t value) {
    return llvm::ConstantInt::get(llvm::Type::getIntNTy(context, bits), value);
  };
  const bool is_guarded = bounds_of(type, bounds) == Bounds::guard;
  if (base == nullptr)
    base = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context));
  // The order of abi::Memory; the runtime sets base and reservation.
  return llvm::ConstantStruct::get(abi.memory, {base, number(64, bytes_of_pages(type, type.limits.minimum)),
                                                number(64, maximum), number(64, 0),
                                                number(8, type.page_size_log2), number(8, is_guarded),
                                                number(8, type.limits.shared), number(8, 0), number(32, 0)});
}

} // namespace ingot
