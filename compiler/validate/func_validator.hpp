// Validates one function body by the algorithm of the specification (appendix/algorithm), whose names it
// keeps. Nothing here recurses, so nesting is limited by the size of a body only. One file for each chapter
// of instructions holds the member functions for those whose types depend on immediates or context.
#pragma once

#include "compiler/decode/block_type.hpp"
#include "compiler/decode/instr_reader.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/op_table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ingot {

// The body of `function` in a module that satisfies validate_module_rules(). `declared_functions` says, by
// function index, which ones ref.func may name. False if the body is invalid; then `diagnostics` says why.
bool validate_function(const Module& module, const std::vector<bool>& declared_functions,
                       FunctionIndex function, Diagnostics& diagnostics);

class FuncValidator {
public:
  FuncValidator(const Module& module, const std::vector<bool>& declared_functions, FunctionIndex function,
                Diagnostics& diagnostics);

  bool validate();

private:
  // What is on the operand stack: a type, or unknown below an unreachable point.
  using Operand = std::optional<ValueType>;
  static constexpr std::nullopt_t unknown = std::nullopt;

  struct ControlFrame {
    Op op;
    BlockSignature signature;
    std::size_t height; // of the operand stack at the start of the block
    bool unreachable = false;

    // What a branch to the block carries.
    std::span<const ValueType> label_types() const {
      return op == Op::loop ? signature.parameters() : signature.results();
    }
  };

  // The stacks (spec: appendix/algorithm, data structures).
  void push_operand(Operand operand) { operands_.push_back(operand); }
  void push_operands(std::span<const ValueType> types);
  Operand pop_operand();
  Operand pop_operand(ValueType expected);
  void pop_operands(std::span<const ValueType> expected);
  void check_operands(std::span<const ValueType> expected); // that they could be popped
  void push_ctrl(Op op, const BlockSignature& signature);
  ControlFrame pop_ctrl();
  void unreachable();

  void declare_locals();
  void validate_instruction();
  void apply_signature(const Signature& signature);
  ValueType value_type_of(OperandType type) const;

  void validate_control();
  void validate_branch_table();
  void validate_select();
  void validate_call();
  void validate_variable();
  void validate_table();
  void check_table_immediates();
  void validate_memory();
  void check_memory_immediates();
  void validate_reference();

  // The value type of addresses in the memory or table that the instruction names.
  ValueType address_type() const;
  ValueType memory_address_type(std::uint32_t memory) const;
  ValueType table_address_type(std::uint32_t table) const;

  // These report that something is out of range or not compiled, and then give nothing or false.
  std::optional<ValueType> local_type(std::uint32_t local);
  std::optional<BlockSignature> checked_block_signature();
  std::optional<std::span<const ValueType>> checked_label_types(std::uint32_t label);
  bool check_index(std::size_t space_size, std::uint32_t index, std::string_view what);
  bool require_feature(Feature feature, std::size_t offset);

  std::string_view op_text() const { return info(instruction_->op).text; }
  void fail_type_mismatch(ValueType expected, std::string_view found);

  // Reports unless an error was reported before; the first one ends the validation of this body.
  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      diagnostics_.error(offset, format, std::move(arguments)...);
    ok_ = false;
  }
  template <typename... Arguments>
  void fail(const DiagnosticFormat<Arguments...>& format, std::type_identity_t<Arguments>... arguments) {
    fail<Arguments...>(instruction_->offset, format, std::move(arguments)...);
  }

  // A run of locals of one type; `end` is the index behind its last. Locals are never expanded to one entry
  // each: eight bytes of a module can declare 50,000.
  struct LocalRun {
    std::uint32_t end;
    ValueType type;
  };

  const Module& module_;
  const std::vector<bool>& declared_functions_;
  FunctionIndex function_;
  const FunctionType& type_;
  const FunctionBody& body_;
  Diagnostics& diagnostics_;
  InstrReader reader_;
  const Instruction* instruction_ = nullptr; // the one being validated
  std::vector<LocalRun> locals_;             // without the parameters
  std::vector<Operand> operands_;
  std::vector<ControlFrame> controls_;
  bool ok_ = true;
};

} // namespace ingot
