// The state of an instance that every function is given a pointer to, laid out as
// runtime-lib/abi/linkable.hpp says.
#pragma once

#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/linkable.hpp"

#include <llvm/IR/Constant.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {

// Where everything is: offsets in bytes from the beginning of an instance.
struct InstanceLayout {
  InstanceLayout(const GuestFunctions& guest, const llvm::DataLayout& data_layout, const AbiTypes& abi);

  abi::IndexSpace functions;
  abi::IndexSpace tables;
  abi::IndexSpace memories;
  abi::IndexSpace globals;
  abi::IndexSpace tags;
  std::uint64_t first_data_segment;
  std::uint64_t first_element_segment;
  std::vector<std::uint64_t> element_items; // by segment
  std::uint64_t size;

  // By function index: which slot is the function's. Meaningful for imports and for functions whose reference
  // is taken; in a library for none.
  std::vector<std::uint32_t> function_slots;
};

class LinkableState final : public InstanceState {
public:
  LinkableState(GuestFunctions& guest, const ProgramOptions& options, llvm::Module& ir, const AbiTypes& abi,
                TypeObjects& types);

  const InstanceLayout& layout() const { return layout_; }

  llvm::Value* memory(llvm::IRBuilder<>& builder, MemoryIndex index) override;
  llvm::Value* table(llvm::IRBuilder<>& builder, TableIndex index) override;
  llvm::Value* tag(llvm::IRBuilder<>& builder, TagIndex index) override;
  llvm::Value* data_segment(llvm::IRBuilder<>& builder, DataIndex index) override;
  llvm::Value* element_segment(llvm::IRBuilder<>& builder, ElementIndex index) override;
  llvm::Value* function_reference(llvm::IRBuilder<>& builder, FunctionIndex index) override;
  llvm::Value* memory_bytes(llvm::IRBuilder<>& builder, MemoryIndex index) override;
  llvm::Value* get_global(llvm::IRBuilder<>& builder, GlobalIndex index) override;
  void set_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) override;
  llvm::Value* fuel(llvm::IRBuilder<>& builder) override;
  llvm::Value* epoch(llvm::IRBuilder<>& builder) override;
  llvm::Value* deadline(llvm::IRBuilder<>& builder) override;

  bool is_set_at_instantiation(GlobalIndex) const override { return true; }
  bool is_set_at_instantiation(ElementIndex segment) const override;
  void initialise_global(llvm::IRBuilder<>& builder, GlobalIndex index, llvm::Value* value) override;
  void initialise_element(llvm::IRBuilder<>& builder, ElementIndex segment, std::uint64_t item,
                          llvm::Value* value) override;

  // In a library, where every reference is to a function of the instance that calls it: one for all
  // instances.
  llvm::Constant* constant_reference(FunctionIndex index);

private:
  void describe_memories(); // ir::instance_memories_metadata
  llvm::Value* at(llvm::IRBuilder<>& builder, std::uint64_t offset);
  llvm::Value* member(llvm::IRBuilder<>& builder, unsigned number); // of abi::Instance
  llvm::Value* load_slot(llvm::IRBuilder<>& builder, llvm::Value* slot);
  llvm::Value* entry(llvm::IRBuilder<>& builder, const abi::IndexSpace& space, std::uint32_t index,
                     std::uint64_t own_size);

  GuestFunctions& guest_;
  llvm::Module& ir_;
  InstanceLayout layout_;
  std::vector<llvm::GlobalVariable*> constant_references_; // by function index; null until asked for
};

} // namespace ingot
