// Memory (spec: exec/instructions, memory).
#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/wasm/op.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/AtomicOrdering.h>
#include <llvm/Support/ErrorHandling.h>

#include <cstdint>

namespace ingot {
namespace {

std::uint32_t width_of(llvm::Type* type) {
  return static_cast<std::uint32_t>(type->getPrimitiveSizeInBits().getFixedValue() / 8);
}

} // namespace

LinearMemory FunctionLowering::memory(std::uint32_t index) {
  const MemoryType& type = wasm_.memories[index].type;
  return {state_.memory_bytes(builder_, MemoryIndex(index)), state_.memory(builder_, MemoryIndex(index)),
          type, bounds_of(type, state_.requested_bounds())};
}

FunctionLowering::GuestAddress FunctionLowering::access(const MemoryArgument& memarg, llvm::Value* address,
                                                        std::uint32_t size) {
  const LinearMemory accessed = memory(memarg.memory);
  return {address_of(emitter_, accessed, address, memarg.offset, size), accessed.is_volatile()};
}

// Alignment 1, since the alignment of an access is only a hint.
llvm::Value* FunctionLowering::load_guest(llvm::Type* type, GuestAddress address) {
  return builder_.CreateAlignedLoad(type, address.pointer, llvm::Align(1), address.is_volatile);
}

// A store that traps writes nothing. The host sees a memory after a trap in the linkable form; so there,
// where a fault is what traps and comes when a part is written, the last byte is read first: if that does not
// fault, nothing does.
void FunctionLowering::store_guest(llvm::Value* value, GuestAddress address) {
  const std::uint32_t width = width_of(value->getType());
  if (width > 1 && address.is_volatile && guest_.convention.takes_instance &&
      !emitter_.profile().stores_are_whole)
    builder_.CreateAlignedLoad(
        builder_.getInt8Ty(),
        builder_.CreateConstGEP1_64(builder_.getInt8Ty(), address.pointer, std::uint64_t{width} - 1),
        llvm::Align(1), /*isVolatile=*/true);
  builder_.CreateAlignedStore(value, address.pointer, llvm::Align(1), address.is_volatile);
}

void FunctionLowering::lower_load(const Instruction& instr, llvm::Type* loaded, llvm::Type* result,
                                  bool is_signed) {
  const GuestAddress address = access(instr.memarg, pop(), width_of(loaded));
  llvm::Value* const value = load_guest(loaded, address);
  push(loaded == result ? value : builder_.CreateIntCast(value, result, is_signed));
}

void FunctionLowering::lower_store(const Instruction& instr, llvm::Type* stored) {
  llvm::Value* const value = pop();
  const GuestAddress address = access(instr.memarg, pop(), width_of(stored));
  store_guest(value->getType() == stored ? value : builder_.CreateTrunc(value, stored), address);
}

// Of bulk operations, as far as the guest's fuel is concerned: one vector.
constexpr unsigned bytes_an_instruction_log2 = 4;

void FunctionLowering::lower_memory(const Instruction& instr) {
  llvm::Type* const i8 = builder_.getInt8Ty();
  llvm::Type* const i16 = builder_.getInt16Ty();
  llvm::Type* const i32 = builder_.getInt32Ty();
  llvm::Type* const i64 = builder_.getInt64Ty();
  llvm::Type* const f32 = builder_.getFloatTy();
  llvm::Type* const f64 = builder_.getDoubleTy();

  switch (instr.op) {
  case Op::i32_load:
    return lower_load(instr, i32, i32, false);
  case Op::i64_load:
    return lower_load(instr, i64, i64, false);
  case Op::f32_load:
    return lower_load(instr, f32, f32, false);
  case Op::f64_load:
    return lower_load(instr, f64, f64, false);
  case Op::i32_load8_s:
    return lower_load(instr, i8, i32, true);
  case Op::i32_load8_u:
    return lower_load(instr, i8, i32, false);
  case Op::i32_load16_s:
    return lower_load(instr, i16, i32, true);
  case Op::i32_load16_u:
    return lower_load(instr, i16, i32, false);
  case Op::i64_load8_s:
    return lower_load(instr, i8, i64, true);
  case Op::i64_load8_u:
    return lower_load(instr, i8, i64, false);
  case Op::i64_load16_s:
    return lower_load(instr, i16, i64, true);
  case Op::i64_load16_u:
    return lower_load(instr, i16, i64, false);
  case Op::i64_load32_s:
    return lower_load(instr, i32, i64, true);
  case Op::i64_load32_u:
    return lower_load(instr, i32, i64, false);

  case Op::i32_store:
    return lower_store(instr, i32);
  case Op::i64_store:
    return lower_store(instr, i64);
  case Op::f32_store:
    return lower_store(instr, f32);
  case Op::f64_store:
    return lower_store(instr, f64);
  case Op::i32_store8:
  case Op::i64_store8:
    return lower_store(instr, i8);
  case Op::i32_store16:
  case Op::i64_store16:
    return lower_store(instr, i16);
  case Op::i64_store32:
    return lower_store(instr, i32);

  case Op::memory_size: {
    const LinearMemory sized = memory(instr.index);
    llvm::Value* const size = size_of(emitter_, sized, llvm::AtomicOrdering::SequentiallyConsistent);
    return push(builder_.CreateTrunc(builder_.CreateLShr(size, sized.type.page_size_log2),
                                     address_type(sized.type.limits)));
  }
  case Op::memory_grow: {
    const LinearMemory grown = memory(instr.index);
    llvm::Value* const old_pages =
        emitter_.call_builtin(Builtin::memory_grow, {grown.memory, extend_address(pop())});
    return push(builder_.CreateTrunc(old_pages, address_type(grown.type.limits)));
  }
  case Op::memory_fill: {
    llvm::Value* const length = pop_length(bytes_an_instruction_log2);
    llvm::Value* const value = pop();
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::memory_fill, {state_.memory(builder_, MemoryIndex(instr.index)),
                                                 destination, value, length, emitter_.site()});
    return;
  }
  case Op::memory_copy: {
    llvm::Value* const length = pop_length(bytes_an_instruction_log2);
    llvm::Value* const source = extend_address(pop());
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::memory_copy, {state_.memory(builder_, MemoryIndex(instr.index)),
                                                 state_.memory(builder_, MemoryIndex(instr.index2)),
                                                 destination, source, length, emitter_.site()});
    return;
  }
  case Op::memory_init: {
    llvm::Value* const length = pop_length(bytes_an_instruction_log2);
    llvm::Value* const source = extend_address(pop());
    llvm::Value* const destination = extend_address(pop());
    emitter_.call_builtin(Builtin::memory_init, {state_.memory(builder_, MemoryIndex(instr.index2)),
                                                 state_.data_segment(builder_, DataIndex(instr.index)),
                                                 destination, source, length, emitter_.site()});
    return;
  }
  case Op::data_drop:
    emitter_.drop_segment(state_.data_segment(builder_, DataIndex(instr.index)));
    return;
  default:
    llvm_unreachable("not a memory instruction");
  }
}

} // namespace ingot
