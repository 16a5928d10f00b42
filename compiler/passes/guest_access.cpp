#include "compiler/passes/guest_access.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/ScalarEvolutionExpressions.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/GEPNoWrapFlags.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/Casting.h>

#include <cstddef>

namespace ingot {
namespace {

constexpr std::uint64_t largest_offset = std::uint64_t{1} << 33;

llvm::GlobalVariable* guarded_memory_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution) {
  llvm::GlobalVariable* const memory = global_of(pointer, evolution);
  return memory != nullptr && memory->hasMetadata(ir::largest_size_metadata) ? memory : nullptr;
}

std::uint64_t number_in(const llvm::MDNode& metadata, unsigned operand = 0) {
  return llvm::mdconst::extract<llvm::ConstantInt>(metadata.getOperand(operand))->getZExtValue();
}

// Which of ir::instance_memories_metadata it is the base of, if it was loaded as one; or null.
const llvm::MDNode* instance_memory(const llvm::Value& base) {
  const auto* const load = llvm::dyn_cast<llvm::LoadInst>(&base);
  if (load == nullptr || !load->hasMetadata(llvm::LLVMContext::MD_invariant_load))
    return nullptr;
  const llvm::Function& function = *load->getFunction();
  if (!has_instance(function))
    return nullptr;
  llvm::APInt offset(function.getDataLayout().getPointerSizeInBits(), 0);
  if (load->getPointerOperand()->stripAndAccumulateConstantOffsets(
          function.getDataLayout(), offset, /*AllowNonInbounds=*/true) != function.getArg(0))
    return nullptr;
  for (const llvm::MDNode* const memory :
       function.getParent()->getNamedMetadata(ir::instance_memories_metadata)->operands())
    if (offset == number_in(*memory))
      return memory;
  return nullptr;
}

// The global and the offset in it where the real base is found, if it is at such a place.
const llvm::MDNode* place_in_global(const llvm::Value& base) {
  const auto* const global = llvm::dyn_cast<llvm::GlobalVariable>(&base);
  const llvm::MDNode* const place = global == nullptr ? nullptr : global->getMetadata(ir::memory_metadata);
  return place != nullptr && place->getNumOperands() == 2 ? place : nullptr;
}

} // namespace

llvm::Value* base_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution) {
  const auto* const base = llvm::dyn_cast<llvm::SCEVUnknown>(evolution.getPointerBase(pointer));
  return base == nullptr ? nullptr : base->getValue();
}

llvm::GlobalVariable* global_of(const llvm::SCEV* pointer, llvm::ScalarEvolution& evolution) {
  return llvm::dyn_cast_or_null<llvm::GlobalVariable>(base_of(pointer, evolution));
}

std::optional<GuestAccess> guest_access(llvm::Instruction& instruction, llvm::ScalarEvolution& evolution) {
  llvm::Value* const pointer = llvm::getLoadStorePointerOperand(&instruction);
  if (pointer == nullptr || !evolution.isSCEVable(pointer->getType()))
    return std::nullopt;
  const llvm::SCEV* const place = evolution.getSCEV(pointer);
  llvm::GlobalVariable* const memory = guarded_memory_of(place, evolution);
  if (memory == nullptr)
    return std::nullopt;

  const llvm::SCEV* index = evolution.removePointerBase(place);
  std::uint64_t offset = 0;
  if (const auto* const sum = llvm::dyn_cast<llvm::SCEVAddExpr>(index)) {
    const auto* const constant = llvm::dyn_cast<llvm::SCEVConstant>(sum->getOperand(0));
    if (sum->getNumOperands() != 2 || constant == nullptr)
      return std::nullopt;
    offset = constant->getAPInt().getZExtValue();
    index = sum->getOperand(1);
  }
  const auto* const extension = llvm::dyn_cast<llvm::SCEVZeroExtendExpr>(index);
  if (extension == nullptr || !extension->getOperand()->getType()->isIntegerTy(32) || offset > largest_offset)
    return std::nullopt;
  const llvm::TypeSize width = memory->getDataLayout().getTypeStoreSize(llvm::getLoadStoreType(&instruction));
  return GuestAccess{&instruction, memory, extension->getOperand(), offset, width.getFixedValue()};
}

void set_address(const GuestAccess& access, llvm::Value* wide, std::int64_t offset) {
  llvm::IRBuilder<> builder(access.instruction);
  // What user space may address, and 2^34 in addition, is far from both ends of the address space.
  const llvm::GEPNoWrapFlags flags = llvm::GEPNoWrapFlags::noUnsignedSignedWrap();
  llvm::Value* address = builder.CreateGEP(builder.getInt8Ty(), access.memory, wide, "", flags);
  if (offset != 0)
    address = builder.CreateGEP(builder.getInt8Ty(), address,
                                builder.getInt64(static_cast<std::uint64_t>(offset)), "", flags);
  const unsigned operand = llvm::isa<llvm::LoadInst>(access.instruction)
                               ? llvm::LoadInst::getPointerOperandIndex()
                               : llvm::StoreInst::getPointerOperandIndex();
  access.instruction->setOperand(operand, address);
}

std::uint64_t largest_size_of(const llvm::GlobalVariable& memory) {
  return number_in(*memory.getMetadata(ir::largest_size_metadata));
}

std::uint64_t smallest_size_of(const llvm::Value& memory) {
  if (const llvm::MDNode* const in_instance = instance_memory(memory))
    return number_in(*in_instance, 2);
  const auto* const global = llvm::dyn_cast<llvm::GlobalVariable>(&memory);
  const llvm::MDNode* const size =
      global == nullptr ? nullptr : global->getMetadata(ir::smallest_size_metadata);
  return size == nullptr ? 0 : number_in(*size);
}

bool has_size(const llvm::Value& memory) {
  return place_in_global(memory) != nullptr || instance_memory(memory) != nullptr;
}

llvm::Value* present_size(const llvm::Value& memory, llvm::IRBuilderBase& builder) {
  llvm::Value* record = nullptr;
  std::uint64_t offset = 0;
  if (const llvm::MDNode* const in_instance = instance_memory(memory)) {
    record = llvm::cast<llvm::LoadInst>(memory).getFunction()->getArg(0);
    offset = number_in(*in_instance, 1);
  } else {
    const llvm::MDNode& place = *place_in_global(memory);
    record = llvm::mdconst::extract<llvm::Constant>(place.getOperand(0));
    offset = number_in(place, 1) - offsetof(abi::Memory, base) + offsetof(abi::Memory, size);
  }
  return builder.CreateLoad(builder.getInt64Ty(),
                            builder.CreateGEP(builder.getInt8Ty(), record, builder.getInt64(offset)));
}

bool has_instance(const llvm::Function& function) {
  return function.getSection() == abi::guest_text_section && !function.arg_empty() &&
         function.getParent()->getNamedMetadata(ir::instance_memories_metadata) != nullptr;
}

std::optional<std::uint64_t> place_in_instance(const llvm::Value& base) {
  const llvm::MDNode* const memory = instance_memory(base);
  return memory == nullptr ? std::nullopt : std::optional(number_in(*memory));
}

bool are_volatile_to_trap(const llvm::Value& memory) {
  if (const auto* const global = llvm::dyn_cast<llvm::GlobalVariable>(&memory))
    return global->hasMetadata(ir::guarded_metadata);
  const llvm::MDNode* const in_instance = instance_memory(memory);
  return in_instance != nullptr && number_in(*in_instance, 3) != 0;
}

bool is_always_within(const llvm::SCEV* pointer, std::uint64_t bytes, llvm::ScalarEvolution& evolution) {
  const llvm::Value* const memory = base_of(pointer, evolution);
  const std::uint64_t size = memory == nullptr ? 0 : smallest_size_of(*memory);
  return size >= bytes &&
         evolution.getUnsignedRangeMax(evolution.removePointerBase(pointer)).ule(size - bytes);
}

bool uses_guarded_memory(const llvm::Function& function) {
  return !function.isDeclaration() &&
         llvm::any_of(function.getParent()->globals(), [](const llvm::GlobalVariable& global) {
           return global.hasMetadata(ir::largest_size_metadata);
         });
}

} // namespace ingot
