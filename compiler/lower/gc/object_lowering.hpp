// Structures, arrays, i31 and casts (spec: exec/instructions, aggregate reference and reference
// instructions). All but the branches on casts: what is here also makes the values of constant expressions.
//
// An object is made by a call of one of two functions that only exist in the IR (ir_conventions.hpp) and
// become code after the optimiser has seen what it could not see in that code: that nothing else refers to a
// new object.
#pragma once

#include "compiler/decode/instr_reader.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/IR/ValueHandle.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {

class ObjectLowering {
public:
  ObjectLowering(InstanceState& state, Emitter& emitter);

  // How many operands the instruction takes off the stack.
  std::size_t operand_count(const Instruction& instr) const;

  // The result, or null if the instruction has none.
  llvm::Value* lower(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands);

  // Whether the reference is of the type, an i1. `source` is what is known of it: a heap type of the
  // hierarchy.
  llvm::Value* test(llvm::Value* reference, HeapType source, HeapType target, bool nullable);

  // A new exception, its values to be set.
  llvm::Value* new_exception(TagIndex tag);

private:
  // The part of an array's storage that a range of elements is.
  struct Range {
    llvm::Value* begin; // a pointer
    llvm::Value* count; // of elements, i64
  };
  // Of a segment: where its contents begin, and how many bytes or references they are.
  struct Contents {
    llvm::Value* begin;
    llvm::Value* size;
  };
  enum class Place : std::uint8_t { header, length, field, element };

  // objects.cpp
  llvm::Value* load(llvm::Value* address, const FieldType& type, Place place, std::uint32_t field, Op op);
  llvm::Instruction* store(llvm::Value* value, llvm::Value* address, const FieldType& type, Place place,
                           std::uint32_t field);
  void mark_access(llvm::Instruction* access, Place place, std::uint32_t field, llvm::Type* type);
  llvm::Type* storage_type(const FieldType& type) const;
  llvm::Value* at(llvm::Value* object, std::uint64_t offset);
  llvm::Align alignment_of(llvm::Type* type) const;
  void trap_if_null(llvm::Value* reference, abi::Trap kind);
  void know_not_null(llvm::Value* reference); // in what is left of the block
  llvm::Value* allocate(llvm::Value* layout, std::uint64_t size);
  void record(llvm::Value* place, const FieldType& type, llvm::Value* value);

  // structs.cpp
  llvm::Value* lower_struct(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands);
  llvm::Value* new_struct(TypeIndex type, llvm::ArrayRef<llvm::Value*> values);

  // arrays.cpp
  llvm::Value* lower_array(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands);
  llvm::Value* length_of(llvm::Value* array);
  llvm::Value* new_array(TypeIndex type, llvm::Value* length);
  llvm::Value* new_fixed_array(TypeIndex type, llvm::ArrayRef<llvm::Value*> values);
  llvm::Value* new_array_of_contents(TypeIndex type, const Contents& contents, llvm::Value* offset,
                                     llvm::Value* length, abi::Trap out_of_bounds);
  llvm::Value* element_address(TypeIndex type, llvm::Value* array, llvm::Value* index);

  // array_ranges.cpp
  void lower_array_range(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands);
  Range checked_range(TypeIndex type, llvm::Value* array, llvm::Value* index, llvm::Value* count);
  llvm::Value* elements_at(TypeIndex type, llvm::Value* array, llvm::Value* wide_index);
  llvm::Value* bytes_of(TypeIndex type, llvm::Value* count);
  void fill(TypeIndex type, const Range& range, llvm::Value* value, bool is_new);
  void copy(TypeIndex type, llvm::Value* destination, llvm::Value* source, llvm::Value* bytes);
  Contents contents_of(const Instruction& instr);
  llvm::Value* checked_contents(TypeIndex type, const Contents& contents, llvm::Value* offset,
                                llvm::Value* count, abi::Trap out_of_bounds);
  const FieldType& element_type(TypeIndex type) const;

  // casts.cpp
  llvm::Value* lower_cast(const Instruction& instr, llvm::ArrayRef<llvm::Value*> operands);
  llvm::Value* test_object(llvm::Value* reference, HeapType source, HeapType target, bool nullable);
  llvm::Value* is_of_type(llvm::Value* type, HeapType target);
  llvm::Value* low_bits(llvm::Value* reference, std::uint64_t mask);

  llvm::Value* extend(llvm::Value* value) { return builder_.CreateZExt(value, builder_.getInt64Ty()); }

  InstanceState& state_;
  const Module& wasm_;
  Emitter& emitter_;
  llvm::IRBuilder<>& builder_;
  // The reference that was last found not to be null, and where. Most accesses follow a cast or another
  // access at once.
  llvm::WeakVH not_null_;
  llvm::WeakVH not_null_in_;
};

} // namespace ingot
