// Lane indices (spec: valid/instructions, vector). All else about vectors is in their fixed signatures.
#include "compiler/validate/func_validator.hpp"
#include "compiler/wasm/access_size.hpp"

#include <cassert>
#include <string_view>

namespace ingot {
namespace {

// An instruction on a lane begins with the shape of the vector: f32x4.replace_lane has four lanes.
unsigned lanes_in_shape(std::string_view text) {
  switch (text[text.find('x') + 1]) {
  case '2':
    return 2;
  case '4':
    return 4;
  case '8':
    return 8;
  default:
    assert(text.starts_with("i8x16") && "a shape that no vector has");
    return 16;
  }
}

} // namespace

void FuncValidator::check_lanes() {
  const Instruction& instruction = *instruction_;
  switch (info(instruction.op).immediates) {
  case Immediates::lane:
    if (instruction.lane >= lanes_in_shape(op_text()))
      fail(diagnostic::invalid_lane, instruction.lane);
    return;
  case Immediates::memarg_lane:
    if (instruction.lane >= 16U >> access_size_log2(instruction.op))
      fail(diagnostic::invalid_lane, instruction.lane);
    return;
  case Immediates::shuffle:
    for (const unsigned lane : instruction.lanes) {
      if (lane >= 32) // of two vectors
        return fail(diagnostic::invalid_lane, lane);
    }
    return;
  default:
    return;
  }
}

} // namespace ingot
