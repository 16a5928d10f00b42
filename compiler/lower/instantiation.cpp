#include "compiler/lower/instantiation.hpp"

#include "compiler/lower/callee.hpp"
#include "compiler/lower/constant_expressions.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <variant>

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

void copy_elements(const Module& wasm, InstanceState& state, Emitter& emitter, ElementIndex index) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const ElementSegment& segment = wasm.elements[index.value];
  const auto* const active = std::get_if<ElementSegment::Active>(&segment.mode);
  if (active == nullptr)
    return;
  emitter.set_site(segment.offset);
  llvm::Value* const elements = state.element_segment(builder, index);
  emitter.call_builtin(Builtin::table_init,
                       {state.table(builder, active->table), elements,
                        value_of_offset(active->offset, state, emitter), builder.getInt64(0),
                        builder.getInt64(segment.items.size()), emitter.site()});
  emitter.drop_segment(elements);
}

void copy_data(const Module& wasm, InstanceState& state, Emitter& emitter, DataIndex index) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const DataSegment& segment = wasm.data[index.value];
  const auto* const active = std::get_if<DataSegment::Active>(&segment.mode);
  if (active == nullptr)
    return;
  emitter.set_site(segment.offset);
  llvm::Value* const data = state.data_segment(builder, index);
  emitter.call_builtin(Builtin::memory_init,
                       {state.memory(builder, active->memory), data,
                        value_of_offset(active->offset, state, emitter), builder.getInt64(0),
                        builder.getInt64(segment.bytes.size()), emitter.site()});
  emitter.drop_segment(data);
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

  std::uint32_t element = 0;
  std::uint32_t data = 0;
  for (const InstantiationStage& stage : stages_of(wasm)) {
    for (; element < stage.elements_end; ++element)
      if (contents == nullptr || !contents->tables.holds(ElementIndex(element)))
        copy_elements(wasm, state, emitter, ElementIndex(element));
    for (; data < stage.data_end; ++data)
      if (contents == nullptr || !contents->memories.holds(DataIndex(data)))
        copy_data(wasm, state, emitter, DataIndex(data));
    for (const InstantiationStage::Call& call : stage.calls) {
      emitter.set_site(call.offset);
      lower_start_call(guest, state, emitter, call.function, on_exception);
    }
  }
}

} // namespace ingot
