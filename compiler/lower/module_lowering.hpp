// The module level of lowering: declares every function, makes the instance state, lowers the bodies and
// describes the result to the runtime.
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/module.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <vector>

namespace ingot {

class ModuleLowering {
public:
  ModuleLowering(const Module& wasm, const ProgramOptions& options, const llvm::TargetMachine& target,
                 llvm::Module& ir);

  void lower();

private:
  std::vector<llvm::Function*> declare_functions(const llvm::TargetMachine& target);
  void mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target);
  void lower_import(const Import& import, llvm::Function& function);

  // descriptor.cpp
  void define_run();
  void define_descriptor();
  llvm::Constant* create_grants();
  llvm::Constant* create_string(llvm::StringRef text); // terminated
  llvm::Constant* create_constant(llvm::Constant* value, const llvm::Twine& name);

  const Module& wasm_;
  const ProgramOptions& options_;
  llvm::Module& ir_;
  AbiTypes abi_;
  TargetProfile profile_;
  std::vector<llvm::Function*> functions_; // by function index
  llvm::Function* run_;
  InstanceState state_;
};

} // namespace ingot
