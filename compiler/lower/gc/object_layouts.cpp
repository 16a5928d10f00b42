#include "compiler/lower/gc/object_layouts.hpp"

#include "compiler/wasm/matching.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/Support/ErrorHandling.h>
#include <llvm/Support/MathExtras.h>

#include <algorithm>
#include <variant>

namespace ingot {
namespace {

std::uint32_t size_log2_of(const FieldType& field, std::uint32_t pointer_size) {
  switch (field.packing) {
  case Packing::i8:
    return 0;
  case Packing::i16:
    return 1;
  case Packing::none:
    break;
  }
  switch (field.value.kind) {
  case ValueKind::i32:
  case ValueKind::f32:
    return 2;
  case ValueKind::i64:
  case ValueKind::f64:
    return 3;
  case ValueKind::ref:
    return llvm::Log2_32(pointer_size);
  case ValueKind::v128:
    return 4;
  }
  llvm_unreachable("all value kinds are handled above");
}

// Objects are aligned to 8, so vectors can be to no more.
std::uint64_t align(std::uint64_t offset, std::uint32_t size_log2) {
  return llvm::alignTo(offset, std::min(std::uint64_t{1} << size_log2, abi::object_alignment));
}

void add_reference(ReferenceMap& map, std::uint64_t offset, std::uint32_t pointer_size) {
  const std::uint64_t word = offset / pointer_size;
  if (map.size() <= word / 64)
    map.resize(word / 64 + 1);
  map[word / 64] |= std::uint64_t{1} << word % 64;
}

} // namespace

// abi::Object, abi::Array and abi::Exception with the target's pointers: each begins with one.
StructLayout::StructLayout(const Module& wasm, const StructType& type, std::uint32_t pointer_size)
    : size(0), references(1) {
  std::uint64_t end = pointer_size;
  for (const FieldType& field : type.fields) {
    const std::uint32_t size_log2 = size_log2_of(field, pointer_size);
    const std::uint64_t offset = align(end, size_log2);
    offsets.push_back(static_cast<std::uint32_t>(offset));
    if (may_refer_to_object(wasm, field.value))
      add_reference(references, offset, pointer_size);
    end = offset + (std::uint64_t{1} << size_log2);
  }
  size = static_cast<std::uint32_t>(std::max(abi::align_object(end), abi::smallest_cell));
}

ArrayLayout::ArrayLayout(const Module& wasm, const ArrayType& type, std::uint32_t pointer_size)
    : first_element(static_cast<std::uint32_t>(
          align(pointer_size + sizeof(std::uint32_t), size_log2_of(type.element, pointer_size)))),
      element_size_log2(size_log2_of(type.element, pointer_size)),
      has_references(may_refer_to_object(wasm, type.element.value)) {}

ExceptionLayout::ExceptionLayout(const Module& wasm, const FunctionType& type, std::uint32_t pointer_size)
    : size(static_cast<std::uint32_t>(sizeof(abi::Exception) + type.parameters.size() * sizeof(abi::Value))),
      references(1) {
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    if (may_refer_to_object(wasm, type.parameters[i]))
      add_reference(references, sizeof(abi::Exception) + i * sizeof(abi::Value), pointer_size);
}

bool may_refer_to_object(const Module& wasm, ValueType type) {
  return type.is_reference() && top_of(wasm.types, type.heap).kind != HeapKind::func &&
         type.heap.kind != HeapKind::i31;
}

ObjectLayouts::ObjectLayouts(const Module& wasm, std::uint32_t pointer_size)
    : wasm_(wasm), pointer_size_(pointer_size), positions_(wasm.types.size()) {
  for (std::size_t index = 0; index < wasm.types.size(); ++index) {
    positions_[index] = structures_.size();
    if (const auto* const type = std::get_if<StructType>(&wasm.types[index].composite))
      structures_.emplace_back(wasm, *type, pointer_size);
  }
}

ArrayLayout ObjectLayouts::array(TypeIndex index) const {
  return ArrayLayout(wasm_, std::get<ArrayType>(wasm_.types[index.value].composite), pointer_size_);
}

ExceptionLayout ObjectLayouts::exception(TypeIndex index) const {
  return ExceptionLayout(wasm_, function_type(wasm_, index), pointer_size_);
}

} // namespace ingot
