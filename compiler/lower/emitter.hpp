// Where instructions go: LLVM's builder, and on top of it what every chapter needs: traps and calls of the
// runtime.
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/target_profile.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Value.h>

#include <cstdint>

namespace ingot {

enum class Builtin : std::uint8_t {
#define BUILTIN(name, ...) name,
#include "runtime-lib/abi/builtins.def"
#define BUILTIN(name, ...) name,
#include "runtime-lib/abi/library.def"
};

class Emitter {
public:
  Emitter(llvm::Module& module, const AbiTypes& abi, const TargetProfile& profile)
      : builder_(module.getContext()), module_(module), abi_(abi), profile_(profile) {}

  llvm::IRBuilder<>& builder() { return builder_; }
  const AbiTypes& abi() const { return abi_; }
  const TargetProfile& profile() const { return profile_; }

  // The byte offset in the module's file of what is being lowered: the location a trap reports.
  void set_site(std::size_t offset) { site_ = static_cast<std::uint32_t>(offset); }
  llvm::Value* site() { return builder_.getInt32(site_); }

  // Ends the current block with the trap.
  void trap(abi::Trap kind);

  // Traps if `condition` (an i1) holds and goes on in a new block otherwise. Which trap it is may have to be
  // computed, as an i32; that is done only where it traps.
  void trap_if(llvm::Value* condition, abi::Trap kind);
  void trap_if(llvm::Value* condition, llvm::function_ref<llvm::Value*()> kind);
  llvm::ConstantInt* trap_kind(abi::Trap kind);

  // Whether an abi::Type, not known when compiling, is `expected` or a subtype of it, an i1. The depth is
  // that of `expected`.
  llvm::Value* is_subtype(llvm::Value* type, llvm::Constant* expected, bool is_final, std::uint32_t depth);

  // Calls a row of builtins.def or library.def; the call is its result.
  llvm::CallInst* call_builtin(Builtin builtin, llvm::ArrayRef<llvm::Value*> arguments);

  // data.drop and elem.drop: `segment` points to an abi::DataSegment or abi::ElementSegment.
  void drop_segment(llvm::Value* segment);

  // A place of 16 bytes in the frame of the function, for what must be in memory for a moment.
  llvm::AllocaInst* vector_on_stack();

  llvm::BasicBlock* append_block(const llvm::Twine& name);

private:
  void trap(llvm::Value* kind);

  llvm::IRBuilder<> builder_;
  llvm::Module& module_;
  const AbiTypes& abi_;
  const TargetProfile& profile_;
  std::uint32_t site_ = 0;
  llvm::AllocaInst* vector_on_stack_ = nullptr;
};

// The declaration of a row of builtins.def or library.def.
llvm::Function* declare_builtin(Builtin builtin, llvm::Module& module);

// Marks `function` as part of the runtime, linked into the same executable.
void mark_runtime_function(llvm::Function& function);

} // namespace ingot
