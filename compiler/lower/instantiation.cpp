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

} // namespace

llvm::Value* lower_instantiation(GuestFunctions& guest, InstanceState& state, Emitter& emitter) {
  const Module& wasm = guest.wasm;
  llvm::IRBuilder<>& builder = emitter.builder();
  const auto offset_of = [&](const Expression& expression) {
    return builder.CreateZExt(evaluate(expression, state, emitter), builder.getInt64Ty());
  };

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

  for (std::uint32_t index = 0; index < wasm.elements.size(); ++index) {
    const ElementSegment& segment = wasm.elements[index];
    if (const auto* const active = std::get_if<ElementSegment::Active>(&segment.mode)) {
      emitter.set_site(segment.offset);
      llvm::Value* const elements = state.element_segment(builder, ElementIndex(index));
      emitter.call_builtin(Builtin::table_init,
                           {state.table(builder, active->table), elements, offset_of(active->offset),
                            builder.getInt64(0), builder.getInt64(segment.items.size()), emitter.site()});
      emitter.drop_segment(elements);
    }
  }
  for (std::uint32_t index = 0; index < wasm.data.size(); ++index) {
    const DataSegment& segment = wasm.data[index];
    if (const auto* const active = std::get_if<DataSegment::Active>(&segment.mode)) {
      emitter.set_site(segment.offset);
      llvm::Value* const data = state.data_segment(builder, DataIndex(index));
      emitter.call_builtin(Builtin::memory_init,
                           {state.memory(builder, active->memory), data, offset_of(active->offset),
                            builder.getInt64(0), builder.getInt64(segment.bytes.size()), emitter.site()});
      emitter.drop_segment(data);
    }
  }
  if (!wasm.start)
    return nullptr;
  emitter.set_site(wasm.start_offset);
  const Callee start = direct_callee(guest, state, builder, *wasm.start);
  llvm::CallInst* const call = start.shape.create_call(builder, start.code, start.instance, {}, nullptr);
  return start.shape.exception_of(builder, call);
}

} // namespace ingot
