#include "compiler/text/instruction_printer.hpp"

#include "compiler/decode/instr_reader.hpp"
#include "compiler/text/literals.hpp"
#include "compiler/text/printed_names.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/wasm/access_size.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace ingot::text {

std::string print_heap_type(HeapType type, const ModuleNames& names) {
  return type.kind == HeapKind::defined ? names.types.reference(type.index.value)
                                        : std::string(words_of(type.kind).heap);
}

std::string print_value_type(ValueType type, const ModuleNames& names) {
  if (!type.is_reference())
    return to_string(type);
  if (type.nullable && type.heap.kind != HeapKind::defined)
    return std::string(words_of(type.heap.kind).reference);
  return fmt::format("(ref {}{})", type.nullable ? "null " : "", print_heap_type(type.heap, names));
}

// ---- Expressions

void InstructionPrinter::print_constant(const Expression& expression, std::string& text) {
  std::string instructions;
  std::size_t count = 0;
  text_ = &instructions;
  locals_ = nullptr;
  label_names_ = nullptr;
  labels_.clear();
  InstrReader reader(expression, diagnostics_);
  while (!reader.at_end()) {
    const Instruction& instruction = reader.read();
    if (!reader.ok() || (instruction.op == Op::end && reader.at_end()))
      break;
    if (count++ > 0)
      instructions += ' ';
    print_instruction(instruction);
  }
  ok_ = ok_ && reader.ok();
  text += count == 1 ? fmt::format(" ({})", instructions) : count == 0 ? "" : " " + instructions;
}

void InstructionPrinter::print_body(std::uint32_t index, const FunctionBody& body, std::string& text) {
  text_ = &text;
  const auto locals = names_.locals.find(index);
  locals_ = locals == names_.locals.end() ? nullptr : &locals->second;
  const auto labels = names_.labels.find(index);
  label_names_ = labels == names_.labels.end() ? nullptr : &labels->second;
  labels_.clear();
  label_depths_.clear();
  blocks_begun_ = 0;

  bool has_end = false;
  auto hint = body.branch_hints.begin();
  InstrReader reader(body.code, diagnostics_);
  while (!reader.at_end()) {
    const Instruction& instruction = reader.read();
    const Op op = instruction.op;
    has_end = op == Op::end && labels_.empty();
    if (!reader.ok() || has_end)
      break;
    const bool closes = op == Op::end || op == Op::delegate;
    const bool continues = op == Op::else_ || op == Op::catch_ || op == Op::catch_all;
    if (closes)
      close_block();
    const std::size_t depth = labels_.size() - (continues && !labels_.empty() ? 1 : 0);
    for (; hint != body.branch_hints.end() && hint->offset <= instruction.offset; ++hint) {
      if (hint->offset < instruction.offset)
        continue;
      begin_line(depth);
      text +=
          hint->is_likely ? "(@metadata.code.branch_hint \"\\01\")" : "(@metadata.code.branch_hint \"\\00\")";
      ++hint_count_;
    }
    begin_line(depth);
    print_instruction(instruction);
  }
  // No text says that a body ends before or after its last `end`.
  if (reader.ok() && (!has_end || !reader.at_end()))
    diagnostics_.error(reader.offset(), diagnostic::end_expected);
  ok_ = ok_ && reader.ok() && has_end && reader.at_end();
}

// A body is three columns in; beyond a depth that nobody reads, lines do not move any further, so that the
// text stays as long as the code.
void InstructionPrinter::begin_line(std::size_t depth) {
  constexpr std::size_t greatest_depth = 50;
  *text_ += '\n';
  text_->append(4 + 2 * std::min(depth, greatest_depth), ' ');
}

void InstructionPrinter::print_instruction(const Instruction& instruction) {
  const Immediates immediates = info(instruction.op).immediates;
  const bool is_block = immediates == Immediates::block_type || immediates == Immediates::try_table;
  *text_ += info(instruction.op).text;
  if (is_block)
    begin_block();
  print_immediates(instruction);
  if (is_block)
    open_block();
}

// ---- Immediates

void InstructionPrinter::print_immediates(const Instruction& instruction) {
  const std::uint32_t index = instruction.index;
  const std::uint32_t index2 = instruction.index2;
  switch (info(instruction.op).immediates) {
  case Immediates::none:
  case Immediates::zero_byte:
    return;
  case Immediates::block_type:
    return print_block_type(instruction.block);
  case Immediates::try_table:
    print_block_type(instruction.block);
    for (const CatchClause& clause : instruction.catches)
      print_catch(clause);
    return;
  case Immediates::label:
    return print(label(index));
  case Immediates::br_table:
    for (const std::uint32_t target : instruction.labels)
      print(label(target));
    return print(label(index));
  case Immediates::select_types:
    *text_ += " (result";
    for (const ValueType type : instruction.types)
      print(value_type(type));
    *text_ += ')';
    return;
  case Immediates::function:
    return print(names_.functions.reference(index));
  case Immediates::type:
    return print(names_.types.reference(index));
  case Immediates::type_table:
    if (index2 != 0)
      print(names_.tables.reference(index2));
    return print(fmt::format("(type {})", names_.types.reference(index)));
  case Immediates::local:
    return print(local(index));
  case Immediates::global:
    return print(names_.globals.reference(index));
  case Immediates::table:
    return print_optional(names_.tables, index);
  case Immediates::table_table:
    if (index == 0 && index2 == 0)
      return;
    print(names_.tables.reference(index));
    return print(names_.tables.reference(index2));
  case Immediates::element:
    return print(names_.elements.reference(index));
  case Immediates::element_table:
    print_optional(names_.tables, index2);
    return print(names_.elements.reference(index));
  case Immediates::tag:
    return print(names_.tags.reference(index));
  case Immediates::heap_type:
    return print_heap_type_immediate(instruction);
  case Immediates::memory:
    return print_optional(names_.memories, index);
  case Immediates::memory_memory:
    if (index == 0 && index2 == 0)
      return;
    print(names_.memories.reference(index));
    return print(names_.memories.reference(index2));
  case Immediates::data:
    return print(names_.data.reference(index));
  case Immediates::data_memory:
    print_optional(names_.memories, index2);
    return print(names_.data.reference(index));
  case Immediates::memarg:
    return print_memory_argument(instruction.op, instruction.memarg);
  case Immediates::memarg_lane:
    print_memory_argument(instruction.op, instruction.memarg);
    return print(std::to_string(instruction.lane));
  case Immediates::lane:
    return print(std::to_string(instruction.lane));
  case Immediates::shuffle:
    for (const std::uint8_t lane : instruction.lanes)
      print(std::to_string(lane));
    return;
  case Immediates::i32:
    return print(std::to_string(static_cast<std::int32_t>(instruction.bits)));
  case Immediates::i64:
    return print(std::to_string(static_cast<std::int64_t>(instruction.bits)));
  case Immediates::f32:
    return print(print_float(instruction.bits, binary32));
  case Immediates::f64:
    return print(print_float(instruction.bits, binary64));
  case Immediates::v128:
    return print_vector(instruction);
  case Immediates::type_field:
    print(names_.types.reference(index));
    return print(field(index, index2));
  case Immediates::type_count:
    print(names_.types.reference(index));
    return print(std::to_string(index2));
  case Immediates::type_data:
    print(names_.types.reference(index));
    return print(names_.data.reference(index2));
  case Immediates::type_element:
    print(names_.types.reference(index));
    return print(names_.elements.reference(index2));
  case Immediates::type_type:
    print(names_.types.reference(index));
    return print(names_.types.reference(index2));
  case Immediates::br_on_cast: {
    constexpr unsigned first_is_nullable = 1;
    constexpr unsigned second_is_nullable = 2;
    print(label(index));
    print(value_type(
        {ValueKind::ref, (instruction.cast_flags & first_is_nullable) != 0, instruction.heap_type}));
    return print(value_type(
        {ValueKind::ref, (instruction.cast_flags & second_is_nullable) != 0, instruction.heap_type2}));
  }
  }
}

void InstructionPrinter::print(std::string_view word) {
  *text_ += ' ';
  *text_ += word;
}

// What number 0 goes without saying for.
void InstructionPrinter::print_optional(const PrintedNames& names, std::uint32_t index) {
  if (index != 0)
    print(names.reference(index));
}

// ref.null takes a heap type, ref.test and ref.cast a reference type.
void InstructionPrinter::print_heap_type_immediate(const Instruction& instruction) {
  if (instruction.op == Op::ref_null)
    return print(print_heap_type(instruction.heap_type, names_));
  const bool nullable = instruction.op == Op::ref_test_null || instruction.op == Op::ref_cast_null;
  print(value_type({ValueKind::ref, nullable, instruction.heap_type}));
}

void InstructionPrinter::print_block_type(const BlockType& type) {
  if (const auto* index = std::get_if<TypeIndex>(&type))
    print(fmt::format("(type {})", names_.types.reference(index->value)));
  else if (const auto* result = std::get_if<ValueType>(&type))
    print(fmt::format("(result {})", value_type(*result)));
}

void InstructionPrinter::print_memory_argument(Op op, const MemoryArgument& argument) {
  print_optional(names_.memories, argument.memory);
  if (argument.offset != 0)
    print(fmt::format("offset={}", argument.offset));
  if (argument.align_log2 != access_size_log2(op))
    print(fmt::format("align={}", std::uint64_t{1} << argument.align_log2));
}

void InstructionPrinter::print_catch(const CatchClause& clause) {
  switch (clause.kind) {
  case CatchClause::Kind::catch_:
    return print(fmt::format("(catch {} {})", names_.tags.reference(clause.tag), label(clause.label)));
  case CatchClause::Kind::catch_ref:
    return print(fmt::format("(catch_ref {} {})", names_.tags.reference(clause.tag), label(clause.label)));
  case CatchClause::Kind::catch_all:
    return print(fmt::format("(catch_all {})", label(clause.label)));
  case CatchClause::Kind::catch_all_ref:
    return print(fmt::format("(catch_all_ref {})", label(clause.label)));
  }
}

void InstructionPrinter::print_vector(const Instruction& instruction) {
  print("i32x4");
  for (std::size_t lane = 0; lane < 16; lane += 4) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i)
      bits |= std::uint32_t{instruction.lanes[lane + i]} << (8 * i);
    print(fmt::format("0x{:08x}", bits));
  }
}

// ---- Names

// Prints the identifier of the block that begins; it is open only behind its immediates.
void InstructionPrinter::begin_block() {
  const std::uint32_t block = blocks_begun_++;
  opened_label_ = {};
  if (label_names_ == nullptr)
    return;
  const auto found = label_names_->find(block);
  if (found == label_names_->end())
    return;
  opened_label_ = found->second;
  print(identifier_of(opened_label_));
}

void InstructionPrinter::open_block() {
  if (!opened_label_.empty())
    label_depths_[opened_label_].push_back(labels_.size());
  labels_.push_back(opened_label_);
}

void InstructionPrinter::close_block() {
  if (labels_.empty())
    return;
  if (!labels_.back().empty())
    label_depths_[labels_.back()].pop_back();
  labels_.pop_back();
}

// The name of the block, unless an inner one hides it.
std::string InstructionPrinter::label(std::uint32_t depth) const {
  if (depth >= labels_.size())
    return std::to_string(depth);
  const std::size_t position = labels_.size() - 1 - depth;
  const std::string_view name = labels_[position];
  if (name.empty() || label_depths_.at(name).back() != position)
    return std::to_string(depth);
  return identifier_of(name);
}

std::string InstructionPrinter::local(std::uint32_t index) const {
  return locals_ != nullptr ? locals_->reference(index) : std::to_string(index);
}

std::string InstructionPrinter::field(std::uint32_t type, std::uint32_t index) const {
  const auto names = names_.fields.find(type);
  return names != names_.fields.end() ? names->second.reference(index) : std::to_string(index);
}

} // namespace ingot::text
