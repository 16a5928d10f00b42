// What structures and arrays have in common: how they are made, and how what is in them is read and written.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/gc/allocation_functions.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ingot {

ObjectLowering::ObjectLowering(InstanceState& state, Emitter& emitter)
    : state_(state), wasm_(state.wasm()), emitter_(emitter), builder_(emitter.builder()) {}

std::size_t ObjectLowering::operand_count(const Instruction& instr) const {
  switch (instr.op) {
  case Op::struct_new:
    return std::get<StructType>(wasm_.types[instr.index].composite).fields.size();
  case Op::array_new_fixed:
    return instr.index2;
  case Op::struct_new_default:
    return 0;
  case Op::struct_get:
  case Op::struct_get_s:
  case Op::struct_get_u:
  case Op::array_new_default:
  case Op::array_len:
  case Op::ref_test:
  case Op::ref_test_null:
  case Op::ref_cast:
  case Op::ref_cast_null:
  case Op::any_convert_extern:
  case Op::extern_convert_any:
  case Op::ref_i31:
  case Op::i31_get_s:
  case Op::i31_get_u:
    return 1;
  case Op::struct_set:
  case Op::array_new:
  case Op::array_new_data:
  case Op::array_new_elem:
  case Op::array_get:
  case Op::array_get_s:
  case Op::array_get_u:
  case Op::ref_eq:
    return 2;
  case Op::array_set:
    return 3;
  case Op::array_fill:
  case Op::array_init_data:
  case Op::array_init_elem:
    return 4;
  case Op::array_copy:
    return 5;
  default:
    llvm_unreachable("not an instruction of this chapter, or a branch");
  }
}

llvm::Value* ObjectLowering::lower(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands) {
  switch (instr.op) {
  case Op::struct_new:
  case Op::struct_new_default:
  case Op::struct_get:
  case Op::struct_get_s:
  case Op::struct_get_u:
  case Op::struct_set:
    return lower_struct(instr, operands);
  case Op::array_fill:
  case Op::array_copy:
  case Op::array_init_data:
  case Op::array_init_elem:
    lower_array_range(instr, operands);
    return nullptr;
  case Op::array_new:
  case Op::array_new_default:
  case Op::array_new_fixed:
  case Op::array_new_data:
  case Op::array_new_elem:
  case Op::array_get:
  case Op::array_get_s:
  case Op::array_get_u:
  case Op::array_set:
  case Op::array_len:
    return lower_array(instr, operands);
  default:
    return lower_cast(instr, operands);
  }
}

llvm::Value* ObjectLowering::at(llvm::Value* object, std::uint64_t offset) {
  return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), object, offset);
}

llvm::Align ObjectLowering::alignment_of(llvm::Type* type) const {
  const std::uint64_t size = type->isPointerTy() ? state_.layouts().pointer_size()
                                                 : type->getPrimitiveSizeInBits().getFixedValue() / 8;
  return llvm::Align(std::min(size, abi::object_alignment));
}

void ObjectLowering::trap_if_null(llvm::Value* reference, abi::Trap kind) {
  if (not_null_ == reference && not_null_in_ == builder_.GetInsertBlock())
    return;
  emitter_.trap_if(builder_.CreateIsNull(reference), kind);
  know_not_null(reference);
}

void ObjectLowering::know_not_null(llvm::Value* reference) {
  not_null_ = reference;
  not_null_in_ = builder_.GetInsertBlock();
}

llvm::Type* ObjectLowering::storage_type(const FieldType& type) const {
  switch (type.packing) {
  case Packing::i8:
    return builder_.getInt8Ty();
  case Packing::i16:
    return builder_.getInt16Ty();
  case Packing::none:
    break;
  }
  return llvm_type(type.value, builder_.getContext());
}

// What is in different places of objects never overlaps, nor do fields of different numbers or values of
// different types: a subtype's fields are where those of its supertypes are, and the types of a field have
// one storage type.
void ObjectLowering::mark_access(llvm::Instruction* access, Place place, std::uint32_t field,
                                 llvm::Type* type) {
  llvm::MDBuilder metadata(builder_.getContext());
  llvm::MDNode* const root = metadata.createTBAARoot("ingot objects");
  const auto leaf = [&](const llvm::Twine& name) {
    return metadata.createTBAAScalarTypeNode(name.str(), root);
  };
  llvm::MDNode* node = nullptr;
  switch (place) {
  case Place::header:
    node = leaf("type");
    break;
  case Place::length:
    node = leaf("length");
    break;
  case Place::field:
    node = leaf("field " + llvm::Twine(field));
    break;
  case Place::element: {
    const std::uint64_t bits = type->isPointerTy() ? 0 : type->getPrimitiveSizeInBits().getFixedValue();
    node = leaf("element " + llvm::Twine(type->isFloatingPointTy() ? "float " : "bits ") + llvm::Twine(bits));
    break;
  }
  }
  access->setMetadata(llvm::LLVMContext::MD_tbaa, metadata.createTBAAStructTagNode(node, node, 0));
}

llvm::Value* ObjectLowering::load(llvm::Value* address, const FieldType& type, Place place,
                                  std::uint32_t field, Op op) {
  llvm::Type* const stored = storage_type(type);
  llvm::LoadInst* const loaded = builder_.CreateAlignedLoad(stored, address, alignment_of(stored));
  mark_access(loaded, place, field, stored);
  if (type.value.is_reference() && !type.value.nullable)
    loaded->setMetadata(llvm::LLVMContext::MD_nonnull, llvm::MDNode::get(builder_.getContext(), {}));
  if (type.value.is_reference() && reference_alignment(type.value) > 1)
    loaded->setMetadata(llvm::LLVMContext::MD_align,
                        llvm::MDNode::get(builder_.getContext(),
                                          llvm::ConstantAsMetadata::get(
                                              builder_.getInt64(reference_alignment(type.value).value()))));
  if (type.packing == Packing::none)
    return loaded;
  const bool is_signed = op == Op::struct_get_s || op == Op::array_get_s;
  return is_signed ? builder_.CreateSExt(loaded, builder_.getInt32Ty())
                   : builder_.CreateZExt(loaded, builder_.getInt32Ty());
}

llvm::Instruction* ObjectLowering::store(llvm::Value* value, llvm::Value* address, const FieldType& type,
                                         Place place, std::uint32_t field) {
  llvm::Type* const stored = storage_type(type);
  if (type.packing != Packing::none)
    value = builder_.CreateTrunc(value, stored);
  llvm::StoreInst* const store = builder_.CreateAlignedStore(value, address, alignment_of(stored));
  mark_access(store, place, field, stored);
  return store;
}

// Tells the collector of a reference that was stored into an object which may be older than what it refers
// to. New objects are never older than what they are made of.
void ObjectLowering::record(llvm::Value* place, const FieldType& type, llvm::Value* value) {
  if (!may_refer_to_object(wasm_, type.value) || llvm::isa<llvm::ConstantPointerNull>(value))
    return;
  builder_.CreateCall(record_function(*builder_.GetInsertBlock()->getModule()), {place});
}

llvm::Value* ObjectLowering::allocate(llvm::Value* layout, std::uint64_t size) {
  llvm::Module& module = *builder_.GetInsertBlock()->getModule();
  llvm::Value* const object =
      builder_.CreateCall(new_object_function(module), {layout, builder_.getInt64(size), emitter_.site()});
  // What is so already; said again for the optimiser, which believes that a new object is zero throughout.
  llvm::StoreInst* const header =
      builder_.CreateAlignedStore(layout, object, llvm::Align(abi::object_alignment));
  mark_access(header, Place::header, 0, header->getValueOperand()->getType());
  return object;
}

llvm::Value* ObjectLowering::new_exception(TagIndex tag) {
  const TypeIndex type = wasm_.tags[tag.value].type;
  llvm::Value* const exception = allocate(state_.tag(builder_, tag), state_.layouts().exception(type).size);
  builder_.CreateStore(
      builder_.getInt16(static_cast<std::uint16_t>(function_type(wasm_, type).parameters.size())),
      builder_.CreateStructGEP(state_.abi().exception, exception, exception_member::value_count));
  return exception;
}

} // namespace ingot
