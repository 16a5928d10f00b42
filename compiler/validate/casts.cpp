// Casts between references, i31 and the conversions of host references (spec: valid/instructions, reference).
#include "compiler/validate/func_validator.hpp"

#include <cassert>
#include <optional>
#include <span>

namespace ingot {
namespace {

constexpr HeapType any_heap{HeapKind::any, {}};
constexpr HeapType extern_heap{HeapKind::extern_, {}};
constexpr HeapType i31_heap{HeapKind::i31, {}};
constexpr HeapType eq_heap{HeapKind::eq, {}};

ValueType with_null(HeapType heap, bool nullable) {
  return nullable ? nullable_reference_type(heap) : reference_type(heap);
}

} // namespace

void FuncValidator::validate_cast() {
  const HeapType target = instruction_->heap_type;
  switch (instruction_->op) {
  case Op::ref_test:
  case Op::ref_test_null:
  case Op::ref_cast:
  case Op::ref_cast_null: {
    if (!check_heap_type(target))
      return;
    // Whatever is in the same hierarchy can be asked, even if the answer is known.
    pop_operand(nullable_reference_type(top_of(module_.types, target)));
    if (instruction_->op == Op::ref_test || instruction_->op == Op::ref_test_null)
      return push_operand(i32_type);
    return push_operand(with_null(target, instruction_->op == Op::ref_cast_null));
  }
  case Op::br_on_cast:
  case Op::br_on_cast_fail:
    return validate_branch_on_cast();

  case Op::any_convert_extern:
  case Op::extern_convert_any: {
    const bool to_any = instruction_->op == Op::any_convert_extern;
    const Operand operand = pop_reference();
    const ValueType expected = nullable_reference_type(to_any ? extern_heap : any_heap);
    if (!operand_matches(operand, expected))
      return fail_type_mismatch(expected, to_string(operand));
    // Null stays null, and nothing else becomes it.
    return push_operand(
        with_null(to_any ? any_heap : extern_heap, operand.is_known() && operand.type().nullable));
  }

  case Op::ref_eq:
    pop_operand(nullable_reference_type(eq_heap));
    pop_operand(nullable_reference_type(eq_heap));
    return push_operand(i32_type);
  case Op::ref_i31:
    pop_operand(i32_type);
    return push_operand(reference_type(i31_heap));
  case Op::i31_get_s:
  case Op::i31_get_u:
    pop_operand(nullable_reference_type(i31_heap));
    return push_operand(i32_type);
  default:
    assert(false && "cast without a handler");
  }
}

void FuncValidator::validate_branch_on_cast() {
  const unsigned flags = instruction_->cast_flags;
  const std::optional types = checked_label_types(instruction_->index);
  if (!types || !check_heap_type(instruction_->heap_type) || !check_heap_type(instruction_->heap_type2))
    return;
  const ValueType source = with_null(instruction_->heap_type, (flags & cast_flag::source_is_nullable) != 0);
  const ValueType target = with_null(instruction_->heap_type2, (flags & cast_flag::target_is_nullable) != 0);
  if (!is_match(target, source))
    return fail_type_mismatch(source, to_string(target));
  // What fails the cast cannot be null if null would have passed it.
  const ValueType rest = target.nullable ? reference_type(source.heap) : source;
  const bool branches_on_success = instruction_->op == Op::br_on_cast;
  const ValueType carried = branches_on_success ? target : rest;
  if (types->empty() || !is_match(carried, types->back()))
    return fail_branch_with(*types, to_string(carried));
  pop_operand(source);
  const std::span<const ValueType> below = types->first(types->size() - 1);
  pop_operands(below);
  push_operands(below);
  push_operand(branches_on_success ? rest : target);
}

} // namespace ingot
