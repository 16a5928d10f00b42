// Code -> plain instructions, one a line, indented by the blocks around them.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/text/printed_names.hpp"
#include "compiler/wasm/module.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ingot::text {

// `(ref null $t)` and so on, with the names of types.
std::string print_heap_type(HeapType type, const ModuleNames& names);
std::string print_value_type(ValueType type, const ModuleNames& names);

class InstructionPrinter {
public:
  InstructionPrinter(const ModuleNames& names, Diagnostics& diagnostics)
      : names_(names), diagnostics_(diagnostics) {}

  // Appends the body of function `index`, each line behind a newline, without its last `end`.
  void print_body(std::uint32_t index, const FunctionBody& body, std::string& text);

  // Appends a constant expression behind a space, folded if it is one instruction, without its `end`.
  void print_constant(const Expression& expression, std::string& text);

  // False once an instruction was malformed.
  bool ok() const { return ok_; }

  // How many branch hints were printed.
  std::size_t hint_count() const { return hint_count_; }

private:
  void print_instruction(const Instruction& instruction);
  void print_immediates(const Instruction& instruction);
  void print_block_type(const BlockType& type);
  void print_memory_argument(Op op, const MemoryArgument& argument);
  void print_catch(const CatchClause& clause);
  void print_vector(const Instruction& instruction);
  void print_heap_type_immediate(const Instruction& instruction);
  void print(std::string_view word); // behind a space
  void print_optional(const PrintedNames& names, std::uint32_t index);
  void begin_line(std::size_t depth);
  void begin_block();
  void open_block();
  void close_block();
  std::string label(std::uint32_t depth) const;
  std::string local(std::uint32_t index) const;
  std::string field(std::uint32_t type, std::uint32_t index) const;
  std::string value_type(ValueType type) const { return print_value_type(type, names_); }

  const ModuleNames& names_;
  Diagnostics& diagnostics_;
  bool ok_ = true;
  std::size_t hint_count_ = 0;

  // Of the expression at hand.
  std::string* text_ = nullptr;
  const PrintedNames* locals_ = nullptr;
  const std::unordered_map<std::uint32_t, std::string>* label_names_ = nullptr;
  std::vector<std::string_view> labels_; // names of the open blocks, empty for none
  std::unordered_map<std::string_view, std::vector<std::size_t>> label_depths_;
  std::string_view opened_label_; // of the block that begins
  std::uint32_t blocks_begun_ = 0;
};

} // namespace ingot::text
