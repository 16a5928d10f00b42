#include "compiler/passes/guarded_accesses.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "compiler/passes/guest_access.hpp"
#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallPtrSet.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/ValueTracking.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/ModRef.h>

#include <cstdint>
#include <vector>

namespace ingot {
namespace {

// A marker is a call of a function that does not exist. To LLVM it may read and write memory that nobody else
// sees, so it is neither deleted nor moved to another path. (The intrinsic llvm.fake.use says the same, but
// the inliner drops it.)
constexpr char marker_symbol[] = "ingot.used";

llvm::Function& declare_marker(llvm::Module& module) {
  if (llvm::Function* const declared = module.getFunction(marker_symbol))
    return *declared;
  llvm::LLVMContext& context = module.getContext();
  llvm::Function* const marker =
      llvm::Function::Create(llvm::FunctionType::get(llvm::Type::getVoidTy(context), {}, /*isVarArg=*/true),
                             llvm::GlobalValue::ExternalLinkage, marker_symbol, module);
  marker->setMemoryEffects(llvm::MemoryEffects::inaccessibleMemOnly());
  for (const llvm::Attribute::AttrKind attribute :
       {llvm::Attribute::NoUnwind, llvm::Attribute::WillReturn, llvm::Attribute::NoSync,
        llvm::Attribute::NoFree, llvm::Attribute::NoCallback})
    marker->addFnAttr(attribute);
  marker->addFnAttr("call-inline-cost", "0"); // to the inliner it is nothing
  return *marker;
}

void mark(llvm::Instruction& value) {
  llvm::IRBuilder<>(value.getNextNode())
      .CreateCall(&declare_marker(*value.getModule()), {static_cast<llvm::Value*>(&value)});
}

bool is_marker(const llvm::Instruction& instruction) {
  const auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
  return call != nullptr && call->getCalledFunction() != nullptr &&
         call->getCalledFunction()->getName() == marker_symbol;
}

// Whether the pointer may be to a guarded memory. All pointers that lowering made are computed from the
// global in the same function, so following computations, phis and selections to their end finds it.
bool may_be_guarded(const llvm::Value* pointer) {
  llvm::SmallVector<const llvm::Value*, 4> objects;
  llvm::getUnderlyingObjects(pointer, objects, /*LI=*/nullptr, /*MaxLookup=*/0);
  return llvm::any_of(objects, [](const llvm::Value* object) {
    const auto* const global = llvm::dyn_cast<llvm::GlobalVariable>(object);
    return global != nullptr && global->hasMetadata(ir::guarded_metadata);
  });
}

// What LLVM must keep whether or not anything uses it, and what that uses, and so on.
llvm::SmallPtrSet<const llvm::Instruction*, 32> live_instructions(llvm::Function& function) {
  llvm::SmallPtrSet<const llvm::Instruction*, 32> live;
  llvm::SmallVector<const llvm::Instruction*> pending;
  const auto add = [&](const llvm::Instruction* instruction) {
    if (live.insert(instruction).second)
      pending.push_back(instruction);
  };
  for (const llvm::Instruction& instruction : llvm::instructions(function))
    if (!is_marker(instruction) && (instruction.mayHaveSideEffects() || instruction.isTerminator()))
      add(&instruction);
  while (!pending.empty()) {
    const llvm::Instruction* const instruction = pending.pop_back_val();
    for (const llvm::Value* const operand : instruction->operands())
      if (const auto* const used = llvm::dyn_cast<llvm::Instruction>(operand))
        add(used);
  }
  return live;
}

std::uint64_t width_of(const llvm::Instruction& access) {
  return access.getDataLayout().getTypeStoreSize(llvm::getLoadStoreType(&access)).getFixedValue();
}

// As far as constants say.
bool may_trap(const llvm::Instruction& access) {
  llvm::APInt offset(64, 0);
  const auto* const memory = llvm::dyn_cast<llvm::GlobalVariable>(
      llvm::getLoadStorePointerOperand(&access)->stripAndAccumulateConstantOffsets(
          access.getDataLayout(), offset, /*AllowNonInbounds=*/true));
  const std::uint64_t size = memory == nullptr ? 0 : smallest_size_of(*memory);
  return size < width_of(access) || offset.ugt(size - width_of(access));
}

bool may_trap(llvm::Instruction& access, llvm::ScalarEvolution& evolution) {
  return !is_always_within(evolution.getSCEV(llvm::getLoadStorePointerOperand(&access)), width_of(access),
                           evolution);
}

// LLVM may move an access behind a call that does not touch the memory, which is wrong if it does not return.
bool has_call_that_may_hang(const llvm::BasicBlock& block) {
  return llvm::any_of(block, [](const llvm::Instruction& instruction) {
    const auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
    return call != nullptr && !call->willReturn() &&
           call->getMemoryEffects() != llvm::MemoryEffects::unknown();
  });
}

} // namespace

bool has_guarded_memory(const llvm::Module& module) {
  return llvm::any_of(module.globals(), [](const llvm::GlobalVariable& global) {
    return global.hasMetadata(ir::guarded_metadata);
  });
}

llvm::PreservedAnalyses ReleaseLoadsPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  bool changed = false;
  std::vector<llvm::LoadInst*> marked;
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction);
    auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction);
    if (!instruction.isVolatile() || instruction.isAtomic() || (load == nullptr && store == nullptr) ||
        !may_be_guarded(llvm::getLoadStorePointerOperand(&instruction)))
      continue;
    if (load != nullptr) {
      load->setVolatile(false);
      changed = true;
      if (may_trap(instruction))
        marked.push_back(load);
    } else if (!may_trap(instruction)) {
      store->setVolatile(false);
      changed = true;
    }
  }
  for (llvm::LoadInst* const load : marked)
    mark(*load);
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

llvm::PreservedAnalyses ResolveMarkersPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  const llvm::SmallPtrSet<const llvm::Instruction*, 32> live = live_instructions(function);
  for (llvm::BasicBlock& block : function) {
    const bool is_fixed = has_call_that_may_hang(block);
    for (llvm::Instruction& instruction : llvm::make_early_inc_range(block)) {
      if (is_marker(instruction)) {
        instruction.eraseFromParent();
      } else if (auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction)) {
        if (!load->isAtomic() && (is_fixed || !live.contains(load)) &&
            may_be_guarded(load->getPointerOperand()))
          load->setVolatile(true);
      } else if (auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction)) {
        if (!store->isAtomic() && !is_fixed && may_be_guarded(store->getPointerOperand()))
          store->setVolatile(false);
      }
    }
  }
  return llvm::PreservedAnalyses::none();
}

llvm::PreservedAnalyses PinAccessesPass::run(llvm::Function& function,
                                             llvm::FunctionAnalysisManager& analyses) {
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  std::vector<llvm::Instruction*> reading_intrinsics;
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    if (auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction)) {
      if (!load->isAtomic() && may_be_guarded(load->getPointerOperand()))
        load->setVolatile(may_trap(*load, evolution));
    } else if (auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction)) {
      if (!store->isAtomic() && may_be_guarded(store->getPointerOperand()))
        store->setVolatile(may_trap(*store, evolution));
    } else if (llvm::isa<llvm::IntrinsicInst>(instruction) && instruction.mayReadFromMemory() &&
               !instruction.mayHaveSideEffects()) {
      reading_intrinsics.push_back(&instruction); // masked loads and gathers
    }
  }
  for (llvm::Instruction* const instruction : reading_intrinsics)
    mark(*instruction);
  return llvm::PreservedAnalyses::none();
}

llvm::PreservedAnalyses PinStoresPass::run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::instructions(function)) {
    auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction);
    if (store == nullptr || !store->isSimple() ||
        !are_volatile_to_trap(*llvm::getUnderlyingObject(store->getPointerOperand(), /*MaxLookup=*/0)))
      continue;
    store->setVolatile(true);
    changed = true;
  }
  return with_same_blocks(changed);
}

llvm::PreservedAnalyses DropMarkersPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  llvm::Function* const marker = module.getFunction(marker_symbol);
  if (marker == nullptr)
    return llvm::PreservedAnalyses::all();
  for (llvm::User* const user : llvm::make_early_inc_range(marker->users())) {
    auto* const call = llvm::cast<llvm::CallInst>(user);
    llvm::Value* const value = call->getArgOperand(0);
    if (value->hasOneUse()) {
      llvm::IRBuilder<> builder(&*call->getFunction()->getEntryBlock().getFirstInsertionPt());
      llvm::Value* const slot = builder.CreateAlloca(value->getType());
      builder.SetInsertPoint(call);
      builder.CreateStore(value, slot, /*isVolatile=*/true);
    }
    call->eraseFromParent();
  }
  marker->eraseFromParent();
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
