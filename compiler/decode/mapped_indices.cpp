// Immediates of code that is part of a merged module (compiler/merge).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/wasm/index_map.hpp"
#include "compiler/wasm/op_table.hpp"

#include <variant>

namespace ingot {
namespace {

BlockType mapped(BlockType block, const IndexMap& map) {
  if (const auto* const result = std::get_if<ValueType>(&block))
    return map(*result);
  if (const auto* const type = std::get_if<TypeIndex>(&block))
    return map(*type);
  return block;
}

} // namespace

void InstrReader::map_indices(const IndexMap& map) {
  Instruction& instruction = instruction_;
  std::uint32_t& first = instruction.index;
  std::uint32_t& second = instruction.index2;
  switch (info(instruction.op).immediates) {
  case Immediates::none:
  case Immediates::label:
  case Immediates::br_table:
  case Immediates::local:
  case Immediates::lane:
  case Immediates::shuffle:
  case Immediates::i32:
  case Immediates::i64:
  case Immediates::f32:
  case Immediates::f64:
  case Immediates::v128:
  case Immediates::zero_byte:
    break;
  case Immediates::try_table:
    for (CatchClause& clause : catches_)
      if (clause.kind == CatchClause::Kind::catch_ || clause.kind == CatchClause::Kind::catch_ref)
        clause.tag = map.tags(clause.tag);
    [[fallthrough]];
  case Immediates::block_type:
    instruction.block = mapped(instruction.block, map);
    break;
  case Immediates::select_types:
    for (ValueType& type : types_)
      type = map(type);
    break;
  case Immediates::function:
    first = map.functions(first);
    break;
  case Immediates::type:
  case Immediates::type_field:
  case Immediates::type_count:
    first = map.types(first);
    break;
  case Immediates::type_table:
    first = map.types(first);
    second = map.tables(second);
    break;
  case Immediates::global:
    first = map.globals(first);
    break;
  case Immediates::table:
    first = map.tables(first);
    break;
  case Immediates::table_table:
    first = map.tables(first);
    second = map.tables(second);
    break;
  case Immediates::element:
    first = map.elements(first);
    break;
  case Immediates::element_table:
    first = map.elements(first);
    second = map.tables(second);
    break;
  case Immediates::tag:
    first = map.tags(first);
    break;
  case Immediates::memory:
    first = map.memories(first);
    break;
  case Immediates::memory_memory:
    first = map.memories(first);
    second = map.memories(second);
    break;
  case Immediates::data:
    first = map.data(first);
    break;
  case Immediates::data_memory:
    first = map.data(first);
    second = map.memories(second);
    break;
  case Immediates::memarg:
  case Immediates::memarg_lane:
    instruction.memarg.memory = map.memories(instruction.memarg.memory);
    break;
  case Immediates::type_data:
    first = map.types(first);
    second = map.data(second);
    break;
  case Immediates::type_element:
    first = map.types(first);
    second = map.elements(second);
    break;
  case Immediates::type_type:
    first = map.types(first);
    second = map.types(second);
    break;
  case Immediates::heap_type:
    instruction.heap_type = map(instruction.heap_type);
    break;
  case Immediates::br_on_cast:
    instruction.heap_type = map(instruction.heap_type);
    instruction.heap_type2 = map(instruction.heap_type2);
    break;
  }
}

} // namespace ingot
