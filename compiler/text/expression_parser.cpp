#include "compiler/text/expression_parser.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/lexer.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ingot::text {

void ExpressionParser::parse_instructions(AssembledExpression& expression) { parse(expression, false); }

void ExpressionParser::parse_folded_instruction(AssembledExpression& expression) { parse(expression, true); }

void ExpressionParser::parse(AssembledExpression& expression, bool is_single) {
  expression_ = &expression;
  frames_.clear();
  pending_.clear();
  labels_.clear();
  label_count_ = 0;
  blocks_begun_ = 0;
  do {
    const std::optional<AssembledHint> hint = take_branch_hint();
    if (reader_.at_close()) {
      if (frames_.empty() && !is_single)
        return;
      close_form();
    } else if (reader_.at(TokenKind::left_parenthesis)) {
      open_form(hint);
    } else if (reader_.at(TokenKind::keyword) && accepts_plain_instructions() &&
               !(is_single && frames_.empty())) {
      parse_plain_instruction(hint);
    } else {
      reader_.fail_unexpected();
    }
  } while (reader_.ok() && !(is_single && frames_.empty()));
}

bool ExpressionParser::accepts_plain_instructions() const {
  if (frames_.empty())
    return true;
  const Frame::Kind kind = frames_.back().kind;
  return kind == Frame::Kind::plain_block || kind == Frame::Kind::folded_block || kind == Frame::Kind::arm;
}

std::optional<Op> ExpressionParser::take_operator() {
  const Token token = reader_.peek();
  if (token.kind != TokenKind::keyword) {
    reader_.fail_unexpected();
    return std::nullopt;
  }
  const std::optional<Op> op = op_with_text(token.text);
  if (!op)
    reader_.fail(token.offset, diagnostic::unknown_operator, escape(token.text));
  reader_.take();
  return op;
}

// ---- Plain instructions

void ExpressionParser::parse_plain_instruction(const std::optional<AssembledHint>& hint) {
  Frame frame;
  frame.kind = Frame::Kind::plain_block;
  frame.pending_begin = pending_.size();
  frame.text_offset = reader_.offset();
  frame.hint = hint;
  const std::optional<Op> op = take_operator();
  if (!op)
    return;
  frame.op = *op;
  switch (*op) {
  case Op::block:
  case Op::loop:
  case Op::if_:
  case Op::try_:
  case Op::try_table:
    return parse_plain_block(std::move(frame));
  case Op::else_:
  case Op::catch_:
  case Op::catch_all:
  case Op::delegate:
  case Op::end:
    return parse_block_continuation(*op, frame.text_offset);
  default:
    parse_instruction(*op);
    return write_pending(frame);
  }
}

void ExpressionParser::parse_plain_block(Frame frame) {
  frame.label = take_label();
  parse_instruction(frame.op);
  write_pending(frame);
  push_label(frame.label);
  frames_.push_back(std::move(frame));
}

// Whether else, catch, catch_all or delegate can come next in a plain block.
bool ExpressionParser::accepts_part(const Frame& frame, Op op) {
  if (op == Op::else_)
    return frame.op == Op::if_ && frame.stage == Frame::Stage::start;
  if (op == Op::delegate)
    return frame.op == Op::try_ && frame.stage == Frame::Stage::start;
  return frame.op == Op::try_ && frame.stage != Frame::Stage::last_arm;
}

// What can stand in or at the end of a plain block; its word is taken.
void ExpressionParser::parse_block_continuation(Op op, std::size_t text_offset) {
  if (frames_.empty() || frames_.back().kind != Frame::Kind::plain_block)
    return reader_.fail(text_offset, diagnostic::misplaced_block_part, info(op).text);
  Frame& frame = frames_.back();
  if (op != Op::end && !accepts_part(frame, op))
    return reader_.fail(text_offset, diagnostic::misplaced_block_part, info(op).text);
  if (op == Op::else_ || op == Op::end)
    check_repeated_label(frame.label);
  if (op == Op::end || op == Op::delegate)
    pop_label(frame.label); // delegate counts its label from outside
  frame.stage = op == Op::catch_ ? Frame::Stage::later_arm : Frame::Stage::last_arm;
  Frame part;
  part.op = op;
  part.pending_begin = pending_.size();
  part.text_offset = text_offset;
  parse_instruction(op);
  write_pending(part);
  if (op == Op::end || op == Op::delegate)
    frames_.pop_back();
}

// ---- Folded instructions

void ExpressionParser::open_form(const std::optional<AssembledHint>& hint) {
  if (!frames_.empty()) {
    Frame& parent = frames_.back();
    const bool has_arms = parent.kind == Frame::Kind::folded_if || parent.kind == Frame::Kind::folded_try;
    if (has_arms && open_arm(parent))
      return;
    // Only the condition of an `if` stands beside the arms.
    if (has_arms && (parent.kind == Frame::Kind::folded_try || parent.stage != Frame::Stage::start))
      return reader_.fail_unexpected();
  }
  open_folded_instruction(hint);
}

// Opens what is next if it is an arm that `parent` can have now.
bool ExpressionParser::open_arm(Frame& parent) {
  const Frame::Stage stage = parent.stage;
  const bool is_if = parent.kind == Frame::Kind::folded_if;
  const bool can_catch = !is_if && (stage == Frame::Stage::first_arm || stage == Frame::Stage::later_arm);
  const std::size_t text_offset = reader_.peek_second().offset;
  if (stage == Frame::Stage::start && reader_.accept_form(is_if ? "then" : "do")) {
    write_pending(parent);
    push_label(parent.label);
    parent.stage = Frame::Stage::first_arm;
  } else if (is_if && stage == Frame::Stage::first_arm && reader_.accept_form("else")) {
    write_operator(Op::else_, text_offset);
    parent.stage = Frame::Stage::last_arm;
  } else if (can_catch && reader_.accept_form("catch")) {
    write_operator(Op::catch_, text_offset);
    parent.stage = Frame::Stage::later_arm;
  } else if (can_catch && reader_.accept_form("catch_all")) {
    write_operator(Op::catch_all, text_offset);
    parent.stage = Frame::Stage::last_arm;
  } else if (!is_if && stage == Frame::Stage::first_arm && reader_.accept_form("delegate")) {
    pop_label(parent.label);
    write_operator(Op::delegate, text_offset);
    parent.stage = Frame::Stage::delegated;
  } else {
    return false;
  }
  Frame arm;
  arm.kind = Frame::Kind::arm;
  frames_.push_back(std::move(arm));
  return true;
}

void ExpressionParser::open_folded_instruction(const std::optional<AssembledHint>& hint) {
  reader_.take();
  Frame frame;
  frame.pending_begin = pending_.size();
  frame.text_offset = reader_.offset();
  frame.hint = hint;
  const std::optional<Op> op = take_operator();
  if (!op)
    return;
  frame.op = *op;
  switch (*op) {
  case Op::else_:
  case Op::catch_:
  case Op::catch_all:
  case Op::delegate:
  case Op::end:
    return reader_.fail(frame.text_offset, diagnostic::misplaced_block_part, info(*op).text);
  case Op::block:
  case Op::loop:
  case Op::try_table:
    frame.kind = Frame::Kind::folded_block;
    frame.label = take_label();
    parse_instruction(*op);
    write_pending(frame);
    push_label(frame.label);
    break;
  case Op::if_:
  case Op::try_:
    frame.kind = *op == Op::if_ ? Frame::Kind::folded_if : Frame::Kind::folded_try;
    frame.label = take_label();
    parse_instruction(*op);
    break;
  default:
    frame.kind = Frame::Kind::operands;
    parse_instruction(*op);
    break;
  }
  frames_.push_back(std::move(frame));
}

void ExpressionParser::close_form() {
  if (frames_.empty())
    return reader_.fail_unexpected();
  const std::size_t text_offset = reader_.offset();
  const Frame frame = std::move(frames_.back());
  frames_.pop_back();
  const bool has_arms = frame.kind == Frame::Kind::folded_if || frame.kind == Frame::Kind::folded_try;
  if (frame.kind == Frame::Kind::plain_block || (has_arms && frame.stage == Frame::Stage::start))
    return reader_.fail_unexpected();
  reader_.take();
  if (frame.kind == Frame::Kind::operands)
    return write_pending(frame);
  if (frame.kind == Frame::Kind::arm || frame.stage == Frame::Stage::delegated)
    return;
  pop_label(frame.label);
  write_operator(Op::end, text_offset);
}

// ---- Output

// Moves the instruction of `frame`, the last pending one, to the code.
void ExpressionParser::write_pending(const Frame& frame) {
  AssembledExpression& expression = *expression_;
  if (frame.hint)
    expression.hints.push_back({expression.code.size(), frame.hint->value});
  expression.positions.push_back({expression.code.size(), frame.text_offset});
  expression.code.write_bytes(Bytes(pending_.bytes()).subspan(frame.pending_begin));
  pending_.truncate(frame.pending_begin);
}

// An instruction without a form of its own.
void ExpressionParser::write_operator(Op op, std::size_t text_offset) {
  Frame frame;
  frame.op = op;
  frame.pending_begin = pending_.size();
  frame.text_offset = text_offset;
  parse_instruction(op);
  write_pending(frame);
}

// `(@metadata.code.branch_hint "\00")` or "\01"
std::optional<AssembledHint> ExpressionParser::take_branch_hint() {
  static constexpr std::string_view id = "metadata.code.branch_hint";
  const std::optional<Annotation> annotation = reader_.take_annotation(id);
  if (!annotation)
    return std::nullopt;
  TokenReader contents = reader_.contents_of(*annotation);
  const std::string value = contents.expect_string();
  if (contents.ok() && !contents.at_end())
    contents.fail_unexpected();
  if (contents.ok() && value != std::string_view("\0", 1) && value != "\1")
    contents.fail(annotation->offset, diagnostic::malformed_annotation, id, "malformed hint");
  reader_.fail_with(contents);
  if (reader_.ok() && reader_.take_annotation(id))
    reader_.fail(annotation->offset, diagnostic::malformed_annotation, id, "duplicate annotation");
  return AssembledHint{0, static_cast<std::uint8_t>(value == "\1" ? 1 : 0)};
}

// ---- Labels

ExpressionParser::Label ExpressionParser::take_label() {
  Label label;
  if (reader_.at(TokenKind::identifier))
    label.identifier = identifier_name(reader_.take().text);
  label.name = take_name_annotation(reader_).value_or(label.identifier);
  return label;
}

// Behind `else` and `end` the label of the block may be repeated.
void ExpressionParser::check_repeated_label(const Label& label) {
  if (!reader_.at(TokenKind::identifier))
    return;
  const Token token = reader_.take();
  if (identifier_name(token.text) != label.identifier)
    reader_.fail(token.offset, diagnostic::mismatching_label, escape(token.text));
}

void ExpressionParser::push_label(const Label& label) {
  const std::uint32_t depth = label_count_++;
  const std::uint32_t block = blocks_begun_++;
  if (!label.identifier.empty())
    labels_[label.identifier].push_back(depth);
  if (!label.name.empty())
    expression_->label_names.emplace_back(block, label.name);
}

void ExpressionParser::pop_label(const Label& label) {
  --label_count_;
  if (label.identifier.empty())
    return;
  const auto found = labels_.find(label.identifier);
  found->second.pop_back();
  if (found->second.empty())
    labels_.erase(found);
}

// The number of blocks between here and the one that is named.
std::uint32_t ExpressionParser::resolve_label() {
  if (reader_.at(TokenKind::integer))
    return static_cast<std::uint32_t>(reader_.expect_unsigned(32));
  if (!reader_.at(TokenKind::identifier)) {
    reader_.fail_unexpected();
    return 0;
  }
  const Token token = reader_.take();
  const auto found = labels_.find(identifier_name(token.text));
  if (found != labels_.end())
    return label_count_ - 1 - found->second.back();
  reader_.fail(token.offset, diagnostic::unknown_identifier, "label", escape(token.text));
  return 0;
}

} // namespace ingot::text
