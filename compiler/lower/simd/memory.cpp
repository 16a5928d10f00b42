// Vector loads and stores (spec: exec/instructions, vector memory). What is accessed is exactly as wide as
// the instruction says, as an integer: a wider access could reach beyond the memory.
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/simd/lanes.hpp"
#include "compiler/wasm/op.hpp"

#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/ErrorHandling.h>

namespace ingot {

namespace {

llvm::FixedVectorType* v128(llvm::LLVMContext& context) { return simd::integer_lanes(64, context); }

} // namespace

llvm::Value* FunctionLowering::load_bits(const Instruction& instr, unsigned bits) {
  return load_guest(builder_.getIntNTy(bits), access(instr.memarg, pop(), bits / 8));
}

void FunctionLowering::push_vector(llvm::Value* vector) {
  push(builder_.CreateBitCast(vector, v128(ir_.getContext())));
}

// Eight bytes of lanes, each widened to twice its width.
void FunctionLowering::lower_load_extend(const Instruction& instr, unsigned lane_bits, bool is_signed) {
  llvm::Type* const narrow = llvm::FixedVectorType::get(builder_.getIntNTy(lane_bits), 64 / lane_bits);
  push_vector(builder_.CreateIntCast(builder_.CreateBitCast(load_bits(instr, 64), narrow),
                                     simd::integer_lanes(2 * lane_bits, ir_.getContext()), is_signed));
}

void FunctionLowering::lower_load_splat(const Instruction& instr, unsigned lane_bits) {
  push_vector(builder_.CreateVectorSplat(128 / lane_bits, load_bits(instr, lane_bits)));
}

void FunctionLowering::lower_load_zero(const Instruction& instr, unsigned lane_bits) {
  llvm::Constant* const zeros =
      llvm::Constant::getNullValue(simd::integer_lanes(lane_bits, ir_.getContext()));
  push_vector(builder_.CreateInsertElement(zeros, load_bits(instr, lane_bits), std::uint64_t{0}));
}

void FunctionLowering::lower_load_lane(const Instruction& instr, unsigned lane_bits) {
  llvm::Value* const vector = builder_.CreateBitCast(pop(), simd::integer_lanes(lane_bits, ir_.getContext()));
  push_vector(builder_.CreateInsertElement(vector, load_bits(instr, lane_bits), instr.lane));
}

void FunctionLowering::lower_store_lane(const Instruction& instr, unsigned lane_bits) {
  llvm::Value* const vector = builder_.CreateBitCast(pop(), simd::integer_lanes(lane_bits, ir_.getContext()));
  const GuestAddress address = access(instr.memarg, pop(), lane_bits / 8);
  store_guest(builder_.CreateExtractElement(vector, instr.lane), address);
}

void FunctionLowering::lower_simd_memory(const Instruction& instr) {
  switch (instr.op) {
  case Op::v128_load:
    return push(load_guest(v128(ir_.getContext()), access(instr.memarg, pop(), 16)));
  case Op::v128_store: {
    llvm::Value* const vector = pop();
    return store_guest(vector, access(instr.memarg, pop(), 16));
  }

  case Op::v128_load8x8_s:
    return lower_load_extend(instr, 8, /*is_signed=*/true);
  case Op::v128_load8x8_u:
    return lower_load_extend(instr, 8, /*is_signed=*/false);
  case Op::v128_load16x4_s:
    return lower_load_extend(instr, 16, /*is_signed=*/true);
  case Op::v128_load16x4_u:
    return lower_load_extend(instr, 16, /*is_signed=*/false);
  case Op::v128_load32x2_s:
    return lower_load_extend(instr, 32, /*is_signed=*/true);
  case Op::v128_load32x2_u:
    return lower_load_extend(instr, 32, /*is_signed=*/false);

  case Op::v128_load8_splat:
    return lower_load_splat(instr, 8);
  case Op::v128_load16_splat:
    return lower_load_splat(instr, 16);
  case Op::v128_load32_splat:
    return lower_load_splat(instr, 32);
  case Op::v128_load64_splat:
    return lower_load_splat(instr, 64);

  case Op::v128_load32_zero:
    return lower_load_zero(instr, 32);
  case Op::v128_load64_zero:
    return lower_load_zero(instr, 64);

  case Op::v128_load8_lane:
    return lower_load_lane(instr, 8);
  case Op::v128_load16_lane:
    return lower_load_lane(instr, 16);
  case Op::v128_load32_lane:
    return lower_load_lane(instr, 32);
  case Op::v128_load64_lane:
    return lower_load_lane(instr, 64);

  case Op::v128_store8_lane:
    return lower_store_lane(instr, 8);
  case Op::v128_store16_lane:
    return lower_store_lane(instr, 16);
  case Op::v128_store32_lane:
    return lower_store_lane(instr, 32);
  case Op::v128_store64_lane:
    return lower_store_lane(instr, 64);
  default:
    llvm_unreachable("not a vector instruction that accesses memory");
  }
}

} // namespace ingot
