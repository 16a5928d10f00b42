#include "compiler/passes/huge_functions.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

#include <cstddef>
#include <vector>

namespace ingot {
namespace {

// The largest functions that people write, or parser generators for them, have a few thousand blocks.
constexpr std::size_t most_blocks = 15'000;
constexpr std::size_t most_instructions = 300'000;
constexpr std::size_t most_loops = 256;
constexpr std::size_t longest_block = 10'000; // when it is optimised
constexpr std::size_t longest_block_at_first =
    50'000; // there are several instructions for one of WebAssembly
constexpr std::size_t most_accesses_of_loop = 256;
constexpr std::size_t longest_life = 100; // of a value in a register, in instructions

bool has_block_longer_than(const llvm::Function& function, std::size_t length) {
  return llvm::any_of(function, [&](const llvm::BasicBlock& block) { return block.size() > length; });
}

bool has_many_loops(llvm::Function& function) {
  if (function.size() < most_loops)
    return false;
  const llvm::DominatorTree dominators(function);
  return llvm::LoopInfo(dominators).getLoopsInPreorder().size() > most_loops;
}

bool is_huge(llvm::Function& function) {
  return function.size() > most_blocks || function.getInstructionCount() > most_instructions ||
         has_block_longer_than(function, longest_block_at_first) || has_many_loops(function);
}

void mark(llvm::Function& function) {
  // LangRef, optnone: it needs noinline, and these contradict it.
  function.removeFnAttr(llvm::Attribute::OptimizeForSize);
  function.removeFnAttr(llvm::Attribute::MinSize);
  function.removeFnAttr(llvm::Attribute::AlwaysInline);
  function.addFnAttr(llvm::Attribute::NoInline);
  function.addFnAttr(llvm::Attribute::OptimizeNone);
}

std::size_t count_accesses(const llvm::Loop& loop) {
  std::size_t count = 0;
  for (const llvm::BasicBlock* const block : loop.blocks())
    count += static_cast<std::size_t>(llvm::count_if(
        *block, [](const llvm::Instruction& instruction) { return instruction.mayReadOrWriteMemory(); }));
  return count;
}

// Values that are used in another block, or much later in their own.
std::vector<llvm::Instruction*> long_lived_values(llvm::Function& function) {
  std::vector<llvm::Instruction*> values;
  llvm::DenseMap<const llvm::Instruction*, std::size_t> places;
  for (llvm::BasicBlock& block : function) {
    places.clear();
    for (const llvm::Instruction& instruction : block)
      places.try_emplace(&instruction, places.size());
    for (llvm::Instruction& instruction : block) {
      const bool is_long = llvm::any_of(instruction.users(), [&](const llvm::User* user) {
        const auto* const use = llvm::cast<llvm::Instruction>(user);
        return use->getParent() != &block || llvm::isa<llvm::PHINode>(use) ||
               places.lookup(use) - places.lookup(&instruction) > longest_life;
      });
      if (is_long && !llvm::isa<llvm::AllocaInst>(instruction))
        values.push_back(&instruction);
    }
  }
  return values;
}

std::vector<llvm::PHINode*> phis(llvm::Function& function) {
  std::vector<llvm::PHINode*> nodes;
  for (llvm::BasicBlock& block : function)
    for (llvm::PHINode& phi : block.phis())
      nodes.push_back(&phi);
  return nodes;
}

// A block that only calls a function that does not return, such as the runtime's for traps, with constants.
llvm::CallInst* final_call(llvm::BasicBlock& block) {
  auto* const call = llvm::dyn_cast<llvm::CallInst>(&block.front());
  if (call == nullptr || !llvm::isa<llvm::UnreachableInst>(call->getNextNode()) ||
      call->getCalledFunction() == nullptr || call->getCalledFunction()->isIntrinsic() ||
      !llvm::all_of(call->args(),
                    [](const llvm::Use& argument) { return llvm::isa<llvm::Constant>(argument); }))
    return nullptr;
  return call;
}

// One call for all such calls of a function, with arguments from variables. The register allocator asks of
// each value whether it lives at any call in the function (VirtRegAuxInfo::weightCalcHelper).
void share_final_calls(llvm::Function& function) {
  llvm::MapVector<llvm::Function*, std::vector<llvm::CallInst*>> calls;
  for (llvm::BasicBlock& block : function)
    if (llvm::CallInst* const call = final_call(block))
      calls[call->getCalledFunction()].push_back(call);
  for (const auto& [callee, sites] : calls) {
    llvm::BasicBlock* const shared = llvm::BasicBlock::Create(function.getContext(), "", &function);
    llvm::IRBuilder<> entry(&function.getEntryBlock(), function.getEntryBlock().begin());
    llvm::IRBuilder<> builder(shared);
    std::vector<llvm::AllocaInst*> variables;
    std::vector<llvm::Value*> arguments;
    for (const llvm::Use& argument : sites.front()->args()) {
      variables.push_back(entry.CreateAlloca(argument->getType()));
      arguments.push_back(builder.CreateLoad(argument->getType(), variables.back()));
    }
    llvm::CallInst* const call = builder.CreateCall(callee, arguments);
    call->setAttributes(sites.front()->getAttributes());
    call->setCallingConv(sites.front()->getCallingConv());
    builder.CreateUnreachable();
    for (llvm::CallInst* const site : sites) {
      llvm::BasicBlock* const block = site->getParent();
      builder.SetInsertPoint(site);
      for (const auto& [variable, argument] : llvm::zip_equal(variables, site->args()))
        builder.CreateStore(argument, variable);
      builder.CreateBr(shared);
      site->eraseFromParent();
      block->back().eraseFromParent(); // the unreachable
    }
  }
}

} // namespace

void mark_huge_functions(llvm::Module& module) {
  for (llvm::Function& function : module)
    if (!function.isDeclaration() && is_huge(function))
      mark(function);
}

bool has_long_block(const llvm::Function& function) { return has_block_longer_than(function, longest_block); }

bool mark_large_loops(const llvm::LoopInfo& loops) {
  bool has_large_loop = false;
  for (llvm::Loop* const loop : loops.getLoopsInPreorder()) {
    if (!loop->isInnermost() || count_accesses(*loop) <= most_accesses_of_loop)
      continue;
    llvm::addStringMetadataToLoop(loop, "llvm.loop.vectorize.enable", 0);
    has_large_loop = true;
  }
  return has_large_loop;
}

llvm::PreservedAnalyses QuickCodeForHugeFunctionsPass::run(llvm::Function& function,
                                                           llvm::FunctionAnalysisManager&) {
  if (!function.hasOptNone() && !has_long_block(function))
    return llvm::PreservedAnalyses::all();
  mark(function);
  share_final_calls(function);
  for (llvm::Instruction* const value : long_lived_values(function))
    llvm::DemoteRegToStack(*value);
  for (llvm::PHINode* const phi : phis(function))
    llvm::DemotePHIToStack(phi);
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
