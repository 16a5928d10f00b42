// The linkable form of a module: its functions, initialise(), and the abi::LinkableModule that describes it.
#include "compiler/library/c_names.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instantiation.hpp"
#include "compiler/lower/library_interface.hpp"
#include "compiler/lower/linkable_state.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/memory_bytes.hpp"
#include "compiler/lower/memory_images.hpp"
#include "compiler/lower/module_lowering.hpp"
#include "compiler/lower/type_objects.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/linkable.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace ingot {
namespace {

abi::HeapKind abi_heap_kind(HeapKind kind) {
  switch (kind) {
  case HeapKind::func:
    return abi::HeapKind::func;
  case HeapKind::extern_:
    return abi::HeapKind::extern_;
  case HeapKind::any:
    return abi::HeapKind::any;
  case HeapKind::eq:
    return abi::HeapKind::eq;
  case HeapKind::i31:
    return abi::HeapKind::i31;
  case HeapKind::struct_:
    return abi::HeapKind::struct_;
  case HeapKind::array:
    return abi::HeapKind::array;
  case HeapKind::exn:
    return abi::HeapKind::exn;
  case HeapKind::none:
    return abi::HeapKind::none;
  case HeapKind::nofunc:
    return abi::HeapKind::nofunc;
  case HeapKind::noextern:
    return abi::HeapKind::noextern;
  case HeapKind::noexn:
    return abi::HeapKind::noexn;
  case HeapKind::defined:
    return abi::HeapKind::defined;
  }
  llvm_unreachable("all heap kinds are handled above");
}

abi::ValueKind abi_value_kind(ValueKind kind) {
  switch (kind) {
  case ValueKind::i32:
    return abi::ValueKind::i32;
  case ValueKind::i64:
    return abi::ValueKind::i64;
  case ValueKind::f32:
    return abi::ValueKind::f32;
  case ValueKind::f64:
    return abi::ValueKind::f64;
  case ValueKind::v128:
    return abi::ValueKind::v128;
  case ValueKind::ref:
    return abi::ValueKind::reference;
  }
  llvm_unreachable("all value kinds are handled above");
}

class LinkableLowering {
public:
  LinkableLowering(const Module& wasm, World world, const ProgramOptions& options,
                   const ExecutionProfile* executed, const llvm::TargetMachine& target, llvm::Module& ir)
      : wasm_(wasm), options_(options), target_(target), ir_(ir), abi_(ir.getContext()), facts_(wasm, world),
        part_({.functions = all_functions(wasm)}),
        guest_(wasm, world, facts_, part_, ir, target, options, {.counters = nullptr, .executed = executed}),
        layouts_(wasm, ir.getDataLayout().getPointerSize()), types_(guest_, world, layouts_, ir, abi_),
        state_(guest_, options, ir, abi_, types_) {
    if (is_library())
      contents_.emplace(MemoryImages(wasm), TableImages(wasm, facts_));
  }

  void lower(const std::string& descriptor_symbol) {
    lower_bodies();
    define_descriptor(descriptor_symbol, define_initialise(), null());
  }

  void lower_library(const CNames& names) {
    LibraryInterface interface(names, options_.library_wasi, guest_, state_, target_, ir_);
    interface.define_imports();
    lower_bodies();
    interface.define_functions(
        define_descriptor("library_module", define_initialise(), interface.define_global_values()));
  }

private:
  void lower_bodies() {
    for (std::uint32_t index = 0; index < wasm_.functions.size(); ++index)
      if (wasm_.functions[index].body)
        FunctionLowering(state_, guest_, FunctionIndex(index)).lower();
  }
  bool is_library() const { return guest_.world == World::hosted; }
  llvm::Function* define_initialise();
  llvm::Constant* define_descriptor(const std::string& symbol, llvm::Function* initialise,
                                    llvm::Constant* ask_for_globals);

  llvm::Constant* extern_type(const ExternIndex& index);
  llvm::Constant* value_type(ValueType type, bool is_mutable);
  llvm::Constant* imports();
  llvm::Constant* exports();
  llvm::Constant* own_functions();
  llvm::Constant* own_tables();
  llvm::Constant* own_memories();
  llvm::Constant* own_tags();
  llvm::Constant* data_segments();
  llvm::Constant* element_segments();
  llvm::Constant* memory_images();
  llvm::Constant* table_images();
  llvm::Constant* index_space(const abi::IndexSpace& space);
  std::uint64_t slot_of(const ExternIndex& index);

  llvm::Constant* number(unsigned bits, std::uint64_t value) {
    return llvm::ConstantInt::get(llvm::Type::getIntNTy(ir_.getContext(), bits), value);
  }
  llvm::Constant* null() {
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  }
  llvm::Constant* bytes(llvm::StringRef contents) {
    return create_constant(llvm::ConstantDataArray::getString(ir_.getContext(), contents, /*AddNull=*/false));
  }
  llvm::Constant* array(llvm::Type* element, llvm::ArrayRef<llvm::Constant*> elements) {
    return create_constant(
        llvm::ConstantArray::get(llvm::ArrayType::get(element, elements.size()), elements));
  }
  llvm::Constant* create_constant(llvm::Constant* value) {
    return new llvm::GlobalVariable(ir_, value->getType(), /*isConstant=*/true,
                                    llvm::GlobalValue::PrivateLinkage, value);
  }

  const Module& wasm_;
  const ProgramOptions& options_;
  const llvm::TargetMachine& target_;
  llvm::Module& ir_;
  AbiTypes abi_;
  CallFacts facts_;
  Part part_;
  GuestFunctions guest_;
  ObjectLayouts layouts_;
  TypeObjects types_;
  LinkableState state_;
  std::optional<InitialContents>
      contents_; // of libraries: nobody else has a say in what is in a memory or table
};

llvm::Function* LinkableLowering::define_initialise() {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(ir_.getContext());
  llvm::Function* const function =
      llvm::Function::Create(llvm::FunctionType::get(pointer, {pointer}, /*isVarArg=*/false),
                             llvm::GlobalValue::InternalLinkage, "initialise", ir_);
  mark_guest_code(*function, target_);
  Emitter emitter(ir_, abi_, guest_.profile);
  emitter.builder().SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", function));
  begin_guest_code(emitter.builder(), guest_.world);
  const auto return_if_thrown = [&](llvm::Value* exception) {
    llvm::BasicBlock* const threw = emitter.append_block("threw");
    llvm::BasicBlock* const went_on = emitter.append_block("went_on");
    emitter.builder().CreateCondBr(emitter.builder().CreateIsNotNull(exception), threw, went_on);
    emitter.builder().SetInsertPoint(threw);
    emitter.builder().CreateRet(exception);
    emitter.builder().SetInsertPoint(went_on);
  };
  lower_instantiation(guest_, state_, emitter, return_if_thrown, contents_ ? &*contents_ : nullptr);
  // A library is initialised as a reactor of WASI is (application ABI): nothing else of it may be called
  // before.
  if (const FunctionIndex* const initialize = is_library() ? reactor_initialize(wasm_) : nullptr)
    lower_start_call(guest_, state_, emitter, *initialize, return_if_thrown);
  emitter.builder().CreateRet(null());
  return function;
}

llvm::Constant* LinkableLowering::value_type(ValueType type, bool is_mutable) {
  const bool is_defined = type.heap.kind == HeapKind::defined;
  return llvm::ConstantStruct::get(abi_.value_type,
                                   {number(8, static_cast<std::uint64_t>(abi_value_kind(type.kind))),
                                    number(8, static_cast<std::uint64_t>(abi_heap_kind(type.heap.kind))),
                                    number(8, type.nullable), number(8, is_mutable), number(32, 0),
                                    is_defined ? state_.type(type.heap.index) : null()});
}

llvm::Constant* LinkableLowering::extern_type(const ExternIndex& index) {
  abi::ExternType described = {};
  llvm::Constant* type = null();
  llvm::Constant* value = llvm::ConstantAggregateZero::get(abi_.value_type);
  const auto set_limits = [&](const Limits& limits) {
    described.address64 = limits.address_type == AddressType::i64;
    described.shared = limits.shared;
    described.has_maximum = limits.maximum.has_value();
    described.minimum = limits.minimum;
    described.maximum = limits.maximum.value_or(0);
  };
  if (const auto* const function = std::get_if<FunctionIndex>(&index)) {
    described.kind = abi::ExternKind::function;
    type = state_.type(wasm_.functions[function->value].type);
  } else if (const auto* const table = std::get_if<TableIndex>(&index)) {
    described.kind = abi::ExternKind::table;
    set_limits(wasm_.tables[table->value].type.limits);
    value = value_type(wasm_.tables[table->value].type.element, /*is_mutable=*/false);
  } else if (const auto* const memory = std::get_if<MemoryIndex>(&index)) {
    described.kind = abi::ExternKind::memory;
    described.page_size_log2 = wasm_.memories[memory->value].type.page_size_log2;
    set_limits(wasm_.memories[memory->value].type.limits);
  } else if (const auto* const global = std::get_if<GlobalIndex>(&index)) {
    described.kind = abi::ExternKind::global;
    value = value_type(wasm_.globals[global->value].type.value, wasm_.globals[global->value].type.is_mutable);
  } else {
    described.kind = abi::ExternKind::tag;
    type = state_.type(wasm_.tags[std::get<TagIndex>(index).value].type);
  }
  return llvm::ConstantStruct::get(
      abi_.extern_type,
      {number(32, static_cast<std::uint64_t>(described.kind)), number(8, described.address64),
       number(8, described.shared), number(8, described.has_maximum), number(8, described.page_size_log2),
       number(64, described.minimum), number(64, described.maximum), type, value});
}

llvm::Constant* LinkableLowering::imports() {
  llvm::SmallVector<llvm::Constant*> entries;
  if (is_library()) // what it imports is its own
    return array(abi_.import, entries);
  for (const Import& import : wasm_.imports)
    entries.push_back(llvm::ConstantStruct::get(
        abi_.import, {bytes(import.module), number(64, import.module.size()), bytes(import.name),
                      number(64, import.name.size()), extern_type(import.index)}));
  return array(abi_.import, entries);
}

std::uint64_t LinkableLowering::slot_of(const ExternIndex& index) {
  const InstanceLayout& layout = state_.layout();
  const auto slot = [&](const abi::IndexSpace& space, std::uint32_t number) {
    return space.first_slot + number * ir_.getDataLayout().getPointerSize();
  };
  if (const auto* const function = std::get_if<FunctionIndex>(&index))
    return slot(layout.functions, layout.function_slots[function->value]);
  if (const auto* const table = std::get_if<TableIndex>(&index))
    return slot(layout.tables, table->value);
  if (const auto* const memory = std::get_if<MemoryIndex>(&index))
    return slot(layout.memories, memory->value);
  if (const auto* const global = std::get_if<GlobalIndex>(&index))
    return slot(layout.globals, global->value);
  return slot(layout.tags, std::get<TagIndex>(index).value);
}

llvm::Constant* LinkableLowering::exports() {
  llvm::SmallVector<llvm::Constant*> entries;
  for (const Export& entry : wasm_.exports) {
    if (is_library() && std::holds_alternative<FunctionIndex>(entry.index))
      continue; // the host calls it by its C function
    entries.push_back(llvm::ConstantStruct::get(
        abi_.export_entry, {bytes(entry.name), number(64, entry.name.size()), extern_type(entry.index),
                            number(64, slot_of(entry.index))}));
  }
  return array(abi_.export_entry, entries);
}

llvm::Constant* LinkableLowering::own_functions() {
  llvm::SmallVector<llvm::Constant*> entries;
  if (is_library()) // they are constants (LinkableState::constant_reference)
    return array(abi_.function_reference, entries);
  for (const FunctionIndex function : guest_.facts.referenced_functions())
    if (llvm::Function* const code = guest_.code(function))
      entries.push_back(types_.function_reference(code, function));
  return array(abi_.function_reference, entries);
}

llvm::Constant* LinkableLowering::own_tables() {
  llvm::SmallVector<llvm::Constant*> entries;
  for (std::uint32_t index = static_cast<std::uint32_t>(state_.layout().tables.imported_count);
       index < wasm_.tables.size(); ++index)
    entries.push_back(extern_type(TableIndex(index)));
  return array(abi_.extern_type, entries);
}

llvm::Constant* LinkableLowering::own_memories() {
  llvm::SmallVector<llvm::Constant*> entries;
  for (std::size_t index = state_.layout().memories.imported_count; index < wasm_.memories.size(); ++index)
    entries.push_back(initial_memory(wasm_.memories[index].type, options_.bounds,
                                     maximum_size(wasm_.memories[index].type, options_.maximum_memory),
                                     /*base=*/nullptr, abi_));
  return array(abi_.memory, entries);
}

llvm::Constant* LinkableLowering::own_tags() {
  llvm::SmallVector<llvm::Constant*> entries;
  for (std::size_t index = state_.layout().tags.imported_count; index < wasm_.tags.size(); ++index)
    entries.push_back(types_.tag(wasm_.tags[index].type));
  return array(abi_.tag, entries);
}

llvm::Constant* LinkableLowering::data_segments() {
  llvm::SmallVector<llvm::Constant*> entries;
  for (std::uint32_t index = 0; index < wasm_.data.size(); ++index) {
    const DataSegment& segment = wasm_.data[index];
    // What is in an image is dropped from the start.
    const bool is_in_image = contents_ && contents_->memories.holds(DataIndex(index));
    const llvm::StringRef contents(reinterpret_cast<const char*>(segment.bytes.data()),
                                   is_in_image ? 0 : segment.bytes.size());
    entries.push_back(
        llvm::ConstantStruct::get(abi_.data_segment, {bytes(contents), number(64, contents.size())}));
  }
  return array(abi_.data_segment, entries);
}

llvm::Constant* LinkableLowering::element_segments() {
  llvm::SmallVector<llvm::Constant*> entries;
  // A declarative segment only declares its functions as referable; to the instance it is dropped from the
  // start (spec: exec/modules, instantiation).
  for (std::uint32_t index = 0; index < wasm_.elements.size(); ++index) {
    const ElementSegment& segment = wasm_.elements[index];
    const bool is_dropped = std::holds_alternative<Declarative>(segment.mode) ||
                            (contents_ && contents_->tables.holds(ElementIndex(index)));
    llvm::SmallVector<llvm::Constant*> items;
    if (!is_dropped && !state_.is_set_at_instantiation(ElementIndex(index)))
      for (const ElementSegment::Item& item : segment.items)
        items.push_back(state_.constant_reference(std::get<FunctionIndex>(item)));
    llvm::Constant* const contents =
        items.empty() ? null() : array(llvm::PointerType::getUnqual(ir_.getContext()), items);
    entries.push_back(llvm::ConstantStruct::get(
        abi_.element_segment, {contents, number(64, is_dropped ? 0 : segment.items.size())}));
  }
  return array(abi_.element_segment, entries);
}

llvm::Constant* LinkableLowering::table_images() {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(ir_.getContext());
  llvm::SmallVector<llvm::Constant*> entries;
  for (std::uint32_t index = 0; index < wasm_.tables.size(); ++index) {
    const TableImages::Contents* const contents = contents_->tables.contents(TableIndex(index));
    if (contents == nullptr) {
      entries.push_back(null());
      continue;
    }
    llvm::SmallVector<llvm::Constant*> elements;
    for (const std::optional<FunctionIndex>& function : *contents)
      elements.push_back(function ? state_.constant_reference(*function) : null());
    entries.push_back(array(pointer, elements));
  }
  return array(pointer, entries);
}

llvm::Constant* LinkableLowering::memory_images() {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(ir_.getContext());
  llvm::StructType* const type =
      llvm::StructType::get(ir_.getContext(), {number(32, 0)->getType(), number(32, 0)->getType(),
                                               number(64, 0)->getType(), pointer, number(64, 0)->getType()});
  llvm::SmallVector<llvm::Constant*> entries;
  for (const MemoryImages::Image& image : contents_->memories.images()) {
    const llvm::StringRef contents(reinterpret_cast<const char*>(image.bytes.data()), image.bytes.size());
    entries.push_back(llvm::ConstantStruct::get(type, {number(32, image.memory.value), number(32, 0),
                                                       number(64, image.address), bytes(contents),
                                                       number(64, contents.size())}));
  }
  return array(type, entries);
}

llvm::Constant* LinkableLowering::index_space(const abi::IndexSpace& space) {
  return llvm::ConstantStruct::get(abi_.index_space,
                                   {number(64, space.first_slot), number(64, space.imported_count),
                                    number(64, space.first_own), number(64, space.own_count)});
}

llvm::Constant* LinkableLowering::define_descriptor(const std::string& symbol, llvm::Function* initialise,
                                                    llvm::Constant* ask_for_globals) {
  const InstanceLayout& layout = state_.layout();
  llvm::Constant* const exported = exports();
  const std::uint64_t exported_count =
      llvm::cast<llvm::GlobalVariable>(exported)->getValueType()->getArrayNumElements();
  // The order of abi::LinkableModule.
  // clang-format off
  llvm::Constant* const descriptor = llvm::ConstantStruct::get(abi_.linkable_module, {
      number(32, abi::version),
      number(32, wasm_.functions.size()),
      number(64, layout.size),
      imports(), number(64, is_library() ? 0 : wasm_.imports.size()),
      exported, number(64, exported_count),
      index_space(layout.functions),
      index_space(layout.tables),
      index_space(layout.memories),
      index_space(layout.globals),
      index_space(layout.tags),
      own_functions(),
      own_tables(),
      own_memories(),
      own_tags(),
      data_segments(), number(64, wasm_.data.size()), number(64, layout.first_data_segment),
      element_segments(), number(64, wasm_.elements.size()), number(64, layout.first_element_segment),
      initialise,
      /*function_map=*/null(), /*function_map_size=*/number(64, 0),
      /*function_offsets=*/null(), /*name_offsets=*/null(), /*names=*/null(),
      contents_ ? memory_images() : null(), number(64, contents_ ? contents_->memories.images().size() : 0),
      contents_ ? table_images() : null(), ask_for_globals});
  // clang-format on
  auto* const variable = new llvm::GlobalVariable(ir_, abi_.linkable_module, /*isConstant=*/true,
                                                  llvm::GlobalValue::ExternalLinkage, descriptor, symbol);
  variable->setVisibility(llvm::GlobalValue::HiddenVisibility);
  variable->setDSOLocal(true);
  return variable;
}

} // namespace

std::unique_ptr<llvm::Module> lower_linkable(const ValidModule& module, const std::string& descriptor_symbol,
                                             const ProgramOptions& options, const llvm::TargetMachine& target,
                                             llvm::LLVMContext& context) {
  std::unique_ptr<llvm::Module> ir = create_module(target, context);
  LinkableLowering(*module, World::open, options, /*executed=*/nullptr, target, *ir).lower(descriptor_symbol);
  return ir;
}

std::unique_ptr<llvm::Module> lower_library(const ValidModule& module, const CNames& names,
                                            const ProgramOptions& options, const ExecutionProfile* executed,
                                            const llvm::TargetMachine& target, llvm::LLVMContext& context) {
  std::unique_ptr<llvm::Module> ir = create_module(target, context);
  LinkableLowering(*module, World::hosted, options, executed, target, *ir).lower_library(names);
  return ir;
}

} // namespace ingot
