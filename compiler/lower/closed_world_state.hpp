// The state of the one instance that an executable has: internal globals of the LLVM module, so that nothing
// of the guest's can alias them, and what never changes is a constant that LLVM folds. Where the guest starts
// threads, each of which has an instance, the state of each is in thread-local variables; only the memory,
// which is imported then, is one for all.
//
// Of a module in several parts the first defines the state. The others declare what they ask for.
#pragma once

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/program_facts.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ingot {

class ClosedWorldState final : public InstanceState {
public:
  ClosedWorldState(GuestFunctions& guest, const GlobalFacts& globals, const ProgramOptions& options,
                   llvm::Module& ir, const AbiTypes& abi, TypeObjects& types);

  llvm::Value* memory(llvm::IRBuilder<>&, MemoryIndex index) override { return memory_at(index); }
  llvm::Value* table(llvm::IRBuilder<>&, TableIndex index) override {
    return element_of(tables_, abi_.table, index.value);
  }
  llvm::Value* tag(llvm::IRBuilder<>&, TagIndex index) override { return tag_of(index); }
  llvm::Value* data_segment(llvm::IRBuilder<>&, DataIndex index) override { return data_segment_of(index); }
  llvm::Value* element_segment(llvm::IRBuilder<>&, ElementIndex index) override {
    return element_segment_of(index);
  }
  llvm::Value* function_reference(llvm::IRBuilder<>&, FunctionIndex index) override {
    return function_reference_of(index);
  }
  llvm::Value* memory_bytes(llvm::IRBuilder<>&, MemoryIndex index) override {
    return memory_bytes_[index.value];
  }
  llvm::GlobalVariable* constant_elements(TableIndex index) override;
  llvm::Value* get_global(llvm::IRBuilder<>& builder, GlobalIndex index) override;
  void set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) override;

  llvm::Value* fuel(llvm::IRBuilder<>&) override { return fuel_; }
  llvm::Value* epoch(llvm::IRBuilder<>& builder) override;
  llvm::Value* deadline(llvm::IRBuilder<>& builder) override;

  bool is_set_at_instantiation(GlobalIndex index) const override {
    return global_facts_.is_set_at_instantiation(index);
  }
  bool is_set_at_instantiation(ElementIndex segment) const override;
  void initialise_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) override {
    set_global(builder, index, value);
  }
  void initialise_element(llvm::IRBuilder<>& builder, ElementIndex segment, std::uint64_t item,
                          llvm::Value* value) override;

  // What a function of WASI is given, with the memory of the module that imports it.
  llvm::Constant* instance_of(const Import& import) const;

  // For the module descriptor.
  llvm::Constant* instance() const { return instance_; }
  llvm::Constant* memories() const { return memories_; }
  llvm::Constant* tables() const { return tables_; }

  // Tells the runtime of the abi::Roots: globals, tables and segments that may refer to objects or
  // exceptions. They exist as long as the present function runs.
  void register_roots(Emitter& emitter);

private:
  void create_memories(const ProgramOptions& options);
  llvm::GlobalVariable* create_instance(const std::string& name, std::optional<MemoryIndex> memory);
  void create_tables();
  llvm::Constant* tag_of(TagIndex index);
  llvm::Constant* global_of(GlobalIndex index);
  llvm::Constant* create_global(GlobalIndex index);
  llvm::Constant* initial_value(GlobalIndex index);
  llvm::Constant* initial_roots();
  llvm::Constant* data_segment_of(DataIndex index);
  llvm::Constant* element_segment_of(ElementIndex index);
  llvm::Constant* create_element_items(ElementIndex index);
  llvm::GlobalVariable* create_constant_elements(TableIndex index);
  void register_words(Emitter& emitter, llvm::Constant* words, std::uint64_t count,
                      llvm::ArrayRef<llvm::Constant*> tables);
  llvm::Constant* value_of(const Expression& expression);
  llvm::Constant* memory_at(MemoryIndex index) const;
  llvm::Constant* function_reference_of(FunctionIndex index);

  // What the parts share; `initial` is called where it is defined.
  using Initial = llvm::function_ref<llvm::Constant*()>;
  llvm::GlobalVariable* create_constant(llvm::Type* type, const llvm::Twine& name, Initial initial);
  llvm::GlobalVariable* create_common(llvm::Type* type, const llvm::Twine& name, Initial initial);
  llvm::GlobalVariable* create_variable(llvm::Type* type, const llvm::Twine& name, Initial initial);
  llvm::GlobalVariable* create_storage(llvm::Type* element, std::uint64_t count, const llvm::Twine& name);
  static llvm::Constant* element_of(llvm::GlobalVariable* array, llvm::Type* element, std::uint32_t index);

  GuestFunctions& guest_;
  const GlobalFacts& global_facts_;
  llvm::Module& ir_;

  llvm::GlobalVariable* memories_ = nullptr;
  llvm::GlobalVariable* tables_ = nullptr;
  llvm::GlobalVariable* instance_ = nullptr;
  std::map<std::optional<MemoryIndex>, llvm::GlobalVariable*>
      other_instances_;                  // by memory, not `instance_`'s
  llvm::GlobalVariable* fuel_ = nullptr; // of a program that is metered
  std::vector<llvm::GlobalVariable*> memory_bytes_;
  llvm::GlobalVariable* root_globals_ = nullptr; // an array of all variables that may hold roots

  // By index, null until asked for.
  std::vector<llvm::Constant*> tags_;
  std::vector<llvm::Constant*> globals_; // the variable, or the value of what is none
  std::vector<llvm::Constant*> data_segments_;
  std::vector<llvm::Constant*> element_segments_;
  std::vector<llvm::Constant*> function_references_;
  std::vector<llvm::GlobalVariable*> element_items_; // in the first part, once the segments are there
  std::vector<std::optional<llvm::GlobalVariable*>> constant_elements_; // by table; nothing until asked for
  std::uint32_t elements_before_code_;
};

} // namespace ingot
