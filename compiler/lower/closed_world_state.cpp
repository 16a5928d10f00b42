#include "compiler/lower/closed_world_state.hpp"

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/constant_expressions.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/lower/memory_bytes.hpp"
#include "compiler/lower/type_objects.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/wasm/limits.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

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
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Transforms/Utils/ModuleUtils.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// How many element segments are copied before any code can see a table that lacks them.
std::uint32_t elements_before_code(const Module& wasm) {
  for (const InstantiationStage& stage : stages_of(wasm))
    if (!stage.calls.empty())
      return stage.elements_end;
  return static_cast<std::uint32_t>(wasm.elements.size());
}

// Of elements, of 32 bytes each, and two addresses that a program relocates when it starts.
constexpr std::uint64_t largest_constant_table = 4096;

llvm::ConstantInt* i32(llvm::LLVMContext& context, std::uint32_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt32Ty(context), value);
}

llvm::ConstantInt* i64(llvm::LLVMContext& context, std::uint64_t value) {
  return llvm::ConstantInt::get(llvm::Type::getInt64Ty(context), value);
}

// Without a system there is nobody to reserve memories and tables: they are variables of the program.
bool is_for_board(const llvm::Module& ir) { return !ir.getTargetTriple().isOSLinux(); }

// What the linker still counts in, in bytes, so that it can say by how much an image does not fit.
std::uint64_t largest_board_memory(const llvm::Module& ir) {
  return std::uint64_t{1} << (ir.getDataLayout().getPointerSizeInBits() == 32 ? 31 : 40);
}

// Of pointers.
llvm::Constant* create_array(llvm::ArrayRef<llvm::Constant*> elements) {
  return llvm::ConstantArray::get(llvm::ArrayType::get(elements.front()->getType(), elements.size()),
                                  elements);
}

} // namespace

ClosedWorldState::ClosedWorldState(GuestFunctions& guest, const GlobalFacts& globals,
                                   const ProgramOptions& options, llvm::Module& ir, const AbiTypes& abi,
                                   TypeObjects& types)
    : InstanceState(guest.wasm, abi, types, options), guest_(guest), global_facts_(globals), ir_(ir),
      tags_(wasm_.tags.size()), globals_(wasm_.globals.size()), data_segments_(wasm_.data.size()),
      element_segments_(wasm_.elements.size()), function_references_(wasm_.functions.size()),
      element_items_(wasm_.elements.size()), constant_elements_(wasm_.tables.size()),
      elements_before_code_(elements_before_code(wasm_)) {
  create_memories(options);
  create_tables();
  if (options.metering == Metering::fuel)
    fuel_ = create_variable(llvm::Type::getInt64Ty(ir.getContext()), "fuel",
                            [&] { return i64(ir.getContext(), options.fuel); });
  if (!guest.part.is_first)
    return;
  const auto create_all = [](std::size_t count, auto create) {
    for (std::uint32_t index = 0; index < count; ++index)
      create(index);
  };
  create_all(wasm_.tags.size(), [&](std::uint32_t index) { tag_of(TagIndex(index)); });
  create_all(wasm_.globals.size(), [&](std::uint32_t index) { global_of(GlobalIndex(index)); });
  if (root_globals_ != nullptr)
    root_globals_->setInitializer(initial_roots());
  create_all(wasm_.data.size(), [&](std::uint32_t index) { data_segment_of(DataIndex(index)); });
  create_all(wasm_.elements.size(), [&](std::uint32_t index) { element_segment_of(ElementIndex(index)); });
  // Another part may refer to any of these.
  if (!guest.part.is_whole)
    for (const FunctionIndex function : guest.facts.referenced_functions())
      function_reference_of(function);
  if (!guest.part.is_whole)
    create_all(wasm_.tables.size(), [&](std::uint32_t index) { constant_elements(TableIndex(index)); });
}

// Nothing is imported that an expression could refer to, so each has its value when the module is compiled,
// unless it makes objects.
llvm::Constant* ClosedWorldState::value_of(const Expression& expression) {
  Emitter emitter(ir_, abi_, guest_.profile); // folds constants, and so has nothing to insert
  return llvm::cast<llvm::Constant>(evaluate(expression, *this, emitter));
}

llvm::Value* ClosedWorldState::get_global(llvm::IRBuilder<>& builder, GlobalIndex index) {
  llvm::Constant* const global = global_of(index);
  if (!global_facts_.is_variable(index))
    return global;
  return builder.CreateLoad(llvm_type(wasm_.globals[index.value].type.value, ir_.getContext()), global);
}

void ClosedWorldState::set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) {
  builder.CreateStore(value, global_of(index));
}

// Nobody could raise it (driver/options).
llvm::Value* ClosedWorldState::epoch(llvm::IRBuilder<>&) { llvm_unreachable("a program has no epoch"); }
llvm::Value* ClosedWorldState::deadline(llvm::IRBuilder<>&) { llvm_unreachable("a program has no deadline"); }

llvm::Constant* ClosedWorldState::memory_at(MemoryIndex index) const {
  return element_of(memories_, abi_.memory, index.value);
}

llvm::GlobalVariable* ClosedWorldState::create_common(llvm::Type* type, const llvm::Twine& name,
                                                      Initial initial) {
  auto* const variable =
      new llvm::GlobalVariable(ir_, type, /*isConstant=*/false, llvm::GlobalValue::InternalLinkage,
                               guest_.part.is_first ? initial() : nullptr, name);
  guest_.part.share(*variable);
  return variable;
}

llvm::GlobalVariable* ClosedWorldState::create_constant(llvm::Type* type, const llvm::Twine& name,
                                                        Initial initial) {
  llvm::GlobalVariable* const constant = create_common(type, name, initial);
  constant->setConstant(true);
  return constant;
}

llvm::GlobalVariable* ClosedWorldState::create_variable(llvm::Type* type, const llvm::Twine& name,
                                                        Initial initial) {
  llvm::GlobalVariable* const variable = create_common(type, name, initial);
  if (starts_threads(wasm_))
    variable->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  return variable;
}

// The bytes of a memory or the elements of a table, where they are part of the program: zero at the start.
llvm::GlobalVariable* ClosedWorldState::create_storage(llvm::Type* element, std::uint64_t count,
                                                       const llvm::Twine& name) {
  auto* const type = llvm::ArrayType::get(element, count);
  llvm::GlobalVariable* const storage =
      create_common(type, name, [&] { return llvm::ConstantAggregateZero::get(type); });
  storage->setAlignment(llvm::Align(16));
  storage->setSection(".bss.ingot_" + name.str()); // of its own, so that it can be placed
  return storage;
}

llvm::Constant* ClosedWorldState::element_of(llvm::GlobalVariable* array, llvm::Type* element,
                                             std::uint32_t index) {
  return llvm::ConstantExpr::getInBoundsGetElementPtr(
      element, array, llvm::ArrayRef<llvm::Constant*>{i32(array->getContext(), index)});
}

void ClosedWorldState::create_memories(const ProgramOptions& options) {
  llvm::LLVMContext& context = ir_.getContext();
  auto* const array = llvm::ArrayType::get(abi_.memory, wasm_.memories.size());
  std::vector<llvm::GlobalVariable*> storages(wasm_.memories.size()); // programs for boards are one part
  memories_ = create_common(array, "memories", [&] {
    llvm::SmallVector<llvm::Constant*> initial;
    for (const Memory& memory : wasm_.memories) {
      const std::uint64_t minimum = bytes_of_pages(memory.type, memory.type.limits.minimum);
      // Where nothing is reserved, room that nobody asked for would be RAM that is gone.
      const bool is_static = is_for_board(ir_);
      const std::uint64_t maximum =
          maximum_size(memory.type, is_static ? std::min(options.maximum_memory.value_or(minimum),
                                                         largest_board_memory(ir_))
                                              : options.maximum_memory);
      llvm::GlobalVariable*& storage = storages[initial.size()];
      if (is_static)
        storage = create_storage(llvm::Type::getInt8Ty(context), maximum, "memory");
      initial.push_back(initial_memory(memory.type, options.bounds, maximum, storage, abi_));
    }
    return llvm::ConstantArray::get(array, initial);
  });

  for (std::uint32_t index = 0; index < wasm_.memories.size(); ++index) {
    const std::uint64_t offset = index * sizeof(abi::Memory) + offsetof(abi::Memory, base);
    llvm::SmallVector<llvm::Constant*> location = {memories_, i64(context, offset)};
    if (storages[index] != nullptr)
      location = {storages[index]};
    const MemoryType& type = wasm_.memories[index].type;
    memory_bytes_.push_back(
        create_memory_bytes(ir_, "memory." + llvm::Twine(index), type, options, location));
    if (bounds_of(type, options.bounds) == Bounds::guard && !type.limits.shared)
      memory_bytes_.back()->setMetadata(ir::guarded_metadata, llvm::MDNode::get(context, {}));
  }

  // Only the metadata of the bytes refers to it here, for which LLVM does not keep a declaration.
  if (!guest_.part.is_first)
    llvm::appendToCompilerUsed(ir_, {memories_});

  const std::optional<MemoryIndex> exported = exported_memory(wasm_);
  instance_ = create_instance("instance", exported);
  for (const MergedModule& module : wasm_.merged)
    if (module.memory != exported)
      if (llvm::GlobalVariable*& other = other_instances_[module.memory]; other == nullptr)
        other = create_instance(module.memory ? "instance.memory." + std::to_string(module.memory->value)
                                              : "instance.none",
                                module.memory);
}

llvm::GlobalVariable* ClosedWorldState::create_instance(const std::string& name,
                                                        std::optional<MemoryIndex> memory) {
  return create_common(abi_.instance, name, [&] {
    llvm::Constant* const wasi_memory =
        memory ? memory_at(*memory)
               : llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
    return llvm::ConstantStruct::get(
        abi_.instance, {ir_.getOrInsertGlobal(ir::module_descriptor_symbol, abi_.module_descriptor),
                        wasi_memory, i64(ir_.getContext(), 0),
                        llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext())),
                        i64(ir_.getContext(), 0), i64(ir_.getContext(), 0)});
  });
}

llvm::Constant* ClosedWorldState::instance_of(const Import& import) const {
  const auto other = other_instances_.find(memory_of_importer(wasm_, import));
  return other != other_instances_.end() ? other->second : instance_;
}

void ClosedWorldState::create_tables() {
  llvm::LLVMContext& context = ir_.getContext();
  auto* const type = llvm::ArrayType::get(abi_.table, wasm_.tables.size());
  tables_ = create_variable(type, "tables", [&] {
    llvm::SmallVector<llvm::Constant*> initial;
    for (const Table& table : wasm_.tables) {
      const Limits& limits = table.type.limits;
      const bool is_static = is_for_board(ir_);
      const std::uint64_t maximum = std::min<std::uint64_t>(
          limits.maximum.value_or(is_static ? limits.minimum : limits::table_elements),
          limits::table_elements);
      llvm::PointerType* const pointer = llvm::PointerType::getUnqual(context);
      llvm::Constant* const elements =
          is_static ? static_cast<llvm::Constant*>(create_storage(pointer, maximum, "table"))
                    : llvm::ConstantPointerNull::get(pointer);
      initial.push_back(llvm::ConstantStruct::get(
          abi_.table, {elements, i64(context, limits.minimum), i64(context, maximum)}));
    }
    return llvm::ConstantArray::get(type, initial);
  });
}

llvm::Constant* ClosedWorldState::tag_of(TagIndex index) {
  llvm::Constant*& tag = tags_[index.value];
  if (tag == nullptr)
    tag = create_constant(abi_.tag, "tag" + llvm::Twine(index.value),
                          [&] { return types_.tag(wasm_.tags[index.value].type); });
  return tag;
}

// A value may be computed from those of globals before it. Where they were not needed so far, they come
// first, so that no value is computed inside of the computation of another.
llvm::Constant* ClosedWorldState::global_of(GlobalIndex index) {
  llvm::SmallVector<GlobalIndex> wanted = {index};
  while (!wanted.empty()) {
    const GlobalIndex next = wanted.back();
    const std::size_t count = wanted.size();
    const bool is_computed = !global_facts_.is_set_at_instantiation(next) &&
                             (guest_.part.is_first || !global_facts_.is_variable(next));
    if (globals_[next.value] == nullptr && is_computed)
      for (const GlobalIndex needed : globals_in(*wasm_.globals[next.value].initial))
        if (globals_[needed.value] == nullptr)
          wanted.push_back(needed);
    if (wanted.size() != count)
      continue;
    if (globals_[next.value] == nullptr)
      globals_[next.value] = create_global(next);
    wanted.pop_back();
  }
  return globals_[index.value];
}

llvm::Constant* ClosedWorldState::create_global(GlobalIndex index) {
  const Global& global = wasm_.globals[index.value];
  llvm::Type* const type = llvm_type(global.type.value, ir_.getContext());
  const auto initial = [&] { return initial_value(index); };
  if (!global_facts_.is_variable(index))
    return initial();
  const std::optional<std::uint32_t> root = global_facts_.root_position(index);
  if (!root)
    return create_variable(type, "g" + llvm::Twine(index.value), initial);
  // The initial values are set when all globals are there.
  if (root_globals_ == nullptr) {
    auto* const array = llvm::ArrayType::get(type, global_facts_.root_count());
    root_globals_ =
        create_variable(array, "root_globals", [&] { return llvm::ConstantAggregateZero::get(array); });
  }
  return element_of(root_globals_, type, *root);
}

llvm::Constant* ClosedWorldState::initial_value(GlobalIndex index) {
  const Global& global = wasm_.globals[index.value];
  return is_set_at_instantiation(index)
             ? llvm::Constant::getNullValue(llvm_type(global.type.value, ir_.getContext()))
             : value_of(*global.initial);
}

llvm::Constant* ClosedWorldState::initial_roots() {
  llvm::SmallVector<llvm::Constant*> roots;
  for (std::uint32_t index = 0; index < wasm_.globals.size(); ++index)
    if (global_facts_.root_position(GlobalIndex(index)))
      roots.push_back(initial_value(GlobalIndex(index)));
  return create_array(roots);
}

// Segments with items that are made at instantiation have roots of their own each.
void ClosedWorldState::register_roots(Emitter& emitter) {
  llvm::SmallVector<llvm::Constant*> tables;
  for (std::uint32_t index = 0; index < wasm_.tables.size(); ++index)
    if (may_hold_root(wasm_, guest_.facts, wasm_.tables[index].type.element))
      tables.push_back(element_of(tables_, abi_.table, index));
  const auto count_of = [](llvm::GlobalVariable* array) {
    return llvm::cast<llvm::ArrayType>(array->getValueType())->getNumElements();
  };
  if (root_globals_ != nullptr || !tables.empty())
    register_words(emitter, root_globals_, root_globals_ != nullptr ? count_of(root_globals_) : 0, tables);
  for (std::uint32_t index = 0; index < wasm_.elements.size(); ++index)
    if (is_set_at_instantiation(ElementIndex(index)))
      register_words(emitter, element_items_[index], count_of(element_items_[index]), {});
}

// At run time, since the addresses of thread-local variables are no constants. The present function runs as
// long as the instance exists.
void ClosedWorldState::register_words(Emitter& emitter, llvm::Constant* words, std::uint64_t count,
                                      llvm::ArrayRef<llvm::Constant*> tables) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::AllocaInst* const roots = builder.CreateAlloca(abi_.roots, nullptr, "roots");
  llvm::AllocaInst* const table_array =
      builder.CreateAlloca(llvm::ArrayType::get(builder.getPtrTy(), tables.size()), nullptr, "root_tables");
  for (unsigned i = 0; i < tables.size(); ++i)
    builder.CreateStore(tables[i], builder.CreateConstInBoundsGEP1_32(builder.getPtrTy(), table_array, i));
  llvm::Constant* const null = llvm::ConstantPointerNull::get(builder.getPtrTy());
  llvm::Value* const members[] = {words != nullptr ? words : null, builder.getInt64(count), table_array,
                                  builder.getInt64(tables.size()), null};
  for (unsigned member = 0; member < std::size(members); ++member)
    builder.CreateStore(members[member], builder.CreateStructGEP(abi_.roots, roots, member));
  emitter.call_builtin(guest_.facts.has_objects() ? Builtin::gc_roots : Builtin::exception_roots, {roots});
}

bool ClosedWorldState::is_set_at_instantiation(ElementIndex segment) const {
  const std::vector<ElementSegment::Item>& items = wasm_.elements[segment.value].items;
  return std::ranges::any_of(items, [&](const ElementSegment::Item& item) {
    const auto* const expression = std::get_if<Expression>(&item);
    return expression != nullptr && is_known_at_run_time_only(*expression, global_facts_);
  });
}

void ClosedWorldState::initialise_element(llvm::IRBuilder<>& builder, ElementIndex segment,
                                          std::uint64_t item, llvm::Value* value) {
  llvm::Value* const items = element_items_[segment.value];
  if (item == 0)
    builder.CreateStore(items, builder.CreateStructGEP(abi_.element_segment, element_segments_[segment.value],
                                                       segment_member::contents));
  builder.CreateStore(value, builder.CreateConstInBoundsGEP1_64(builder.getPtrTy(), items, item));
}

llvm::Constant* ClosedWorldState::data_segment_of(DataIndex index) {
  llvm::Constant*& segment = data_segments_[index.value];
  if (segment == nullptr)
    segment = create_variable(abi_.data_segment, "data" + llvm::Twine(index.value), [&] {
      const Bytes bytes = wasm_.data[index.value].bytes;
      llvm::Constant* const contents = llvm::ConstantDataArray::getRaw(
          llvm::StringRef(reinterpret_cast<const char*>(bytes.data()), bytes.size()), bytes.size(),
          llvm::Type::getInt8Ty(ir_.getContext()));
      llvm::Constant* const first = create_constant(
          contents->getType(), "data" + llvm::Twine(index.value) + ".bytes", [&] { return contents; });
      return llvm::ConstantStruct::get(abi_.data_segment, {first, i64(ir_.getContext(), bytes.size())});
    });
  return segment;
}

llvm::Constant* ClosedWorldState::element_segment_of(ElementIndex index) {
  llvm::Constant*& segment = element_segments_[index.value];
  if (segment == nullptr)
    segment = create_variable(abi_.element_segment, "elem" + llvm::Twine(index.value),
                              [&] { return create_element_items(index); });
  return segment;
}

// With what the segment starts as.
llvm::Constant* ClosedWorldState::create_element_items(ElementIndex index) {
  llvm::LLVMContext& context = ir_.getContext();
  const ElementSegment& segment = wasm_.elements[index.value];
  llvm::PointerType* const pointer = llvm::PointerType::getUnqual(context);
  const bool is_set_later = is_set_at_instantiation(index);
  const std::string name = "elem" + std::to_string(index.value) + ".items";
  llvm::SmallVector<llvm::Constant*> items;
  // A declarative segment only declares its functions as referable; to the instance it is dropped from the
  // start (spec: exec/modules, instantiation).
  if (!std::holds_alternative<Declarative>(segment.mode)) {
    for (const ElementSegment::Item& item : segment.items) {
      const auto* const function = std::get_if<FunctionIndex>(&item);
      items.push_back(is_set_later ? llvm::ConstantPointerNull::get(pointer)
                      : function   ? function_reference_of(*function)
                                   : value_of(std::get<Expression>(item)));
    }
  }
  auto* const type = llvm::ArrayType::get(pointer, items.size());
  const auto contents = [&] { return llvm::ConstantArray::get(type, items); };
  llvm::GlobalVariable*& variable = element_items_[index.value];
  variable = is_set_later ? create_variable(type, name, contents) : create_constant(type, name, contents);
  return llvm::ConstantStruct::get(
      abi_.element_segment,
      {is_set_later ? llvm::ConstantPointerNull::get(pointer) : static_cast<llvm::Constant*>(variable),
       i64(context, items.size())});
}

llvm::GlobalVariable* ClosedWorldState::constant_elements(TableIndex index) {
  std::optional<llvm::GlobalVariable*>& elements = constant_elements_[index.value];
  if (!elements)
    elements = create_constant_elements(index);
  return *elements;
}

llvm::GlobalVariable* ClosedWorldState::create_constant_elements(TableIndex index) {
  const Table& table = wasm_.tables[index.value];
  const std::uint64_t size = table.type.limits.minimum;
  if (table.initial || guest_.facts.changes(index) || size > largest_constant_table)
    return nullptr;
  // The segments of the table, and where each goes.
  std::vector<std::pair<const ElementSegment*, std::uint64_t>> segments;
  for (std::uint32_t number = 0; number < wasm_.elements.size(); ++number) {
    const ElementSegment& segment = wasm_.elements[number];
    const auto* const active = std::get_if<ElementSegment::Active>(&segment.mode);
    if (active == nullptr || active->table != index)
      continue;
    if (number >= elements_before_code_ || is_set_at_instantiation(ElementIndex(number)) ||
        is_known_at_run_time_only(active->offset, global_facts_))
      return nullptr;
    const std::uint64_t offset = llvm::cast<llvm::ConstantInt>(value_of(active->offset))->getZExtValue();
    if (offset > size || segment.items.size() > size - offset)
      return nullptr; // instantiation traps
    segments.emplace_back(&segment, offset);
  }
  auto* const type = llvm::ArrayType::get(abi_.function_reference, size);
  return create_constant(type, "table" + llvm::Twine(index.value) + ".elements", [&] {
    llvm::Constant* const none = llvm::ConstantAggregateZero::get(abi_.function_reference);
    std::vector<llvm::Constant*> elements(size, none);
    for (const auto& [segment, offset] : segments) {
      for (std::size_t item = 0; item < segment->items.size(); ++item) {
        const auto* const function = std::get_if<FunctionIndex>(&segment->items[item]);
        llvm::Constant* const reference = function != nullptr
                                              ? function_reference_of(*function)
                                              : value_of(std::get<Expression>(segment->items[item]));
        elements[offset + item] =
            reference->isNullValue() ? none : llvm::cast<llvm::GlobalVariable>(reference)->getInitializer();
      }
    }
    return llvm::ConstantArray::get(type, elements);
  });
}

llvm::Constant* ClosedWorldState::function_reference_of(FunctionIndex index) {
  llvm::Constant*& reference = function_references_[index.value];
  if (reference == nullptr)
    reference = create_constant(abi_.function_reference, "ref" + llvm::Twine(index.value),
                                [&] { return types_.function_reference(guest_.code(index), index); });
  return reference;
}

} // namespace ingot
