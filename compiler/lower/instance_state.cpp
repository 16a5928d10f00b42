#include "compiler/lower/instance_state.hpp"

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/constant_expressions.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Alignment.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace ingot {
namespace {

llvm::ConstantInt* i8(llvm::LLVMContext& context, std::uint8_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt8Ty(context), value);
}

llvm::ConstantInt* i32(llvm::LLVMContext& context, std::uint32_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), value);
}

llvm::ConstantInt* i64(llvm::LLVMContext& context, std::uint64_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), value);
}

// How far a memory may grow, in bytes.
std::uint64_t maximum_of(const MemoryType& type, const ProgramOptions& options) {
  const std::uint64_t minimum = bytes_of_pages(type, type.limits.minimum);
  std::uint64_t maximum =
      bytes_of_pages(type, type.limits.maximum.value_or(std::numeric_limits<std::uint64_t>::max()));
  if (type.limits.address_type == AddressType::i64)
    return std::max(minimum,
                    std::min(maximum, options.maximum_memory.value_or(limits::memory64_default_maximum)));
  // The size in pages has to fit the address type.
  maximum = std::min(maximum,
                     bytes_of_pages(type, type.page_size_log2 == 0 ? std::numeric_limits<std::uint32_t>::max()
                                                                   : limits::memory32_pages));
  return std::max(minimum, std::min(maximum, options.maximum_memory.value_or(maximum)));
}

} // namespace

InstanceState::InstanceState(const Module& wasm, const ProgramOptions& options, llvm::Module& ir,
                             const AbiTypes& abi, const std::vector<llvm::Function*>& functions)
    : wasm_(wasm), requested_bounds_(options.bounds), ir_(ir), abi_(abi), functions_(functions),
      function_references_(wasm.functions.size()) {
  create_types();
  create_memories(options);
  create_tables();
  create_globals();
  create_segments();
}

void InstanceState::create_types() {
  // Two types are the same if they are spelled the same (spec: valid/matching, for types without recursion).
  std::map<std::string, llvm::Constant*> by_spelling;
  llvm::LLVMContext& context = ir_.getContext();
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  for (std::uint32_t index = 0; index < wasm_.types.size(); ++index) {
    llvm::Constant*& type = by_spelling[to_string(function_type(wasm_, TypeIndex(index)))];
    if (type == nullptr) {
      auto* const variable = create_variable(
          llvm::ConstantStruct::getAnon(
              {llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)), i32(context, 0),
               i32(context, 0), llvm::Constant::getNullValue(llvm::ArrayType::get(pointer, 1))}),
          "type" + llvm::Twine(index), /*is_constant=*/true);
      type = variable;
    }
    types_.push_back(type);
  }
}

llvm::GlobalVariable* InstanceState::create_variable(llvm::Constant* initial, const llvm::Twine& name,
                                                     bool is_constant) {
  return new llvm::GlobalVariable(ir_, initial->getType(), is_constant, llvm::GlobalValue::InternalLinkage,
                                  initial, name);
}

llvm::Constant* InstanceState::element_of(llvm::GlobalVariable* array, llvm::Type* element,
                                          std::uint32_t index) {
  return llvm::ConstantExpr::getInBoundsGetElementPtr(
      element, array, llvm::ArrayRef<llvm::Constant*>{i32(array->getContext(), index)});
}

void InstanceState::create_memories(const ProgramOptions& options) {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::SmallVector<llvm::Constant*> initial;
  for (const Memory& memory : wasm_.memories) {
    const MemoryType& type = memory.type;
    const bool is_guarded = bounds_of(type, requested_bounds_) == Bounds::guard;
    // The order of abi::Memory; the runtime sets base and reservation.
    initial.push_back(llvm::ConstantStruct::get(
        abi_.memory,
        {llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)),
         i64(context, bytes_of_pages(type, type.limits.minimum)), i64(context, maximum_of(type, options)),
         i64(context, 0), i8(context, type.page_size_log2), i8(context, is_guarded),
         i8(context, type.limits.shared), i8(context, 0), i32(context, 0)}));
  }
  memories_ =
      create_variable(llvm::ConstantArray::get(llvm::ArrayType::get(abi_.memory, initial.size()), initial),
                      "memories", /*is_constant=*/false);

  for (std::uint32_t index = 0; index < wasm_.memories.size(); ++index) {
    // An array without elements, not of the initial size: LLVM may load speculatively what lies within an
    // object.
    auto* const bytes = new llvm::GlobalVariable(ir_, llvm::ArrayType::get(llvm::Type::getInt8Ty(context), 0),
                                                 /*isConstant=*/false, llvm::GlobalValue::ExternalLinkage,
                                                 /*Initializer=*/nullptr, "memory." + llvm::Twine(index));
    bytes->setVisibility(llvm::GlobalValue::HiddenVisibility);
    bytes->setDSOLocal(true);
    bytes->setAlignment(llvm::Align(limits::page_size));
    llvm::Constant* const base = llvm::ConstantExpr::getInBoundsGetElementPtr(
        abi_.memory, memory(MemoryIndex(index)),
        llvm::ArrayRef<llvm::Constant*>{i32(context, 0), i32(context, memory_member::base)});
    bytes->setMetadata(ir::memory_metadata, llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(base)));
    memory_bytes_.push_back(bytes);
  }

  // WASI's pointers refer to the memory exported under this name (WASI, application ABI).
  llvm::Constant* exported = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context));
  for (const Export& entry : wasm_.exports)
    if (const auto* const index = std::get_if<MemoryIndex>(&entry.index); index && entry.name == "memory")
      exported = memory(*index);
  instance_ = create_variable(
      llvm::ConstantStruct::get(
          abi_.instance,
          {ir_.getOrInsertGlobal(ir::module_descriptor_symbol, abi_.module_descriptor), exported}),
      "instance", /*is_constant=*/false);
}

Bounds InstanceState::memory_bounds(MemoryIndex index) const {
  return bounds_of(wasm_.memories[index.value].type, requested_bounds_);
}

void InstanceState::create_tables() {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::SmallVector<llvm::Constant*> initial;
  for (const Table& table : wasm_.tables) {
    const Limits& limits = table.type.limits;
    const std::uint64_t maximum =
        std::min<std::uint64_t>(limits.maximum.value_or(limits::table_elements), limits::table_elements);
    initial.push_back(llvm::ConstantStruct::get(
        abi_.table, {llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)),
                     i64(context, limits.minimum), i64(context, maximum)}));
  }
  tables_ =
      create_variable(llvm::ConstantArray::get(llvm::ArrayType::get(abi_.table, initial.size()), initial),
                      "tables", /*is_constant=*/false);
}

void InstanceState::create_globals() {
  for (std::size_t index = 0; index < wasm_.globals.size(); ++index) {
    const Global& global = wasm_.globals[index];
    llvm::Constant* const initial = evaluate(*global.initial, *this, ir_.getContext());
    globals_.push_back(global.type.is_mutable
                           ? create_variable(initial, "g" + llvm::Twine(index), /*is_constant=*/false)
                           : initial);
  }
}

void InstanceState::create_segments() {
  llvm::LLVMContext& context = ir_.getContext();
  for (std::size_t index = 0; index < wasm_.data.size(); ++index) {
    const Bytes bytes = wasm_.data[index].bytes;
    llvm::Constant* const contents = llvm::ConstantDataArray::getRaw(
        llvm::StringRef(reinterpret_cast<const char*>(bytes.data()), bytes.size()), bytes.size(),
        llvm::Type::getInt8Ty(context));
    llvm::Constant* const first =
        create_variable(contents, "data" + llvm::Twine(index) + ".bytes", /*is_constant=*/true);
    data_segments_.push_back(
        create_variable(llvm::ConstantStruct::get(abi_.data_segment, {first, i64(context, bytes.size())}),
                        "data" + llvm::Twine(index), /*is_constant=*/false));
  }
  for (std::size_t index = 0; index < wasm_.elements.size(); ++index)
    element_segments_.push_back(create_element_segment(wasm_.elements[index], "elem" + llvm::Twine(index)));
}

llvm::Constant* InstanceState::create_element_segment(const ElementSegment& segment,
                                                      const llvm::Twine& name) {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::SmallVector<llvm::Constant*> items;
  // A declarative segment only declares its functions as referable; to the instance it is dropped from the
  // start (spec: exec/modules, instantiation).
  if (!std::holds_alternative<Declarative>(segment.mode)) {
    for (const ElementSegment::Item& item : segment.items) {
      const auto* const function = std::get_if<FunctionIndex>(&item);
      items.push_back(function ? function_reference(*function)
                               : evaluate(std::get<Expression>(item), *this, context));
    }
  }
  llvm::Constant* const first =
      create_variable(llvm::ConstantArray::get(llvm::ArrayType::get(pointer, items.size()), items),
                      name + ".items", /*is_constant=*/true);
  return create_variable(llvm::ConstantStruct::get(abi_.element_segment, {first, i64(context, items.size())}),
                         name,
                         /*is_constant=*/false);
}

llvm::Constant* InstanceState::function_reference(FunctionIndex index) {
  llvm::Constant*& reference = function_references_[index.value];
  if (reference == nullptr) {
    llvm::LLVMContext& context = ir_.getContext();
    llvm::Constant* const no_instance = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context));
    reference = create_variable(
        llvm::ConstantStruct::get(abi_.function_reference,
                                  {functions_[index.value], type(wasm_.functions[index.value].type),
                                   no_instance, i32(context, index.value), i32(context, 0)}),
        "ref" + llvm::Twine(index.value), /*is_constant=*/true);
  }
  return reference;
}

} // namespace ingot
