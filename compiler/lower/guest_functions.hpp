// The functions of the function index space, declared, and how each is called.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Function.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <vector>

namespace ingot {

struct GuestFunctions {
  GuestFunctions(const Module& wasm, World world, llvm::Module& ir, const llvm::TargetMachine& target,
                 const ProgramOptions& options);

  CallShape shape(FunctionIndex function) const;
  CallShape shape_by_reference(TypeIndex type) const; // of whatever is called by a reference of this type

  const Module& wasm;
  CallFacts facts;
  TargetProfile profile;
  CallingConvention convention;
  llvm::LLVMContext& context;
  std::vector<llvm::Function*> ir; // by function index; in an open world null for imports
};

// Gives `function` what every function that is compiled needs, guest code or not, where the target has it: a
// landing pad, without which indirect calls of it end the program, and a signed return address.
void protect_branches(llvm::Function& function);

// Gives `function` what every function of the guest needs.
void mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target);

} // namespace ingot
