#include "compiler/lower/instantiation.hpp"

#include "compiler/lower/callee.hpp"
#include "compiler/lower/constant_expressions.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace ingot {
namespace {

void set_globals(const Module& wasm, InstanceState& state, Emitter& emitter) {
  for (std::uint32_t index = 0; index < wasm.globals.size(); ++index)
    if (const std::optional<Expression>& initial = wasm.globals[index].initial;
        initial && state.is_set_at_instantiation(GlobalIndex(index))) {
      emitter.set_site(initial->offset);
      state.initialise_global(emitter.builder(), GlobalIndex(index), evaluate(*initial, state, emitter));
    }
}

void set_elements(const Module& wasm, InstanceState& state, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  for (std::uint32_t index = 0; index < wasm.elements.size(); ++index) {
    const ElementSegment& segment = wasm.elements[index];
    if (std::holds_alternative<Declarative>(segment.mode) ||
        !state.is_set_at_instantiation(ElementIndex(index)))
      continue;
    emitter.set_site(segment.offset);
    for (std::size_t item = 0; item < segment.items.size(); ++item) {
      const auto* const function = std::get_if<FunctionIndex>(&segment.items[item]);
      state.initialise_element(builder, ElementIndex(index), item,
                               function != nullptr
                                   ? state.function_reference(builder, *function)
                                   : evaluate(std::get<Expression>(segment.items[item]), state, emitter));
    }
  }
}

llvm::Value* value_of_offset(const Expression& expression, InstanceState& state, Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  return builder.CreateZExt(evaluate(expression, state, emitter), builder.getInt64Ty());
}

// Copies active segments, in the order in which they are added. There may be 100,000 of them, so many of
// which everything is known when compiling are copied by a loop over a table.
class SegmentCopies {
public:
  explicit SegmentCopies(Emitter& emitter) : emitter_(emitter), builder_(emitter.builder()) {}

  // `builtin` is memory_init or table_init, `target` the memory or table.
  void add(Builtin builtin, llvm::Value* target, llvm::Value* segment, llvm::Value* destination,
           std::uint64_t size, std::size_t site) {
    if (builtin != builtin_)
      finish();
    builtin_ = builtin;
    const Copy copy = {target, segment, destination, builder_.getInt64(size),
                       builder_.getInt32(static_cast<std::uint32_t>(site))};
    if (is_constant(target) && is_constant(segment) && is_constant(destination)) {
      pending_.push_back(copy);
      return;
    }
    finish();
    emit(copy);
  }

  void finish() {
    if (pending_.size() > most_in_line)
      emit_loop();
    else
      for (const Copy& copy : pending_)
        emit(copy);
    pending_.clear();
  }

private:
  struct Copy {
    llvm::Value* target;
    llvm::Value* segment;
    llvm::Value* destination; // i64, as the next
    llvm::Value* size;        // of the segment, in bytes or elements
    llvm::Value* site;        // i32
  };

  static constexpr std::size_t most_in_line = 16;

  // What each thread has of its own has no address that could stand in a table.
  static bool is_constant(const llvm::Value* value) {
    const auto* const variable = llvm::dyn_cast<llvm::GlobalVariable>(value->stripInBoundsOffsets());
    return llvm::isa<llvm::Constant>(value) && (variable == nullptr || !variable->isThreadLocal());
  }

  void emit(const Copy& copy) {
    emitter_.call_builtin(
        builtin_, {copy.target, copy.segment, copy.destination, builder_.getInt64(0), copy.size, copy.site});
    emitter_.drop_segment(copy.segment);
  }

  void emit_loop() {
    llvm::Type* const pointer = builder_.getPtrTy();
    llvm::Type* const i64 = builder_.getInt64Ty();
    auto* const row_type = llvm::StructType::get(pointer, pointer, i64, i64, builder_.getInt32Ty());
    std::vector<llvm::Constant*> rows;
    for (const Copy& copy : pending_) {
      const auto member = [](llvm::Value* value) { return llvm::cast<llvm::Constant>(value); };
      rows.push_back(llvm::ConstantStruct::get(row_type, {member(copy.target), member(copy.segment),
                                                          member(copy.destination), member(copy.size),
                                                          member(copy.site)}));
    }
    auto* const type = llvm::ArrayType::get(row_type, rows.size());
    llvm::BasicBlock* const before = builder_.GetInsertBlock();
    auto* const table = new llvm::GlobalVariable(*before->getModule(), type, /*isConstant=*/true,
                                                 llvm::GlobalValue::PrivateLinkage,
                                                 llvm::ConstantArray::get(type, rows), "segment_copies");

    llvm::BasicBlock* const loop = emitter_.append_block("");
    llvm::BasicBlock* const after = emitter_.append_block("");
    builder_.CreateBr(loop);
    builder_.SetInsertPoint(loop);
    llvm::PHINode* const index = builder_.CreatePHI(i64, 2);
    llvm::Value* const row = builder_.CreateInBoundsGEP(type, table, {builder_.getInt64(0), index});
    const auto load = [&](unsigned member) {
      return builder_.CreateLoad(row_type->getElementType(member),
                                 builder_.CreateStructGEP(row_type, row, member));
    };
    emit({load(0), load(1), load(2), load(3), load(4)});
    llvm::Value* const next = builder_.CreateAdd(index, builder_.getInt64(1));
    builder_.CreateCondBr(builder_.CreateICmpEQ(next, builder_.getInt64(rows.size())), after, loop);
    index->addIncoming(builder_.getInt64(0), before);
    index->addIncoming(next, loop);
    builder_.SetInsertPoint(after);
  }

  Emitter& emitter_;
  llvm::IRBuilder<>& builder_;
  Builtin builtin_ = Builtin::table_init; // of those that are pending
  std::vector<Copy> pending_;
};

void copy_elements(const Module& wasm, InstanceState& state, Emitter& emitter, ElementIndex index,
                   SegmentCopies& copies) {
  const ElementSegment& segment = wasm.elements[index.value];
  if (const auto* const active = std::get_if<ElementSegment::Active>(&segment.mode))
    copies.add(Builtin::table_init, state.table(emitter.builder(), active->table),
               state.element_segment(emitter.builder(), index),
               value_of_offset(active->offset, state, emitter), segment.items.size(), segment.offset);
}

void copy_data(const Module& wasm, InstanceState& state, Emitter& emitter, DataIndex index,
               SegmentCopies& copies) {
  const DataSegment& segment = wasm.data[index.value];
  if (const auto* const active = std::get_if<DataSegment::Active>(&segment.mode))
    copies.add(Builtin::memory_init, state.memory(emitter.builder(), active->memory),
               state.data_segment(emitter.builder(), index), value_of_offset(active->offset, state, emitter),
               segment.bytes.size(), segment.offset);
}

} // namespace

void lower_start_call(GuestFunctions& guest, InstanceState& state, Emitter& emitter, FunctionIndex function,
                      OnException on_exception) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const Callee callee = direct_callee(guest, state, builder, function);
  llvm::CallInst* const call = callee.shape.create_call(builder, callee.code, callee.instance, {}, nullptr);
  if (llvm::Value* const exception = callee.shape.exception_of(builder, call))
    on_exception(exception);
}

void lower_instantiation(GuestFunctions& guest, InstanceState& state, Emitter& emitter,
                         OnException on_exception, const InitialContents* contents) {
  const Module& wasm = guest.wasm;
  llvm::IRBuilder<>& builder = emitter.builder();

  // Of a merged module all at once: no code can come to an entry before the module that defines it is
  // instantiated.
  set_globals(wasm, state, emitter);
  for (std::uint32_t index = 0; index < wasm.tables.size(); ++index) {
    const Table& table = wasm.tables[index];
    if (!table.initial)
      continue;
    emitter.set_site(table.offset);
    emitter.call_builtin(Builtin::table_fill, {state.table(builder, TableIndex(index)), builder.getInt64(0),
                                               evaluate(*table.initial, state, emitter),
                                               builder.getInt64(table.type.limits.minimum), emitter.site()});
  }
  set_elements(wasm, state, emitter);

  SegmentCopies copies(emitter);
  std::uint32_t element = 0;
  std::uint32_t data = 0;
  for (const InstantiationStage& stage : stages_of(wasm)) {
    for (; element < stage.elements_end; ++element)
      if (contents == nullptr || !contents->tables.holds(ElementIndex(element)))
        copy_elements(wasm, state, emitter, ElementIndex(element), copies);
    for (; data < stage.data_end; ++data)
      if (contents == nullptr || !contents->memories.holds(DataIndex(data)))
        copy_data(wasm, state, emitter, DataIndex(data), copies);
    copies.finish();
    for (const InstantiationStage::Call& call : stage.calls) {
      emitter.set_site(call.offset);
      lower_start_call(guest, state, emitter, call.function, on_exception);
    }
  }
}

} // namespace ingot
