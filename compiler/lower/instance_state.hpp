// The state of an instance: memories, tables, globals, segments and function references. This is the only
// code that knows how it is reached. Today there is one form, the closed world of an executable: one instance
// for each module, and nobody outside who could look in, so all state is internal globals of the LLVM module.
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Module.h>

#include <cstdint>
#include <vector>

namespace ingot {

class InstanceState {
public:
  // `functions` are those of the function index space; they are only referred to here.
  InstanceState(const Module& wasm, const ProgramOptions& options, llvm::Module& ir, const AbiTypes& abi,
                const std::vector<llvm::Function*>& functions);

  const AbiTypes& abi() const { return abi_; }

  // Pointers to the structures of runtime-lib/abi, for builtins and for loads of their members.
  llvm::Constant* memory(MemoryIndex index) const { return element_of(memories_, abi_.memory, index.value); }
  llvm::Constant* table(TableIndex index) const { return element_of(tables_, abi_.table, index.value); }
  llvm::Constant* data_segment(DataIndex index) const { return data_segments_[index.value]; }
  llvm::Constant* element_segment(ElementIndex index) const { return element_segments_[index.value]; }
  llvm::Constant* instance() const { return instance_; }

  // The whole arrays, for the module descriptor.
  llvm::Constant* memories() const { return memories_; }
  llvm::Constant* tables() const { return tables_; }

  // The first byte of a linear memory (ir_conventions.hpp); only memory_access.cpp may compute with it.
  llvm::GlobalVariable* memory_bytes(MemoryIndex index) const { return memory_bytes_[index.value]; }

  // How accesses to it are kept inside.
  Bounds memory_bounds(MemoryIndex index) const;

  // A global is a variable if it is mutable and a plain constant otherwise.
  llvm::Constant* global(GlobalIndex index) const { return globals_[index.value]; }

  // The constant that a reference to this function points to.
  llvm::Constant* function_reference(FunctionIndex index);

  // The abi::Type of a defined type: the same one for equivalent types.
  llvm::Constant* type(TypeIndex index) const { return types_[index.value]; }

private:
  void create_types();
  void create_memories(const ProgramOptions& options);
  void create_tables();
  void create_globals();
  void create_segments();
  llvm::GlobalVariable* create_variable(llvm::Constant* initial, const llvm::Twine& name, bool is_constant);
  llvm::Constant* create_element_segment(const ElementSegment& segment, const llvm::Twine& name);
  static llvm::Constant* element_of(llvm::GlobalVariable* array, llvm::Type* element, std::uint32_t index);

  const Module& wasm_;
  const Bounds requested_bounds_;
  llvm::Module& ir_;
  const AbiTypes& abi_;
  const std::vector<llvm::Function*>& functions_;

  std::vector<llvm::Constant*> types_;
  llvm::GlobalVariable* memories_ = nullptr;
  llvm::GlobalVariable* tables_ = nullptr;
  llvm::GlobalVariable* instance_ = nullptr;
  std::vector<llvm::GlobalVariable*> memory_bytes_;
  std::vector<llvm::Constant*> globals_;
  std::vector<llvm::Constant*> data_segments_;
  std::vector<llvm::Constant*> element_segments_;
  std::vector<llvm::Constant*> function_references_; // null until asked for
};

} // namespace ingot
