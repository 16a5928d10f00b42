#include "compiler/decode/expressions.hpp"

#include "compiler/decode/instr_reader.hpp"

#include <cstddef>
#include <cstdint>

namespace ingot {

Expression read_expression(Cursor& cursor) {
  if (!cursor.ok())
    return {};
  Cursor rest = cursor;
  Expression expression{rest.read_bytes(rest.remaining()), cursor.offset()};
  InstrReader reader(expression, cursor.diagnostics());

  // The end is found by reading. A constant expression holds no blocks, but the grammar lets them stand here,
  // so that a misplaced one is an invalid module (validate/const_expr.cpp) and not a malformed one.
  std::uint64_t depth = 1;
  while (depth > 0 && reader.ok()) {
    switch (reader.read().op) {
    case Op::block:
    case Op::loop:
    case Op::if_:
    case Op::try_:
    case Op::try_table:
      ++depth;
      break;
    case Op::end:
    case Op::delegate:
      --depth;
      break;
    default:
      break;
    }
  }
  const std::size_t size = reader.offset() - expression.offset;
  cursor.read_bytes(size);
  cursor.fail_with(reader.cursor());
  expression.code = expression.code.first(size);
  return expression;
}

} // namespace ingot
