#include "compiler/lower/linkable_state.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/lower/type_objects.hpp"

#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/Support/MathExtras.h>

#include <algorithm>
#include <cstddef>
#include <variant>

namespace ingot {
namespace {

// How many entries of an index space are not the instance's own. What a library imports is: its functions
// call the host, and all else nobody but the host sees.
template <typename Index>
std::uint64_t imported_count(const GuestFunctions& guest) {
  if (guest.world == World::hosted)
    return 0;
  return static_cast<std::uint64_t>(std::ranges::count_if(
      guest.wasm.imports, [](const Import& import) { return std::holds_alternative<Index>(import.index); }));
}

// Hands out the space of an instance from front to back.
class Allocator {
public:
  explicit Allocator(std::uint64_t used) : used_(used) {}

  std::uint64_t take(std::uint64_t count, std::uint64_t size) {
    used_ = llvm::alignTo(used_, size % alignof(abi::Value) == 0 ? alignof(abi::Value) : alignof(void*));
    const std::uint64_t begin = used_;
    used_ += count * size;
    return begin;
  }
  std::uint64_t used() const { return llvm::alignTo(used_, alignof(abi::Value)); }

private:
  std::uint64_t used_;
};

// Whether the items are known when compiling.
bool is_constant(const GuestFunctions& guest, const ElementSegment& segment) {
  return guest.world == World::hosted && has_functions_only(segment);
}

} // namespace

InstanceLayout::InstanceLayout(const GuestFunctions& guest, const llvm::DataLayout& data_layout,
                               const AbiTypes& abi) {
  const Module& wasm = guest.wasm;
  const std::uint64_t pointer = data_layout.getPointerSize();
  Allocator space(data_layout.getTypeAllocSize(abi.instance));
  if (guest.convention.instance_has_argument_area &&
      guest.convention.tail_calls != CallingConvention::TailCalls::none)
    space.take(1, sizeof(abi::ArgumentArea));
  const auto take_index_space = [&](std::uint64_t imported, std::uint64_t own, std::uint64_t own_size) {
    abi::IndexSpace result;
    result.imported_count = imported;
    result.own_count = own;
    result.first_slot = space.take(imported + own, pointer);
    result.first_own = space.take(own, own_size);
    return result;
  };
  const auto size_of = [&](llvm::StructType* type) {
    return data_layout.getTypeAllocSize(type).getFixedValue();
  };

  // Of functions, those that are imported or referred to have a slot, in index order. What a library imports
  // are functions of its own, which call the host, and references to its functions are constants.
  function_slots.resize(wasm.functions.size());
  std::uint32_t slots = 0;
  const std::uint64_t imported_functions = imported_count<FunctionIndex>(guest);
  if (guest.world != World::hosted) {
    for (; slots < imported_functions; ++slots)
      function_slots[slots] = slots;
    for (const FunctionIndex function : guest.facts.referenced_functions())
      if (function.value >= imported_functions)
        function_slots[function.value] = slots++;
  }
  functions =
      take_index_space(imported_functions, slots - imported_functions, size_of(abi.function_reference));

  const auto take_all = [&]<typename Index>(Index, std::size_t count, std::uint64_t own_size) {
    const std::uint64_t imported = imported_count<Index>(guest);
    return take_index_space(imported, count - imported, own_size);
  };
  tables = take_all(TableIndex(), wasm.tables.size(), size_of(abi.table));
  memories = take_all(MemoryIndex(), wasm.memories.size(), size_of(abi.memory));
  globals = take_all(GlobalIndex(), wasm.globals.size(), sizeof(abi::Value));
  tags = take_all(TagIndex(), wasm.tags.size(), size_of(abi.tag));
  first_data_segment = space.take(wasm.data.size(), size_of(abi.data_segment));
  first_element_segment = space.take(wasm.elements.size(), size_of(abi.element_segment));
  for (const ElementSegment& segment : wasm.elements)
    element_items.push_back(space.take(is_constant(guest, segment) ? 0 : segment.items.size(), pointer));
  size = space.used();
}

LinkableState::LinkableState(GuestFunctions& guest, const ProgramOptions& options, llvm::Module& ir,
                             const AbiTypes& abi, TypeObjects& types)
    : InstanceState(guest.wasm, abi, types, options), guest_(guest), ir_(ir),
      layout_(guest, ir.getDataLayout(), abi), constant_references_(guest.wasm.functions.size()) {
  describe_memories();
}

void LinkableState::describe_memories() {
  llvm::LLVMContext& context = ir_.getContext();
  const llvm::StructLayout& members = *ir_.getDataLayout().getStructLayout(abi_.memory);
  const auto number = [&](std::uint64_t value) {
    return llvm::ConstantAsMetadata::get(llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), value));
  };
  for (std::uint64_t index = layout_.memories.imported_count; index < wasm_.memories.size(); ++index) {
    const MemoryType& type = wasm_.memories[index].type;
    if (type.limits.shared)
      continue;
    const std::uint64_t place =
        layout_.memories.first_own + (index - layout_.memories.imported_count) * members.getSizeInBytes();
    ir_.getOrInsertNamedMetadata(ir::instance_memories_metadata)
        ->addOperand(
            llvm::MDNode::get(context, {number(place + members.getElementOffset(memory_member::base)),
                                        number(place + members.getElementOffset(memory_member::size)),
                                        number(bytes_of_pages(type, type.limits.minimum)),
                                        number(bounds_of(type, requested_bounds()) == Bounds::guard)}));
  }
}

llvm::Value* LinkableState::at(llvm::IRBuilder<>& builder, std::uint64_t offset) {
  llvm::Value* const instance = builder.GetInsertBlock()->getParent()->getArg(0);
  return builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), instance, offset);
}

llvm::Value* LinkableState::member(llvm::IRBuilder<>& builder, unsigned number) {
  return builder.CreateStructGEP(abi_.instance, at(builder, 0), number);
}

// Slots are filled before any code of the instance runs, and keep what is in them.
llvm::Value* LinkableState::load_slot(llvm::IRBuilder<>& builder, llvm::Value* slot) {
  llvm::LoadInst* const load = builder.CreateLoad(builder.getPtrTy(), slot);
  load->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(load->getContext(), {}));
  return load;
}

llvm::Value* LinkableState::entry(llvm::IRBuilder<>& builder, const abi::IndexSpace& space,
                                  std::uint32_t index, std::uint64_t own_size) {
  if (index < space.imported_count)
    return load_slot(builder, at(builder, space.first_slot + index * ir_.getDataLayout().getPointerSize()));
  return at(builder, space.first_own + (index - space.imported_count) * own_size);
}

llvm::Value* LinkableState::memory(llvm::IRBuilder<>& builder, MemoryIndex index) {
  return entry(builder, layout_.memories, index.value, ir_.getDataLayout().getTypeAllocSize(abi_.memory));
}

llvm::Value* LinkableState::table(llvm::IRBuilder<>& builder, TableIndex index) {
  return entry(builder, layout_.tables, index.value, ir_.getDataLayout().getTypeAllocSize(abi_.table));
}

llvm::Value* LinkableState::tag(llvm::IRBuilder<>& builder, TagIndex index) {
  return entry(builder, layout_.tags, index.value, ir_.getDataLayout().getTypeAllocSize(abi_.tag));
}

llvm::Value* LinkableState::data_segment(llvm::IRBuilder<>& builder, DataIndex index) {
  const std::uint64_t size = ir_.getDataLayout().getTypeAllocSize(abi_.data_segment);
  return at(builder, layout_.first_data_segment + index.value * size);
}

llvm::Value* LinkableState::element_segment(llvm::IRBuilder<>& builder, ElementIndex index) {
  const std::uint64_t size = ir_.getDataLayout().getTypeAllocSize(abi_.element_segment);
  return at(builder, layout_.first_element_segment + index.value * size);
}

llvm::Value* LinkableState::function_reference(llvm::IRBuilder<>& builder, FunctionIndex index) {
  if (guest_.world == World::hosted)
    return constant_reference(index);
  return entry(builder, layout_.functions, layout_.function_slots[index.value],
               ir_.getDataLayout().getTypeAllocSize(abi_.function_reference));
}

llvm::Constant* LinkableState::constant_reference(FunctionIndex index) {
  llvm::GlobalVariable*& reference = constant_references_[index.value];
  if (reference == nullptr) {
    reference = new llvm::GlobalVariable(
        ir_, abi_.function_reference, /*isConstant=*/true, llvm::GlobalValue::InternalLinkage,
        types_.function_reference(guest_.code(index), index), "ref" + llvm::Twine(index.value));
  }
  return reference;
}

// Not the opaque global of the closed world: two imports may be one memory, and LLVM drops an argument, here
// the instance, whose only use is yet to come in a later pass.
llvm::Value* LinkableState::memory_bytes(llvm::IRBuilder<>& builder, MemoryIndex index) {
  llvm::LoadInst* const base = builder.CreateLoad(
      builder.getPtrTy(), builder.CreateStructGEP(abi_.memory, memory(builder, index), memory_member::base));
  base->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(base->getContext(), {}));
  return base;
}

llvm::Value* LinkableState::get_global(llvm::IRBuilder<>& builder, GlobalIndex index) {
  return builder.CreateLoad(llvm_type(wasm_.globals[index.value].type.value, ir_.getContext()),
                            entry(builder, layout_.globals, index.value, sizeof(abi::Value)));
}

void LinkableState::set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) {
  // Volatile, so that it is done before any access to guest memory that follows: if that traps, others still
  // see the global.
  builder.CreateStore(value, entry(builder, layout_.globals, index.value, sizeof(abi::Value)),
                      /*isVolatile=*/true);
}

llvm::Value* LinkableState::fuel(llvm::IRBuilder<>& builder) {
  return member(builder, instance_member::fuel);
}

llvm::Value* LinkableState::epoch(llvm::IRBuilder<>& builder) {
  return load_slot(builder, member(builder, instance_member::epoch)); // like slots set before, and for good
}

llvm::Value* LinkableState::deadline(llvm::IRBuilder<>& builder) {
  return builder.CreateLoad(builder.getInt64Ty(), member(builder, instance_member::deadline));
}

bool LinkableState::is_set_at_instantiation(ElementIndex segment) const {
  return !is_constant(guest_, wasm_.elements[segment.value]);
}

void LinkableState::initialise_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) {
  set_global(builder, index, value);
}

void LinkableState::initialise_element(llvm::IRBuilder<>& builder, ElementIndex segment, std::uint64_t item,
                                       llvm::Value* value) {
  llvm::Value* const items = at(builder, layout_.element_items[segment.value]);
  if (item == 0)
    builder.CreateStore(items,
                        builder.CreateStructGEP(abi_.element_segment, element_segment(builder, segment),
                                                segment_member::contents));
  builder.CreateStore(value, builder.CreateConstInBoundsGEP1_64(builder.getPtrTy(), items, item));
}

} // namespace ingot
