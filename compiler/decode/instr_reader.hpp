// The only instruction decoder (spec: binary/instructions). Validator and lowering both read function bodies
// through it, from the same bytes, so they cannot disagree about what an instruction is.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/cursor.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/index_map.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace ingot {

// What a block takes and gives: nothing, one result, or a function type.
using BlockType = std::variant<std::monostate, ValueType, TypeIndex>;

struct MemoryArgument {
  std::uint32_t align_log2 = 0;
  std::uint32_t memory = 0;
  std::uint64_t offset = 0;
};

// The bits of Instruction::cast_flags (spec: binary/instructions, br_on_cast).
namespace cast_flag {
inline constexpr unsigned source_is_nullable = 0x01;
inline constexpr unsigned target_is_nullable = 0x02;
} // namespace cast_flag

// One catch clause of try_table; `tag` is meaningful for catch and catch_ref.
struct CatchClause {
  enum class Kind : std::uint8_t { catch_, catch_ref, catch_all, catch_all_ref };
  Kind kind = Kind::catch_;
  std::uint32_t tag = 0;
  std::uint32_t label = 0;
};

// A decoded instruction. Which members mean something depends on info(op).immediates:
//
//   block_type try_table                        block (and catches)
//   label local global table type function tag  index
//   element data memory
//   type_table table_table element_table        index, index2, in the order of the binary format
//   memory_memory data_memory type_field
//   type_count type_data type_element type_type
//   br_table                                    labels (without the default), index (the default)
//   select_types                                types
//   heap_type                                   heap_type
//   br_on_cast                                  index (the label), cast_flags, heap_type, heap_type2
//   memarg                                      memarg
//   memarg_lane lane                            memarg and lane; lane
//   shuffle v128                                lanes
//   i32 i64 f32 f64                             bits, zero-extended
//
// Indices are those of the Module that the expression is part of: in a merged module, not those in the bytes.
// The spans are valid until the next read().
struct Instruction {
  Op op = Op::unreachable;
  std::size_t offset = 0; // of the opcode, in the file
  BlockType block;
  std::uint32_t index = 0;
  std::uint32_t index2 = 0;
  MemoryArgument memarg;
  std::uint8_t lane = 0;
  std::uint8_t cast_flags = 0;
  HeapType heap_type;
  HeapType heap_type2;
  std::uint64_t bits = 0;
  std::array<std::uint8_t, 16> lanes{};
  std::span<const std::uint32_t> labels;
  std::span<const CatchClause> catches;
  std::span<const ValueType> types;
};

class InstrReader {
public:
  InstrReader(const Expression& expression, Diagnostics& diagnostics)
      : cursor_(expression.code, expression.offset, diagnostics), indices_(expression.indices) {}

  // True when nothing is left or a malformed instruction was reported; ok() tells which.
  bool at_end() const { return cursor_.at_end(); }
  bool ok() const { return cursor_.ok(); }
  std::size_t offset() const { return cursor_.offset(); }
  const Cursor& cursor() const { return cursor_; }

  // Reads one instruction. The result is meaningful only if ok() afterwards.
  const Instruction& read();

private:
  void read_immediates();
  void map_indices(const IndexMap& map);

  Cursor cursor_;
  const IndexMap* indices_; // null: they stand for themselves
  Instruction instruction_;
  std::vector<std::uint32_t> labels_;
  std::vector<CatchClause> catches_;
  std::vector<ValueType> types_;
};

} // namespace ingot
