// One function body -> the blocks of one llvm::Function. Follows the validation algorithm (spec:
// appendix/algorithm) with values in place of types: an operand stack of llvm::Value* and a control stack of
// frames. Nothing is recursive, and nothing is emitted for code that cannot be reached.
//
// The methods of each chapter are in the file of its name.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/callee.hpp"
#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/decisions.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/gc/object_lowering.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/memory_access.hpp"
#include "compiler/lower/meter.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ingot {

class FunctionLowering {
public:
  FunctionLowering(InstanceState& state, GuestFunctions& guest, FunctionIndex function);

  void lower();

private:
  // A structured block that is open. A branch to it goes to `target`, with one operand for each of
  // `target_phis`; the code behind its `end` starts in `continuation`, with `result_phis` on the stack. Only
  // for a loop do the two differ.
  struct ControlFrame {
    enum class Kind : std::uint8_t { function, block, loop, if_, else_, try_table, try_, catch_ };
    Kind kind = Kind::block;
    llvm::BasicBlock* target = nullptr;
    llvm::SmallVector<llvm::PHINode*, 1> target_phis;
    llvm::BasicBlock* continuation = nullptr;
    llvm::SmallVector<llvm::PHINode*, 1> result_phis;
    llvm::BasicBlock* else_block = nullptr;           // of an `if` without `else` so far
    llvm::SmallVector<llvm::Value*, 1> else_operands; // what the block took, for its else branch
    std::size_t height = 0;                           // of the operand stack below the block's parameters
    std::size_t handler_count = 0;                    // how many of handlers_ cover the inside of the block

    // Of a clause of a legacy try.
    llvm::Value* caught = nullptr;     // the exception
    llvm::Value* caught_tag = nullptr; // its tag, once a clause asks for it
    llvm::BasicBlock* uncaught =
        nullptr; // where it is if no clause so far has caught it; null if that cannot be
    llvm::Instruction* release = nullptr; // of the exception, which holds as long as nothing rethrows it
  };

  // Where exceptions go: there is one for each open try, and one for the function outside of all. However
  // many calls throw, they all branch to one block, which is made for the first of them.
  struct Handler {
    llvm::BasicBlock* dispatch = nullptr;
    llvm::PHINode* exception = nullptr;
    std::vector<CatchClause> clauses; // of a try_table
  };

  // The function that a call leads to most often, in the opinion of a profile.
  struct LikelyCallee {
    Callee callee;
    llvm::MDNode* weights; // of a branch on whether it is this one
  };

  // What access() makes for load_guest() and store_guest().
  struct GuestAddress {
    llvm::Value* pointer;
    bool is_volatile;
  };

  void lower_locals();
  void lower_instruction(const Instruction& instr);
  bool skip_unreachable(const Instruction& instr);

  // Operand stack.
  void push(llvm::Value* value) { operands_.push_back(value); }
  llvm::Value* pop();
  llvm::SmallVector<llvm::Value*> pop_operands(std::size_t count);
  llvm::ArrayRef<llvm::Value*> top_operands(std::size_t count) const;

  // Chapters.
  void lower_control(const Instruction& instr);
  void lower_calls(const Instruction& instr);
  void lower_variables(const Instruction& instr);
  void lower_tables(const Instruction& instr);
  void lower_memory(const Instruction& instr);
  void lower_references(const Instruction& instr);
  void lower_exceptions(const Instruction& instr);
  void lower_atomics(const Instruction& instr);
  void lower_gc(const Instruction& instr);

  // control.cpp
  void open_block(ControlFrame::Kind kind, const BlockType& type);
  void open_if(const BlockType& type);
  void lower_else();
  void lower_end();
  void lower_branch(std::uint32_t label);
  void lower_branch_if(std::uint32_t label);
  void lower_branch_on_null(std::uint32_t label);
  void lower_branch_on_non_null(std::uint32_t label);
  void branch_if(llvm::Value* condition, std::uint32_t label);
  void lower_branch_table(const Instruction& instr);
  void lower_select();
  void branch_to(llvm::BasicBlock* target, llvm::ArrayRef<llvm::PHINode*> phis);
  void set_unreachable();
  ControlFrame& frame(std::uint32_t label) { return control_[control_.size() - 1 - label]; }
  llvm::SmallVector<llvm::PHINode*, 1> create_phis(llvm::BasicBlock* block, std::span<const ValueType> types);

  // calls.cpp
  Callee indirect_callee(TypeIndex type, TableIndex table);
  Callee constant_callee(TypeIndex type, llvm::GlobalVariable& elements);
  Callee pop_callee(TypeIndex type);
  llvm::Value* load_type(llvm::Value* reference);
  void check_type(llvm::Value* reference, TypeIndex expected);
  llvm::Value* result_area(const CallShape& shape);
  std::optional<LikelyCallee> likely_callee(const Callee& callee);
  void branch_if_likely(const Callee& callee, const LikelyCallee& likely, llvm::BasicBlock* direct,
                        llvm::BasicBlock* other);
  llvm::Value* create_call(const Callee& callee, llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* area);
  void create_tail_call(const Callee& callee, llvm::ArrayRef<llvm::Value*> arguments);
  void emit_call(const Callee& callee);
  void emit_tail_call(const Callee& callee);

  // exceptions.cpp
  void unwind_if(llvm::Value* exception); // goes on only if it is null
  llvm::BasicBlock* dispatch_of(Handler& handler, llvm::Value* exception);
  void throw_to(Handler& handler, llvm::Value* exception);
  Handler pop_handler();
  void forward(llvm::BasicBlock* uncaught, llvm::Value* exception, Handler& outer);
  llvm::Value* load_tag(llvm::Value* exception);
  llvm::BasicBlock* branch_on_tag(llvm::Value* thrown, TagIndex tag);
  std::span<const ValueType> payload_types(TagIndex tag) const;
  llvm::Value* payload_slot(llvm::Value* exception, std::size_t index);
  void push_payload(llvm::Value* exception, TagIndex tag);
  void mark_escaped(llvm::Value* exception);
  llvm::Instruction* release(llvm::Value* exception);
  void lower_throw(TagIndex tag);
  void lower_throw_ref();
  void open_try(ControlFrame::Kind kind, const Instruction& instr);
  void end_try(const ControlFrame& closed);
  void lower_clauses(const Handler& handler);
  void lower_catch(const Instruction& instr);
  void lower_delegate(std::uint32_t label);
  void lower_rethrow(std::uint32_t label);

  // gc/branches.cpp
  void lower_branch_on_cast(const Instruction& instr);

  // tables.cpp
  llvm::Value* table_slot(TableIndex table, llvm::Value* index, abi::Trap out_of_bounds);
  llvm::Value* table_size(TableIndex table);

  // memory.cpp
  LinearMemory memory(std::uint32_t index);
  // Where the `size` bytes are that a memarg and the address operand name; from here on they are in bounds,
  // or the access through it faults.
  GuestAddress access(const MemoryArgument& memarg, llvm::Value* address, std::uint32_t size);
  llvm::Value* load_guest(llvm::Type* type, GuestAddress address);
  void store_guest(llvm::Value* value, GuestAddress address);
  void lower_load(const Instruction& instr, llvm::Type* loaded, llvm::Type* result, bool is_signed);
  void lower_store(const Instruction& instr, llvm::Type* stored);

  // atomics.cpp
  llvm::Value* atomic_access(const MemoryArgument& memarg, llvm::Value* address, std::uint32_t size);
  void lower_atomic_access(const Instruction& instr);
  void lower_notify(const Instruction& instr);
  void lower_wait(const Instruction& instr, std::uint32_t size);

  // simd/memory.cpp
  void lower_simd_memory(const Instruction& instr);
  void lower_load_extend(const Instruction& instr, unsigned lane_bits, bool is_signed);
  void lower_load_splat(const Instruction& instr, unsigned lane_bits);
  void lower_load_zero(const Instruction& instr, unsigned lane_bits);
  void lower_load_lane(const Instruction& instr, unsigned lane_bits);
  void lower_store_lane(const Instruction& instr, unsigned lane_bits);
  llvm::Value* load_bits(const Instruction& instr, unsigned bits); // an integer, from the popped address
  void push_vector(llvm::Value* vector);                           // of any lanes

  llvm::Value* extend_address(llvm::Value* address); // i32 or i64 -> i64 as builtins take it
  llvm::Type* address_type(const Limits& limits);
  // Of what a bulk operation has to do: an i64. 1 << log2 of it count as one instruction.
  llvm::Value* pop_length(unsigned log2);

  const Module& wasm_;
  InstanceState& state_;
  const AbiTypes& abi_;
  GuestFunctions& guest_;
  const Function& function_;
  CallShape shape_;
  llvm::Function& ir_;
  Emitter emitter_;
  ObjectLowering objects_;
  llvm::IRBuilder<>& builder_;
  Meter meter_;
  Decisions decisions_;

  std::vector<llvm::AllocaInst*> locals_;
  llvm::SmallDenseMap<llvm::StructType*, llvm::AllocaInst*> result_areas_;
  std::vector<llvm::Value*> operands_;
  std::vector<ControlFrame> control_;
  std::vector<Handler> handlers_; // the innermost last
  bool reachable_ = true;
  std::size_t unreachable_depth_ = 0; // blocks opened since the code became unreachable
};

} // namespace ingot
