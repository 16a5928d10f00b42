// Instructions -> code (spec: text/instructions). Plain and folded instructions nest without a limit, so what
// is open is kept in a stack of frames and nothing recurses.
#pragma once

#include "compiler/support/byte_writer.hpp"
#include "compiler/text/index_spaces.hpp"
#include "compiler/text/name_section.hpp"
#include "compiler/text/token_reader.hpp"
#include "compiler/text/type_section.hpp"
#include "compiler/wasm/op.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ingot::text {

// An instruction's place in the code and in the text.
struct CodePosition {
  std::size_t code_offset = 0;
  std::size_t text_offset = 0;
};

// Whether a branch is expected to be taken (proposal branch-hinting).
struct AssembledHint {
  std::size_t code_offset = 0;
  std::uint8_t value = 0;
};

// One function body or constant expression: its code so far, what it can name, and what is known beside.
struct AssembledExpression {
  IndexSpace locals{"local"};
  ByteWriter code;
  std::vector<CodePosition> positions;
  std::vector<AssembledHint> hints;
  NameMap label_names;
  bool names_data = false; // a data segment
};

class ExpressionParser {
public:
  ExpressionParser(TokenReader& reader, const ModuleSpaces& spaces, TypeSection& types)
      : reader_(reader), spaces_(spaces), types_(types) {}

  // Appends the instructions up to a `)` that none of them opened, which is not taken, without an `end`.
  void parse_instructions(AssembledExpression& expression);

  // Appends one folded instruction.
  void parse_folded_instruction(AssembledExpression& expression);

private:
  struct Label {
    std::string identifier; // empty: none
    std::string name;       // for the name section
  };

  struct Frame {
    enum class Kind : std::uint8_t {
      plain_block,  // block ... end
      operands,     // (op ...): written when it closes
      folded_block, // (block ...)
      folded_if,    // (if ...): its condition, `then` and `else`
      folded_try,   // (try ...): its `do`, `catch`, `catch_all`, `delegate`
      arm,          // (then ...) and the like
    };
    // How far an `if` or `try` is: `else` and `catch_all` are last arms.
    enum class Stage : std::uint8_t { start, first_arm, later_arm, last_arm, delegated };

    Kind kind = Kind::operands;
    Stage stage = Stage::start;
    Op op = Op::nop;
    std::size_t pending_begin = 0; // in pending_
    std::size_t text_offset = 0;
    Label label;
    std::optional<AssembledHint> hint;
  };

  // expression_parser.cpp
  void parse(AssembledExpression& expression, bool is_single);
  void open_form(const std::optional<AssembledHint>& hint);
  bool open_arm(Frame& parent);
  void open_folded_instruction(const std::optional<AssembledHint>& hint);
  void parse_plain_instruction(const std::optional<AssembledHint>& hint);
  void parse_plain_block(Frame frame);
  static bool accepts_part(const Frame& frame, Op op);
  void parse_block_continuation(Op op, std::size_t text_offset);
  void close_form();
  bool accepts_plain_instructions() const;
  std::optional<Op> take_operator();
  void write_pending(const Frame& frame);
  void write_operator(Op op, std::size_t text_offset);
  std::optional<AssembledHint> take_branch_hint();

  // Labels.
  Label take_label();
  void check_repeated_label(const Label& label);
  void push_label(const Label& label);
  void pop_label(const Label& label);
  std::uint32_t resolve_label();

  // instruction_immediates.cpp: reads the immediates and writes opcode and all to pending_.
  void parse_instruction(Op op);
  void write_opcode(Op op);
  void write_index(const IndexSpace& space);
  void write_optional_index(const IndexSpace& space);
  void parse_label_table();
  void parse_select();
  void parse_call_indirect(Op op);
  void parse_index_pair(const IndexSpace& first, const IndexSpace& second);
  void parse_segment_and_target(const IndexSpace& segments, const IndexSpace& targets);
  void parse_type_and(const IndexSpace& space);
  void parse_heap_type_test(Op op);
  void parse_cast_branch();
  void parse_memory_argument(Op op, bool has_lane);
  std::uint64_t parse_memarg_number(std::string_view word, bool& is_present);
  void parse_lane();
  void parse_shuffle();
  void parse_vector();
  void parse_catch_clauses();

  TokenReader& reader_;
  const ModuleSpaces& spaces_;
  TypeSection& types_;

  // Of the expression at hand.
  AssembledExpression* expression_ = nullptr;
  std::vector<Frame> frames_;
  ByteWriter pending_;            // of the open operands and folded_if frames, the innermost last
  std::uint32_t label_count_ = 0; // open blocks
  std::unordered_map<std::string, std::vector<std::uint32_t>> labels_; // depths of the open blocks of a name
  std::uint32_t blocks_begun_ = 0;
};

} // namespace ingot::text
