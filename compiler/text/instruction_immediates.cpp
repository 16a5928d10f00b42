// The immediates of instructions (spec: text/instructions), by the kinds of op_table.hpp.
#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/text/expression_parser.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/literals.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_words.hpp"
#include "compiler/text/vector_shapes.hpp"
#include "compiler/wasm/access_size.hpp"
#include "compiler/wasm/op_table.hpp"
#include "compiler/wasm/types.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ingot::text {
namespace {

bool is_memarg_word(const Token& token) {
  return token.kind == TokenKind::keyword &&
         (token.text.starts_with("offset=") || token.text.starts_with("align="));
}

} // namespace

void ExpressionParser::write_opcode(Op op) {
  const std::uint32_t encoding = info(op).encoding;
  if (encoding <= 0xFF) {
    pending_.write_u8(static_cast<std::uint8_t>(encoding));
  } else {
    pending_.write_u8(static_cast<std::uint8_t>(encoding >> 16));
    pending_.write_unsigned(encoding & 0xFFFF);
  }
}

void ExpressionParser::write_index(const IndexSpace& space) {
  pending_.write_unsigned(space.resolve(reader_));
}

void ExpressionParser::write_optional_index(const IndexSpace& space) {
  pending_.write_unsigned(reader_.at_index() ? space.resolve(reader_) : 0);
}

void ExpressionParser::parse_instruction(Op op) {
  const Immediates immediates = info(op).immediates;
  if (op == Op::select)
    return parse_select();
  if (immediates == Immediates::type_table)
    return parse_call_indirect(op);
  if (immediates == Immediates::heap_type && op != Op::ref_null)
    return parse_heap_type_test(op);

  write_opcode(op);
  switch (immediates) {
  case Immediates::none:
    break;
  case Immediates::block_type:
    types_.parse_block_type(reader_, pending_);
    break;
  case Immediates::try_table:
    types_.parse_block_type(reader_, pending_);
    parse_catch_clauses();
    break;
  case Immediates::label:
    pending_.write_unsigned(resolve_label());
    break;
  case Immediates::br_table:
    parse_label_table();
    break;
  case Immediates::function:
    write_index(spaces_.functions);
    break;
  case Immediates::type:
    pending_.write_unsigned(types_.resolve_type(reader_));
    break;
  case Immediates::local:
    write_index(expression_->locals);
    break;
  case Immediates::global:
    write_index(spaces_.globals);
    break;
  case Immediates::table:
    write_optional_index(spaces_.tables);
    break;
  case Immediates::table_table:
    parse_index_pair(spaces_.tables, spaces_.tables);
    break;
  case Immediates::element:
    write_index(spaces_.elements);
    break;
  case Immediates::element_table:
    parse_segment_and_target(spaces_.elements, spaces_.tables);
    break;
  case Immediates::tag:
    write_index(spaces_.tags);
    break;
  case Immediates::heap_type:
    write_heap_type(pending_, types_.parse_heap_type(reader_));
    break;
  case Immediates::memory:
    write_optional_index(spaces_.memories);
    break;
  case Immediates::memory_memory:
    parse_index_pair(spaces_.memories, spaces_.memories);
    break;
  case Immediates::data:
    expression_->names_data = true;
    write_index(spaces_.data);
    break;
  case Immediates::data_memory:
    expression_->names_data = true;
    parse_segment_and_target(spaces_.data, spaces_.memories);
    break;
  case Immediates::memarg:
    parse_memory_argument(op, false);
    break;
  case Immediates::memarg_lane:
    parse_memory_argument(op, true);
    parse_lane();
    break;
  case Immediates::lane:
    parse_lane();
    break;
  case Immediates::shuffle:
    parse_shuffle();
    break;
  case Immediates::i32:
    pending_.write_signed(static_cast<std::int32_t>(reader_.expect_integer(32)));
    break;
  case Immediates::i64:
    pending_.write_signed(static_cast<std::int64_t>(reader_.expect_integer(64)));
    break;
  case Immediates::f32:
    pending_.write_fixed(reader_.expect_float(binary32), 4);
    break;
  case Immediates::f64:
    pending_.write_fixed(reader_.expect_float(binary64), 8);
    break;
  case Immediates::v128:
    parse_vector();
    break;
  case Immediates::zero_byte:
    pending_.write_u8(0);
    break;
  case Immediates::type_field: {
    const std::uint32_t type = types_.resolve_type(reader_);
    pending_.write_unsigned(type);
    pending_.write_unsigned(types_.resolve_field(reader_, type));
    break;
  }
  case Immediates::type_count:
    pending_.write_unsigned(types_.resolve_type(reader_));
    pending_.write_unsigned(reader_.expect_unsigned(32));
    break;
  case Immediates::type_data:
    expression_->names_data = true;
    parse_type_and(spaces_.data);
    break;
  case Immediates::type_element:
    parse_type_and(spaces_.elements);
    break;
  case Immediates::type_type:
    pending_.write_unsigned(types_.resolve_type(reader_));
    pending_.write_unsigned(types_.resolve_type(reader_));
    break;
  case Immediates::br_on_cast:
    parse_cast_branch();
    break;
  case Immediates::select_types: // behind Op::select
  case Immediates::type_table:
    break;
  }
}

void ExpressionParser::parse_label_table() {
  std::vector<std::uint32_t> labels = {resolve_label()};
  while (reader_.at_index())
    labels.push_back(resolve_label());
  pending_.write_unsigned(labels.size() - 1); // the last one is the default
  for (const std::uint32_t label : labels)
    pending_.write_unsigned(label);
}

void ExpressionParser::parse_select() {
  if (!reader_.at_form("result"))
    return write_opcode(Op::select);
  write_opcode(Op::select_typed);
  const std::vector<ValueType> types = types_.parse_results(reader_);
  pending_.write_unsigned(types.size());
  for (const ValueType type : types)
    write_value_type(pending_, type);
}

// The table stands first in the text and last in the binary.
void ExpressionParser::parse_call_indirect(Op op) {
  const std::uint32_t table = reader_.at_index() ? spaces_.tables.resolve(reader_) : 0;
  write_opcode(op);
  pending_.write_unsigned(types_.parse_anonymous_type_use(reader_));
  pending_.write_unsigned(table);
}

// Destination and source; neither is number 0 of both.
void ExpressionParser::parse_index_pair(const IndexSpace& first, const IndexSpace& second) {
  if (!reader_.at_index()) {
    pending_.write_unsigned(0);
    pending_.write_unsigned(0);
    return;
  }
  write_index(first);
  write_index(second);
}

// memory.init and table.init: the memory or table may be left out; in the binary it comes second.
void ExpressionParser::parse_segment_and_target(const IndexSpace& segments, const IndexSpace& targets) {
  const TokenKind second = reader_.peek_second().kind;
  const bool has_target =
      reader_.at_index() && (second == TokenKind::identifier || second == TokenKind::integer);
  const std::uint32_t target = has_target ? targets.resolve(reader_) : 0;
  write_index(segments);
  pending_.write_unsigned(target);
}

void ExpressionParser::parse_type_and(const IndexSpace& space) {
  pending_.write_unsigned(types_.resolve_type(reader_));
  write_index(space);
}

// ref.test and ref.cast take a reference type; whether it is nullable is in the opcode.
void ExpressionParser::parse_heap_type_test(Op op) {
  const ValueType type = types_.parse_reference_type(reader_);
  if (type.nullable)
    op = op == Op::ref_test ? Op::ref_test_null : Op::ref_cast_null;
  write_opcode(op);
  write_heap_type(pending_, type.heap);
}

void ExpressionParser::parse_cast_branch() {
  const std::uint32_t label = resolve_label();
  const ValueType from = types_.parse_reference_type(reader_);
  const ValueType to = types_.parse_reference_type(reader_);
  pending_.write_u8(static_cast<std::uint8_t>((from.nullable ? 1 : 0) | (to.nullable ? 2 : 0)));
  pending_.write_unsigned(label);
  write_heap_type(pending_, from.heap);
  write_heap_type(pending_, to.heap);
}

// `offset=N` or `align=N`, one token.
std::uint64_t ExpressionParser::parse_memarg_number(std::string_view word, bool& is_present) {
  is_present = reader_.at(TokenKind::keyword) && reader_.peek().text.starts_with(word);
  if (!is_present)
    return 0;
  const Token token = reader_.take();
  const std::string_view literal = token.text.substr(word.size());
  if (number_form(literal) != NumberForm::integer || literal.starts_with('+') || literal.starts_with('-')) {
    reader_.fail(token.offset, diagnostic::unknown_operator, escape(token.text));
    return 0;
  }
  const std::optional<std::uint64_t> value = parse_unsigned(literal, 64);
  if (!value)
    reader_.fail(token.offset, diagnostic::constant_out_of_range, "i64");
  return value.value_or(0);
}

// With a lane behind, a number is the memory only if another one or a memarg follows.
void ExpressionParser::parse_memory_argument(Op op, bool has_lane) {
  constexpr std::uint64_t has_memory_index = 0x40;
  const Token second = has_lane ? reader_.peek_second() : Token{};
  const bool has_memory =
      reader_.at_index() && (!has_lane || second.kind == TokenKind::integer || is_memarg_word(second));
  const std::uint32_t memory = has_memory ? spaces_.memories.resolve(reader_) : 0;
  bool is_present = false;
  const std::uint64_t offset = parse_memarg_number("offset=", is_present);
  const std::size_t alignment_offset = reader_.offset();
  const std::uint64_t alignment = parse_memarg_number("align=", is_present);
  if (is_present && !std::has_single_bit(alignment))
    reader_.fail(alignment_offset, diagnostic::alignment_power_of_two);
  const std::uint64_t alignment_log2 =
      is_present ? static_cast<std::uint64_t>(std::countr_zero(alignment)) : access_size_log2(op);
  pending_.write_unsigned(alignment_log2 | (memory != 0 ? has_memory_index : 0));
  if (memory != 0)
    pending_.write_unsigned(memory);
  pending_.write_unsigned(offset);
}

void ExpressionParser::parse_lane() {
  const Token token = reader_.peek();
  if (token.kind == TokenKind::integer && !parse_unsigned(token.text, 8) && number_form(token.text))
    return reader_.fail(token.offset, diagnostic::lane_index);
  pending_.write_u8(static_cast<std::uint8_t>(reader_.expect_unsigned(8)));
}

void ExpressionParser::parse_shuffle() {
  for (int i = 0; i < 16; ++i) {
    if (reader_.ok() && !reader_.at(TokenKind::integer))
      return reader_.fail(reader_.offset(), diagnostic::shuffle_length);
    parse_lane();
  }
  if (reader_.at(TokenKind::integer))
    reader_.fail(reader_.offset(), diagnostic::shuffle_length);
}

// `i32x4 1 2 3 4`
void ExpressionParser::parse_vector() {
  const VectorShapeInfo* const shape =
      reader_.at(TokenKind::keyword) ? vector_shape(reader_.peek().text) : nullptr;
  if (!shape)
    return reader_.fail_unexpected();
  reader_.take();
  const auto at_number = [&] { return reader_.at(TokenKind::integer) || reader_.at(TokenKind::floating); };
  for (unsigned i = 0; i < shape->lanes; ++i) {
    if (reader_.ok() && !at_number())
      return reader_.fail(reader_.offset(), diagnostic::lane_count, shape->lanes);
    pending_.write_fixed(read_lane(reader_, *shape), shape->lane_bits / 8);
  }
  if (at_number())
    reader_.fail(reader_.offset(), diagnostic::lane_count, shape->lanes);
}

// The labels are counted from outside the block.
void ExpressionParser::parse_catch_clauses() {
  static constexpr std::array<std::string_view, 4> words = {"catch", "catch_ref", "catch_all",
                                                            "catch_all_ref"};
  ByteWriter clauses;
  std::uint32_t count = 0;
  for (bool found = true; found;) {
    found = false;
    for (std::uint8_t kind = 0; kind < words.size() && !found; ++kind) {
      found = reader_.accept_form(words[kind]);
      if (!found)
        continue;
      ++count;
      clauses.write_u8(kind);
      if (kind < 2)
        clauses.write_unsigned(spaces_.tags.resolve(reader_));
      clauses.write_unsigned(resolve_label());
      reader_.expect_close();
    }
  }
  pending_.write_unsigned(count);
  pending_.write_bytes(clauses.bytes());
}

} // namespace ingot::text
