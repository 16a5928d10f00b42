// The functions of the function index space, and how each is called.
#pragma once

#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/lower/target_profile.hpp"
#include "compiler/profile/counter_map.hpp"
#include "compiler/profile/execution_profile.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Target/TargetMachine.h>

#include <utility>
#include <vector>

namespace ingot {

// What lowering has to do with counts of what is executed (compiler/profile).
struct Profiling {
  const CounterMap* counters = nullptr;       // of what the program is to count; null if it does not
  const ExecutionProfile* executed = nullptr; // what was counted before; null if nothing was
};

class GuestFunctions {
public:
  // Declares those of the part, in order; the others are declared when they are asked for.
  GuestFunctions(const Module& wasm, World world, const CallFacts& facts, const Part& part, llvm::Module& ir,
                 const llvm::TargetMachine& target, const ProgramOptions& options,
                 const Profiling& profiling);

  // Null for imports in an open world.
  llvm::Function* code(FunctionIndex function);

  // The functions outside of the part that code() has given since the last call of this.
  std::vector<FunctionIndex> take_outsiders() { return std::exchange(outsiders_, {}); }

  // The variables of Profiling::counters, an array of i64; null if nothing is counted.
  llvm::GlobalVariable* counters() const { return counters_; }

  CallShape shape(FunctionIndex function) const;
  CallShape shape_by_reference(TypeIndex type) const; // of whatever is called by a reference of this type

  const Module& wasm;
  World world;
  const CallFacts& facts;
  const Part& part;
  const Profiling profiling;
  TargetProfile profile;
  CallingConvention convention;
  llvm::LLVMContext& context;

private:
  llvm::Function* declare(FunctionIndex function);
  llvm::GlobalVariable* create_counters();

  llvm::Module& ir_;
  const llvm::TargetMachine& target_;
  llvm::GlobalVariable* counters_;
  std::vector<llvm::Function*> code_; // by function index; null until asked for
  std::vector<FunctionIndex> outsiders_;
};

// Gives `function` what every function that is compiled needs, guest code or not, where the target has it: a
// landing pad, without which indirect calls of it end the program, and a signed return address.
void protect_branches(llvm::Function& function);

// Gives `function` what every function needs that is compiled for the user's processor, guest code or not.
void mark_compiled_code(llvm::Function& function, const llvm::TargetMachine& target);

// Gives `function` what every function of the guest needs.
void mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target);

// At the entry of a function of the guest: what its body has to begin with (ir::stack_marker_symbol), if
// anything.
void begin_guest_code(llvm::IRBuilder<>& builder, World world);

} // namespace ingot
