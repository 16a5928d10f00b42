// Exceptions (spec: valid/instructions, control), and those of before WebAssembly 3.0 (proposal
// exception-handling, legacy).
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/limits.hpp"

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ingot {

const FunctionType* FuncValidator::checked_tag_type(std::uint32_t tag) {
  return check_index(module_.tags.size(), tag, "tag") ? &function_type(module_, module_.tags[tag].type)
                                                      : nullptr;
}

void FuncValidator::validate_exception() {
  switch (instruction_->op) {
  case Op::throw_:
    if (const FunctionType* const type = checked_tag_type(instruction_->index)) {
      pop_operands(type->parameters);
      unreachable();
    }
    return;
  case Op::throw_ref:
    pop_operand(exnref_type);
    return unreachable();
  case Op::try_table:
    return validate_try_table();

  case Op::try_: {
    const std::optional<BlockSignature> signature = checked_block_signature();
    if (!signature)
      return;
    pop_operands(signature->parameters());
    return push_ctrl(Op::try_, *signature, signature->parameters());
  }
  case Op::catch_:
  case Op::catch_all:
    return validate_catch();
  case Op::delegate: {
    const ControlFrame frame = pop_ctrl();
    if (frame.op != Op::try_)
      return fail(diagnostic::catch_without_try, op_text());
    // The label is counted from outside of the try; that of the function means its caller.
    if (checked_label_types(instruction_->index))
      push_operands(frame.signature.results());
    return;
  }
  case Op::rethrow: {
    if (!checked_label_types(instruction_->index))
      return;
    const Op target = controls_[controls_.size() - 1 - instruction_->index].op;
    if (target != Op::catch_ && target != Op::catch_all)
      return fail(diagnostic::rethrow_label, instruction_->index);
    return unreachable();
  }
  default:
    assert(false && "exception instruction without a handler");
  }
}

// Each clause branches to a label outside of the block, with what it catches.
void FuncValidator::validate_try_table() {
  const std::optional<BlockSignature> signature = checked_block_signature();
  if (!signature)
    return;
  if (instruction_->catches.size() > limits::catch_clauses)
    return fail(diagnostic::limit_exceeded, "catch clauses in a try_table", instruction_->catches.size(),
                limits::catch_clauses);
  for (const CatchClause& clause : instruction_->catches) {
    using enum CatchClause::Kind;
    std::vector<ValueType> caught;
    if (clause.kind == catch_ || clause.kind == catch_ref) {
      const FunctionType* const type = checked_tag_type(clause.tag);
      if (type == nullptr)
        return;
      caught = type->parameters;
    }
    if (clause.kind == catch_ref || clause.kind == catch_all_ref)
      caught.push_back(reference_type({HeapKind::exn, {}}));
    const std::optional label_types = checked_label_types(clause.label);
    if (!label_types)
      return;
    if (!matches(module_.types, caught, *label_types))
      return fail_branch_with(*label_types, "what is caught, " + to_string(caught));
  }
  pop_operands(signature->parameters());
  push_ctrl(Op::try_table, *signature, signature->parameters());
}

// Ends the try or the catch before it, and begins with what is caught.
void FuncValidator::validate_catch() {
  const ControlFrame frame = pop_ctrl();
  if (frame.op != Op::try_ && frame.op != Op::catch_)
    return fail(diagnostic::catch_without_try, op_text());
  std::span<const ValueType> caught;
  if (instruction_->op == Op::catch_) {
    const FunctionType* const type = checked_tag_type(instruction_->index);
    if (type == nullptr)
      return;
    caught = type->parameters;
  }
  push_ctrl(instruction_->op, frame.signature, caught);
}

} // namespace ingot
