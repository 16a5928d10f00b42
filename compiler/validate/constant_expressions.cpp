// Constant expressions (spec: valid/instructions, constant expressions).
#include "compiler/validate/func_validator.hpp"

namespace ingot {

// Whether the instruction is a constant one. Its types are checked as in a function body.
bool FuncValidator::check_constant() {
  switch (instruction_->op) {
  case Op::i32_const:
  case Op::i64_const:
  case Op::f32_const:
  case Op::f64_const:
  case Op::v128_const:
  case Op::ref_null:
  case Op::ref_i31:
  case Op::struct_new:
  case Op::struct_new_default:
  case Op::array_new:
  case Op::array_new_default:
  case Op::array_new_fixed:
  case Op::any_convert_extern:
  case Op::extern_convert_any:
  case Op::end:
    return true;
  case Op::i32_add:
  case Op::i32_sub:
  case Op::i32_mul:
  case Op::i64_add:
  case Op::i64_sub:
  case Op::i64_mul:
    note_feature(Feature::extended_const);
    return true;
  case Op::ref_func:
    if (!check_index(module_.functions.size(), instruction_->index, "function"))
      return false;
    context_.declared_functions[instruction_->index] = true;
    return true;
  case Op::global_get:
    if (!check_index(constant_->visible_globals, instruction_->index, "global"))
      return false;
    if (!module_.globals[instruction_->index].type.is_mutable)
      return true;
    fail(diagnostic::constant_expression, "global.get of a mutable global");
    return false;
  default:
    fail(diagnostic::constant_expression, op_text());
    return false;
  }
}

} // namespace ingot
