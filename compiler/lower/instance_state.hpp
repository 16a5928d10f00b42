// The state of an instance: memories, tables, globals, tags, segments and function references. Nothing else
// in lowering knows how it is reached; there are two forms:
//
// closed_world_state  an executable: one instance of one module, and nobody outside who could look in
// linkable_state      every function takes a pointer to its instance; runtime-lib/abi/linkable.hpp
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

class TypeObjects;

// Every member that takes a builder may add code where it stands.
class InstanceState {
public:
  InstanceState(const Module& wasm, const AbiTypes& abi, TypeObjects& types, const ProgramOptions& options)
      : wasm_(wasm), abi_(abi), types_(types), requested_bounds_(options.bounds),
        metering_(options.metering) {}
  InstanceState(const InstanceState&) = delete;
  InstanceState& operator=(const InstanceState&) = delete;
  virtual ~InstanceState() = default;

  const Module& wasm() const { return wasm_; }
  const AbiTypes& abi() const { return abi_; }

  // How the user wants accesses to memories to be kept inside (memory_access.hpp, bounds_of).
  Bounds requested_bounds() const { return requested_bounds_; }

  Metering metering() const { return metering_; }

  // Pointers to the structures of runtime-lib/abi, for builtins and for loads of their members.
  virtual llvm::Value* memory(llvm::IRBuilder<>& builder, MemoryIndex index) = 0;
  virtual llvm::Value* table(llvm::IRBuilder<>& builder, TableIndex index) = 0;
  virtual llvm::Value* tag(llvm::IRBuilder<>& builder, TagIndex index) = 0;
  virtual llvm::Value* data_segment(llvm::IRBuilder<>& builder, DataIndex index) = 0;
  virtual llvm::Value* element_segment(llvm::IRBuilder<>& builder, ElementIndex index) = 0;
  virtual llvm::Value* function_reference(llvm::IRBuilder<>& builder, FunctionIndex index) = 0;

  // The first byte of a linear memory (ir_conventions.hpp); only memory_access.cpp may compute with it.
  virtual llvm::Value* memory_bytes(llvm::IRBuilder<>& builder, MemoryIndex index) = 0;

  // What a table of functions holds from instantiation on, if that is known when compiling and never changes:
  // a constant array of as many abi::FunctionReference as the table has elements, for calls only. An element
  // that is null has neither code nor type. Otherwise null.
  virtual llvm::GlobalVariable* constant_elements(TableIndex) { return nullptr; }

  virtual llvm::Value* get_global(llvm::IRBuilder<>& builder, GlobalIndex index) = 0;
  virtual void set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) = 0;

  // What a Meter looks at (abi::Instance): where the fuel is, an i64; of libraries where the epoch is, and
  // the deadline.
  virtual llvm::Value* fuel(llvm::IRBuilder<>& builder) = 0;
  virtual llvm::Value* epoch(llvm::IRBuilder<>& builder) = 0;
  virtual llvm::Value* deadline(llvm::IRBuilder<>& builder) = 0;

  // What instantiation leaves to compiled code (instantiation.hpp): true if the initial value of a global, or
  // any item of an element segment, was not known when compiling, and so is to be set by initialise_*.
  virtual bool is_set_at_instantiation(GlobalIndex index) const = 0;
  virtual bool is_set_at_instantiation(ElementIndex segment) const = 0;
  virtual void initialise_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) = 0;
  virtual void initialise_element(llvm::IRBuilder<>& builder, ElementIndex segment, std::uint64_t item,
                                  llvm::Value* value) = 0;

  // The abi::Type of a defined type: the same one for equivalent types.
  llvm::Constant* type(TypeIndex index) const;
  const ObjectLayouts& layouts() const;

protected:
  const Module& wasm_;
  const AbiTypes& abi_;
  TypeObjects& types_;

private:
  const Bounds requested_bounds_;
  const Metering metering_;
};

} // namespace ingot
