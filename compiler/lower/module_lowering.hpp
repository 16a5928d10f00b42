// The module level of lowering: declares functions and instance state, lowers the bodies of one part of the
// module, and in the first part describes the whole to the runtime.
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/closed_world_state.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/lower/program_facts.hpp"
#include "compiler/lower/type_objects.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Value.h>
#include <llvm/Target/TargetMachine.h>

#include <cstddef>
#include <memory>
#include <vector>

namespace ingot {

class ModuleLowering {
public:
  ModuleLowering(const Module& wasm, const ProgramFacts& facts, const Part& part,
                 const ProgramOptions& options, const Profiling& profiling, const llvm::TargetMachine& target,
                 llvm::Module& ir);

  // `inlines` says that the optimiser will inline functions: small ones of other parts come along for it.
  void lower(bool inlines);

private:
  void lower_function(FunctionIndex index);
  void lower_small_outsiders();
  std::size_t code_size(FunctionIndex function) const; // in bytes
  void lower_import(const Import& import, FunctionIndex index);
  void lower_unknown_import(const Import& import, FunctionIndex index);
  void trace_call(llvm::IRBuilder<>& builder, const Import& import, llvm::Value* instance,
                  llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* status);

  // run.cpp
  void define_run();
  void define_instantiation(Emitter& emitter);
  llvm::SmallVector<llvm::Value*> define_call(Emitter& emitter, FunctionIndex function,
                                              llvm::ArrayRef<llvm::Value*> arguments); // gives the results
  llvm::Constant* create_merged_modules();
  llvm::Constant* create_threaded_module(); // null if the module starts no threads
  llvm::SmallVector<llvm::Value*> read_invocation_arguments(Emitter& emitter);

  // descriptor.cpp
  void define_descriptor();
  llvm::Constant* function_map(const char* symbol_prefix);
  llvm::Constant* create_socket_address(const abi::SocketAddress& address);
  llvm::Constant* create_grants();
  llvm::Constant* runtime_function(const char* symbol);
  llvm::Constant* enter_sandbox();
  llvm::Constant* create_profile();                    // null if nothing is counted
  llvm::Constant* create_string(llvm::StringRef text); // terminated
  llvm::Constant* create_constant(llvm::Constant* value, const llvm::Twine& name);

  const Module& wasm_;
  const Part& part_;
  const ProgramOptions& options_;
  const llvm::TargetMachine& target_;
  llvm::Module& ir_;
  AbiTypes abi_;
  GuestFunctions guest_;
  TypeObjects types_;
  const std::vector<const Import*>& function_imports_;
  ClosedWorldState state_;
  llvm::Function* run_ = nullptr; // in the first part
};

// The functions that `run` and the threads begin with.
std::vector<FunctionIndex> entry_functions(const Module& wasm, const ProgramOptions& options);

// An empty module for the target.
std::unique_ptr<llvm::Module> create_module(const llvm::TargetMachine& target, llvm::LLVMContext& context);

} // namespace ingot
