// The state of the one instance that an executable has: internal globals of the LLVM module, so that nothing
// of the guest's can alias them, and what never changes is a constant that LLVM folds. Where the guest starts
// threads, each of which has an instance, the state of each is in thread-local variables; only the memory,
// which is imported then, is one for all.
#pragma once

#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include <cstdint>
#include <vector>

namespace ingot {

class ClosedWorldState final : public InstanceState {
public:
  ClosedWorldState(const GuestFunctions& guest, const ProgramOptions& options, llvm::Module& ir,
                   const AbiTypes& abi, TypeObjects& types);

  llvm::Value* memory(llvm::IRBuilder<>&, MemoryIndex index) override { return memory_at(index); }
  llvm::Value* table(llvm::IRBuilder<>&, TableIndex index) override {
    return element_of(tables_, abi_.table, index.value);
  }
  llvm::Value* tag(llvm::IRBuilder<>&, TagIndex index) override { return tags_[index.value]; }
  llvm::Value* data_segment(llvm::IRBuilder<>&, DataIndex index) override {
    return data_segments_[index.value];
  }
  llvm::Value* element_segment(llvm::IRBuilder<>&, ElementIndex index) override {
    return element_segments_[index.value];
  }
  llvm::Value* function_reference(llvm::IRBuilder<>&, FunctionIndex index) override {
    return function_reference_of(index);
  }
  llvm::Value* memory_bytes(llvm::IRBuilder<>&, MemoryIndex index) override {
    return memory_bytes_[index.value];
  }
  llvm::Value* get_global(llvm::IRBuilder<>& builder, GlobalIndex index) override;
  void set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) override;

  bool is_set_at_instantiation() const override { return false; }
  void initialise_global(llvm::IRBuilder<>&, GlobalIndex, llvm::Value*) override {}
  void initialise_element(llvm::IRBuilder<>&, ElementIndex, std::uint64_t, llvm::Value*) override {}

  // For the module descriptor.
  llvm::Constant* instance() const { return instance_; }
  llvm::Constant* memories() const { return memories_; }
  llvm::Constant* tables() const { return tables_; }

  // An abi::ExceptionRoots of the globals and tables that may hold exnrefs, which exists as long as the
  // present function runs; null if there are none.
  llvm::Value* create_exception_roots(llvm::IRBuilder<>& builder);

private:
  void create_memories(const ProgramOptions& options);
  void create_tables();
  void create_tags();
  void create_globals();
  void create_segments();
  llvm::Constant* create_element_segment(const ElementSegment& segment, const llvm::Twine& name);
  llvm::Constant* value_of(const Expression& expression);
  llvm::Constant* memory_at(MemoryIndex index) const;
  llvm::Constant* function_reference_of(FunctionIndex index);
  llvm::GlobalVariable* create_constant(llvm::Constant* value, const llvm::Twine& name);
  llvm::GlobalVariable* create_common(llvm::Constant* initial, const llvm::Twine& name); // to all instances
  llvm::GlobalVariable* create_variable(llvm::Constant* initial, const llvm::Twine& name);
  static llvm::Constant* element_of(llvm::GlobalVariable* array, llvm::Type* element, std::uint32_t index);

  const GuestFunctions& guest_;
  const Module& wasm_;
  llvm::Module& ir_;

  llvm::GlobalVariable* memories_ = nullptr;
  llvm::GlobalVariable* tables_ = nullptr;
  llvm::GlobalVariable* instance_ = nullptr;
  std::vector<llvm::GlobalVariable*> memory_bytes_;
  std::vector<llvm::GlobalVariable*> tags_;
  llvm::GlobalVariable* exception_globals_ = nullptr; // an array of all mutable globals of type exnref
  std::vector<llvm::Constant*> globals_;              // a variable if mutable, otherwise the value
  std::vector<llvm::Constant*> data_segments_;
  std::vector<llvm::Constant*> element_segments_;
  std::vector<llvm::Constant*> function_references_; // null until asked for
};

} // namespace ingot
