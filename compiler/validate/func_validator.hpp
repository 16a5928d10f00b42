// Validates one function body or constant expression by the algorithm of the specification
// (appendix/algorithm), whose names it keeps. Nothing here recurses, so nesting is limited by the size of a
// body only. One file for each chapter of instructions holds the member functions for those whose types
// depend on immediates or context.
#pragma once

#include "compiler/decode/block_type.hpp"
#include "compiler/decode/instr_reader.hpp"
#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/module_context.hpp"
#include "compiler/validate/operand.hpp"
#include "compiler/wasm/matching.hpp"
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

// The body of `function`, in a module that satisfies validate_module_rules(). If it is false, the diagnostics
// say why.
bool validate_function(ModuleContext& context, FunctionIndex function);

// That `expression` is constant (spec: valid/instructions, constant expressions) and gives one value of type
// `expected`. It sees the globals with indices smaller than `visible_globals`, and the functions it names
// become declared ones. `subject` ("global 3") is named as the user of features that are not compiled.
bool validate_constant_expression(ModuleContext& context, const Expression& expression, ValueType expected,
                                  std::size_t visible_globals, std::string_view subject);

class FuncValidator {
public:
  FuncValidator(ModuleContext& context, FunctionIndex function);
  FuncValidator(ModuleContext& context, const Expression& expression, ValueType expected,
                std::size_t visible_globals, std::string_view subject);

  bool validate();

private:
  struct ControlFrame {
    Op op;
    BlockSignature signature;
    std::size_t height;      // of the operand stack at the start of the block
    std::size_t initialized; // how many of initialized_ were there at the start of the block
    bool unreachable = false;

    // What a branch to the block carries.
    std::span<const ValueType> label_types() const {
      return op == Op::loop ? signature.parameters() : signature.results();
    }
  };

  // The stacks (operand_stack.cpp; spec: appendix/algorithm, data structures).
  void push_operand(Operand operand) { operands_.push_back(operand); }
  void push_operands(std::span<const ValueType> types);
  Operand pop_operand();
  void pop_operand(ValueType expected);
  Operand pop_reference();
  void pop_operands(std::span<const ValueType> expected);
  void check_operands(std::span<const ValueType> expected); // that they could be popped
  bool operand_matches(Operand operand, ValueType expected) const;
  void push_ctrl(Op op, const BlockSignature& signature, std::span<const ValueType> operands);
  ControlFrame pop_ctrl();
  void unreachable();
  std::size_t available_operands() const { return operands_.size() - controls_.back().height; }

  void declare_locals();
  void validate_instruction();
  void apply_signature(const Signature& signature);
  ValueType value_type_of(OperandType type) const;
  bool check_constant();

  void validate_control();
  void validate_branch_table();
  void validate_branch_on_null();
  void validate_select();
  void validate_end();
  void validate_call();
  void validate_callee(const FunctionType& type);
  void validate_variable();
  void initialize_local(std::uint32_t local);
  void validate_table();
  void check_table_immediates();
  void validate_memory();
  void check_memory_immediates();
  void check_memory_argument();
  void check_lanes();
  void validate_reference();
  void validate_exception();
  void validate_try_table();
  void validate_catch();
  void validate_aggregate();
  void validate_struct();
  void validate_struct_access();
  void validate_new_array();
  void validate_array_access();
  void validate_array_range();
  void validate_cast();
  void validate_branch_on_cast();

  // The value type of addresses in the memory or table that the instruction names.
  ValueType address_type() const;
  ValueType memory_address_type(std::uint32_t memory) const;
  ValueType table_address_type(std::uint32_t table) const;

  // These report that something is out of range or of the wrong kind, and then give nothing or false.
  std::optional<ValueType> local_type(std::uint32_t local);
  std::optional<BlockSignature> checked_block_signature();
  std::optional<std::span<const ValueType>> checked_label_types(std::uint32_t label);
  const FunctionType* checked_function_type(std::uint32_t type);
  const FunctionType* checked_tag_type(std::uint32_t tag);
  const StructType* checked_struct_type(std::uint32_t type);
  const FieldType* checked_array_element(std::uint32_t type);
  bool check_index(std::size_t space_size, std::uint32_t index, std::string_view what);
  bool check_data_index(std::uint32_t data);
  bool check_heap_type(HeapType type);
  bool check_value_type(ValueType type);
  bool check_defaultable(const FieldType& field);
  bool check_numeric(const FieldType& element);
  bool check_unpacking(const FieldType& field, Op plain);
  bool check_array_segment(const FieldType& element);

  // The types of references to the defined type with this index.
  static ValueType reference_to(std::uint32_t type) {
    return reference_type({HeapKind::defined, TypeIndex(type)});
  }
  static ValueType nullable_reference_to(std::uint32_t type) {
    return nullable_reference_type({HeapKind::defined, TypeIndex(type)});
  }

  bool is_match(ValueType sub, ValueType super) const { return matches(module_.types, sub, super); }
  std::string_view op_text() const { return info(instruction_->op).text; }
  void note_feature(Feature feature);
  void fail_type_mismatch(ValueType expected, std::string_view found);
  void fail_branch_with(std::span<const ValueType> label_types, std::string_view last);

  // Reports unless an error was reported before; the first one ends the validation.
  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    if (ok_)
      context_.diagnostics.error(offset, format, std::move(arguments)...);
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

  // What only constant expressions have.
  struct ConstantRules {
    std::size_t visible_globals;
    std::string_view subject;
  };

  ModuleContext& context_;
  const Module& module_;
  std::optional<FunctionIndex> function_; // the one whose body this is
  std::optional<ConstantRules> constant_; // or the rules for a constant expression
  std::span<const ValueType> parameters_;
  BlockSignature signature_; // of the whole
  const FunctionBody* body_ = nullptr;
  InstrReader reader_;
  const Instruction* instruction_ = nullptr; // the one being validated
  std::vector<LocalRun> locals_;             // without the parameters
  // Locals without a default value are unset until they are written, and again behind the block in which they
  // were (spec: valid/instructions, local.get). By index, empty if there are none; and those set, in order.
  std::vector<bool> is_unset_;
  std::vector<std::uint32_t> initialized_;
  std::vector<Operand> operands_;
  std::vector<ControlFrame> controls_;
  bool ok_ = true;
};

} // namespace ingot
