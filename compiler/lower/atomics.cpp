// Atomic memory instructions (proposal threads). All are sequentially consistent, and all need natural
// alignment, which is checked before the bounds (exec/instructions, atomic memory instructions).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/op_table.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/AtomicOrdering.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstdint>

namespace ingot {
namespace {

constexpr llvm::AtomicOrdering ordering = llvm::AtomicOrdering::SequentiallyConsistent;

// The binary format puts what an instruction does and the widths it does it in into a matrix: from 0xFE 0x10
// on each operation has seven opcodes, one for each shape.
enum class Operation : std::uint8_t { load, store, add, sub, and_, or_, xor_, exchange, compare_exchange };

struct Shape {
  std::uint32_t value;  // bytes of the operands and the result
  std::uint32_t access; // bytes in memory; what is narrower is zero-extended
};

constexpr std::uint32_t first_opcode = 0xFE0010;
constexpr Shape shapes[] = {{4, 4}, {8, 8}, {4, 1}, {4, 2}, {8, 1}, {8, 2}, {8, 4}};

llvm::AtomicRMWInst::BinOp read_modify_write(Operation operation) {
  switch (operation) {
  case Operation::add:
    return llvm::AtomicRMWInst::Add;
  case Operation::sub:
    return llvm::AtomicRMWInst::Sub;
  case Operation::and_:
    return llvm::AtomicRMWInst::And;
  case Operation::or_:
    return llvm::AtomicRMWInst::Or;
  case Operation::xor_:
    return llvm::AtomicRMWInst::Xor;
  case Operation::exchange:
    return llvm::AtomicRMWInst::Xchg;
  case Operation::load:
  case Operation::store:
  case Operation::compare_exchange:
    break;
  }
  llvm_unreachable("not one instruction of LLVM that reads, modifies and writes");
}

} // namespace

llvm::Value* FunctionLowering::atomic_access(const MemoryArgument& memarg, llvm::Value* address,
                                             std::uint32_t size) {
  trap_if_unaligned(emitter_, address, memarg.offset, size);
  return access(memarg, address, size).pointer;
}

// Volatile besides, in every memory: nothing is to be gained from an atomic access that LLVM leaves out, and
// where it is its own check it has to stay. The alignment is true, as LLVM makes a call of anything less.
void FunctionLowering::lower_atomic_access(const Instruction& instr) {
  const std::uint32_t position = info(instr.op).encoding - first_opcode;
  const auto operation = static_cast<Operation>(position / std::size(shapes));
  const Shape shape = shapes[position % std::size(shapes)];
  llvm::Type* const type = builder_.getIntNTy(8 * shape.access);
  llvm::Type* const result_type = builder_.getIntNTy(8 * shape.value);
  const llvm::Align alignment(shape.access);
  const auto pop_narrow = [&] { return builder_.CreateTrunc(pop(), type); };

  switch (operation) {
  case Operation::load: {
    llvm::LoadInst* const value = builder_.CreateAlignedLoad(
        type, atomic_access(instr.memarg, pop(), shape.access), alignment, /*isVolatile=*/true);
    value->setAtomic(ordering);
    return push(builder_.CreateZExt(value, result_type));
  }
  case Operation::store: {
    llvm::Value* const value = pop_narrow();
    llvm::Value* const address = atomic_access(instr.memarg, pop(), shape.access);
    builder_.CreateAlignedStore(value, address, alignment, /*isVolatile=*/true)->setAtomic(ordering);
    return;
  }
  case Operation::compare_exchange: {
    // Narrow operands are wrapped, the expected one too (threads, Overview, "Compare Exchange").
    llvm::Value* const replacement = pop_narrow();
    llvm::Value* const expected = pop_narrow();
    llvm::Value* const address = atomic_access(instr.memarg, pop(), shape.access);
    llvm::AtomicCmpXchgInst* const exchange =
        builder_.CreateAtomicCmpXchg(address, expected, replacement, alignment, ordering, ordering);
    exchange->setVolatile(true);
    return push(builder_.CreateZExt(builder_.CreateExtractValue(exchange, 0), result_type));
  }
  default: {
    llvm::Value* const operand = pop_narrow();
    llvm::Value* const address = atomic_access(instr.memarg, pop(), shape.access);
    llvm::AtomicRMWInst* const old =
        builder_.CreateAtomicRMW(read_modify_write(operation), address, operand, alignment, ordering);
    old->setVolatile(true);
    return push(builder_.CreateZExt(old, result_type));
  }
  }
}

void FunctionLowering::lower_notify(const Instruction& instr) {
  constexpr std::uint32_t size = 4;
  const LinearMemory notified = memory(instr.memarg.memory);
  llvm::Value* const count = pop();
  llvm::Value* const address = pop();
  trap_if_unaligned(emitter_, address, instr.memarg.offset, size);
  llvm::Value* const effective =
      checked_effective_address(emitter_, notified, address, instr.memarg.offset, size);
  push(emitter_.call_builtin(Builtin::atomic_notify, {notified.memory, effective, count}));
}

// Alignment, then whether the memory is shared, then the bounds, as in the proposal's interpreter.
void FunctionLowering::lower_wait(const Instruction& instr, std::uint32_t size) {
  const LinearMemory waited_on = memory(instr.memarg.memory);
  llvm::Value* const timeout = pop();
  llvm::Value* const expected = pop();
  llvm::Value* const address = pop();
  trap_if_unaligned(emitter_, address, instr.memarg.offset, size);
  if (!waited_on.type.limits.shared) {
    emitter_.trap(abi::Trap::expected_shared_memory);
    return set_unreachable();
  }
  llvm::Value* const effective =
      checked_effective_address(emitter_, waited_on, address, instr.memarg.offset, size);
  push(emitter_.call_builtin(size == 8 ? Builtin::atomic_wait64 : Builtin::atomic_wait32,
                             {waited_on.memory, effective, expected, timeout}));
}

void FunctionLowering::lower_atomics(const Instruction& instr) {
  switch (instr.op) {
  case Op::atomic_fence:
    builder_.CreateFence(ordering);
    return;
  case Op::memory_atomic_notify:
    return lower_notify(instr);
  case Op::memory_atomic_wait32:
    return lower_wait(instr, 4);
  case Op::memory_atomic_wait64:
    return lower_wait(instr, 8);
  default:
    return lower_atomic_access(instr);
  }
}

} // namespace ingot
