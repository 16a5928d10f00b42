#include "compiler/passes/huge_functions.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/MapVector.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/iterator_range.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/CFG.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instruction.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Use.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/ModRef.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/Transforms/Utils/Local.h>
#include <llvm/Transforms/Utils/LoopUtils.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace ingot {
namespace {

// The largest functions that people write, or parser generators for them, have a few thousand blocks.
constexpr std::size_t most_blocks = 15'000;
constexpr std::size_t most_instructions = 300'000;
constexpr std::size_t most_loops = 256;
constexpr std::size_t most_parameters = 256;
constexpr std::size_t most_blocks_with_callees = 30'000; // after optimisation
constexpr std::size_t most_calls = 5'000;                // for their callees to become part of a function
constexpr std::size_t most_calls_of_block = 1'000;       // when it is optimised
constexpr std::size_t longest_block = 10'000;            // likewise
constexpr std::size_t longest_block_at_first =
    50'000;                                     // there are several instructions for one of WebAssembly
constexpr std::size_t length_of_pieces = 1'000; // of blocks that are too long even for quick code
constexpr std::size_t most_accesses_of_loop = 256;
constexpr std::size_t share_of_the_rest = 10; // at most a tenth is not huge in what is mostly so
constexpr std::size_t most_of_huge = 150'000; // instructions of huge functions beside any others
constexpr std::size_t longest_life = 100;     // of a value in a register, in instructions

std::size_t count_lanes(const llvm::Type& type) {
  const auto* const vector = llvm::dyn_cast<llvm::FixedVectorType>(&type);
  return vector == nullptr ? 1 : vector->getNumElements();
}

std::size_t count_lanes(const llvm::Instruction& instruction) {
  std::size_t lanes = count_lanes(*instruction.getType());
  for (const llvm::Use& operand : instruction.operands())
    lanes = std::max(lanes, count_lanes(*operand->getType()));
  return lanes;
}

// In instructions; where there are no vectors in the processor, those into which the code generator splits
// one.
std::size_t length_of(const llvm::Instruction& instruction, bool has_vectors) {
  return has_vectors ? 1 : count_lanes(instruction);
}

bool has_vectors(const llvm::TargetTransformInfo& costs) {
  return costs.getRegisterBitWidth(llvm::TargetTransformInfo::RGK_FixedWidthVector).getFixedValue() != 0;
}

std::size_t length_of(const llvm::BasicBlock& block, const llvm::TargetTransformInfo& costs) {
  if (has_vectors(costs))
    return block.size();
  std::size_t length = 0;
  for (const llvm::Instruction& instruction : block)
    length += length_of(instruction, false);
  return length;
}

bool has_block_longer_than(const llvm::Function& function, std::size_t length,
                           const llvm::TargetTransformInfo& costs) {
  return llvm::any_of(function,
                      [&](const llvm::BasicBlock& block) { return length_of(block, costs) > length; });
}

bool is_call(const llvm::Instruction& instruction) {
  return llvm::isa<llvm::CallBase>(instruction) && !llvm::isa<llvm::IntrinsicInst>(instruction);
}

// Where a value lives across thousands of calls and is passed to many of them, the register allocator splits
// it at each, and looks through all the others for that (RAGreedy::tryLocalSplit).
bool has_block_of_many_calls(const llvm::Function& function) {
  return llvm::any_of(function, [](const llvm::BasicBlock& block) {
    return block.size() > most_calls_of_block &&
           static_cast<std::size_t>(llvm::count_if(block, is_call)) > most_calls_of_block;
  });
}

// Loops by their headers: LoopInfo has a list of all blocks for each loop, which is long for each of
// thousands in one another.
bool has_many_loops(llvm::Function& function) {
  if (function.size() < most_loops)
    return false;
  llvm::DominatorTree dominators(function);
  dominators.updateDFSNumbers(); // for many questions
  const auto is_header = [&](const llvm::BasicBlock& block) {
    return llvm::any_of(llvm::predecessors(&block), [&](const llvm::BasicBlock* predecessor) {
      return dominators.isReachableFromEntry(predecessor) && dominators.dominates(&block, predecessor);
    });
  };
  return static_cast<std::size_t>(llvm::count_if(function, is_header)) > most_loops;
}

bool is_huge(llvm::Function& function, const llvm::TargetTransformInfo& costs) {
  return function.size() > most_blocks || function.arg_size() > most_parameters ||
         function.getInstructionCount() > most_instructions ||
         has_block_longer_than(function, longest_block_at_first, costs) || has_many_loops(function);
}

// Small callees would be part of a function that calls thousands, which then is huge.
void keep_many_calls(llvm::Function& function) {
  std::vector<llvm::CallBase*> calls;
  for (llvm::Instruction& instruction : llvm::instructions(function))
    if (is_call(instruction))
      calls.push_back(llvm::cast<llvm::CallBase>(&instruction));
  if (calls.size() > most_calls)
    llvm::for_each(calls, [](llvm::CallBase* call) { call->setIsNoInline(); });
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

// Where a block can be divided first: allocations of fixed size stay in the entry block, phis in front.
llvm::BasicBlock::iterator first_division(llvm::BasicBlock& block) {
  llvm::BasicBlock::iterator first = block.getFirstNonPHIIt();
  if (block.isEntryBlock())
    for (llvm::BasicBlock::iterator next = first; next != block.end(); ++next)
      if (llvm::isa<llvm::AllocaInst>(*next))
        first = std::next(next);
  return first;
}

void split(llvm::BasicBlock& block, bool has_vectors) {
  std::vector<llvm::Instruction*> places;
  std::size_t length = 0;
  for (llvm::Instruction& instruction : llvm::make_range(first_division(block), block.end())) {
    // A tail call that must be one stays in front of its return.
    if (length >= length_of_pieces && block.getTerminatingMustTailCall() != instruction.getPrevNode()) {
      places.push_back(&instruction);
      length = 0;
    }
    length += length_of(instruction, has_vectors);
  }
  // From behind, so that no instruction is moved twice.
  for (llvm::Instruction* const place : llvm::reverse(places))
    block.splitBasicBlock(place);
}

void split_long_blocks(llvm::Function& function, const llvm::TargetTransformInfo& costs) {
  std::vector<llvm::BasicBlock*> blocks;
  for (llvm::BasicBlock& block : function)
    if (length_of(block, costs) > length_of_pieces)
      blocks.push_back(&block);
  for (llvm::BasicBlock* const block : blocks)
    split(*block, has_vectors(costs));
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

// The call at the end of a block of a function that does not return, such as the runtime's for traps, or
// null.
llvm::CallInst* final_call(llvm::BasicBlock& block) {
  if (!llvm::isa<llvm::UnreachableInst>(block.getTerminator()))
    return nullptr;
  auto* const call = llvm::dyn_cast_or_null<llvm::CallInst>(block.getTerminator()->getPrevNode());
  if (call == nullptr || call->getCalledFunction() == nullptr || call->getCalledFunction()->isIntrinsic())
    return nullptr;
  return call;
}

// Where `block` begins to be executed only after its one predecessor, and does nothing but the call at its
// end.
llvm::BasicBlock* predecessor_of_mere_call(llvm::BasicBlock& block) {
  constexpr std::size_t call_and_unreachable = 2;
  return block.size() == call_and_unreachable ? block.getSinglePredecessor() : nullptr;
}

// What a shared call passes for all: its first argument, such as the kind of trap, if it is there everywhere.
llvm::Value* common_argument(const llvm::CallInst& call) {
  llvm::Value* const first = call.arg_empty() ? nullptr : call.getArgOperand(0);
  return first != nullptr && llvm::isa<llvm::Constant, llvm::Argument>(first) ? first : nullptr;
}

// One call for all such calls of a function, with arguments from variables. The register allocator asks of
// each value whether it lives at any call in the function (VirtRegAuxInfo::weightCalcHelper); and a block for
// each check that fails would be an eighth of the compiler's memory.
void share_final_calls(llvm::Function& function) {
  llvm::MapVector<std::pair<llvm::Function*, llvm::Value*>, std::vector<llvm::CallInst*>> calls;
  for (llvm::BasicBlock& block : function)
    if (llvm::CallInst* const call = final_call(block))
      calls[{call->getCalledFunction(), common_argument(*call)}].push_back(call);
  for (const auto& [call_of, sites] : calls) {
    const auto& [callee, common] = call_of;
    const std::size_t in_common = common == nullptr ? 0 : 1;
    llvm::BasicBlock* const shared = llvm::BasicBlock::Create(function.getContext(), "", &function);
    llvm::IRBuilder<> entry(&function.getEntryBlock(), function.getEntryBlock().begin());
    llvm::IRBuilder<> builder(shared);
    std::vector<llvm::AllocaInst*> variables;
    std::vector<llvm::Value*> arguments(in_common, common);
    for (const llvm::Use& argument : llvm::drop_begin(sites.front()->args(), in_common)) {
      variables.push_back(entry.CreateAlloca(argument->getType()));
      arguments.push_back(builder.CreateLoad(argument->getType(), variables.back()));
    }
    llvm::CallInst* const call = builder.CreateCall(callee, arguments);
    call->setAttributes(sites.front()->getAttributes());
    call->setCallingConv(sites.front()->getCallingConv());
    builder.CreateUnreachable();
    for (llvm::CallInst* const site : sites) {
      llvm::BasicBlock* const block = site->getParent();
      llvm::BasicBlock* const predecessor = predecessor_of_mere_call(*block);
      builder.SetInsertPoint(predecessor == nullptr ? site : predecessor->getTerminator());
      for (const auto& [variable, argument] :
           llvm::zip_equal(variables, llvm::drop_begin(site->args(), in_common)))
        builder.CreateStore(argument, variable);
      if (predecessor != nullptr) {
        predecessor->getTerminator()->replaceSuccessorWith(block, shared);
        block->eraseFromParent();
      } else {
        builder.CreateBr(shared);
        site->eraseFromParent();
        block->back().eraseFromParent(); // the unreachable
      }
    }
  }
}

void leave_little_in_registers(llvm::Function& function) {
  for (llvm::Instruction* const value : long_lived_values(function))
    llvm::DemoteRegToStack(*value);
  for (llvm::PHINode* const phi : phis(function))
    llvm::DemotePHIToStack(phi);
}

// LLVM's quick instruction selection leaves out a call whose value nobody uses if it only reads memory,
// though it may not return: because it exhausts the stack, for example (isFoldedOrDeadInstruction,
// SelectionDAGISel.cpp).
void keep_calls_that_may_not_return(llvm::Module& module) {
  for (llvm::Function& function : module) {
    if (function.willReturn() || !function.onlyReadsMemory())
      continue;
    function.setMemoryEffects(llvm::MemoryEffects::unknown());
    for (llvm::User* const user : function.users())
      if (auto* const call = llvm::dyn_cast<llvm::CallBase>(user))
        call->setMemoryEffects(llvm::MemoryEffects::unknown());
  }
}

// Whether hardly anything in the module is worth optimising in the code generator, or what is not would take
// it too much memory.
bool is_mostly_huge(const llvm::Module& module) {
  std::size_t instructions = 0;
  std::size_t of_huge = 0;
  for (const llvm::Function& function : module) {
    instructions += function.getInstructionCount();
    of_huge += function.hasOptNone() ? function.getInstructionCount() : 0;
  }
  return of_huge > std::min(most_of_huge, instructions / share_of_the_rest * (share_of_the_rest - 1));
}

} // namespace

void mark_huge_functions(llvm::Module& module, const llvm::TargetMachine& target) {
  for (llvm::Function& function : module) {
    if (function.isDeclaration())
      continue;
    keep_many_calls(function);
    if (is_huge(function, target.getTargetTransformInfo(function)))
      mark(function);
  }
}

bool has_long_block(const llvm::Function& function, const llvm::TargetTransformInfo& costs) {
  return has_block_longer_than(function, longest_block, costs);
}

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

llvm::PreservedAnalyses SplitLongBlocksPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  const auto& costs = analyses.getResult<llvm::TargetIRAnalysis>(function);
  if (!has_long_block(function, costs))
    return llvm::PreservedAnalyses::all();
  split_long_blocks(function, costs);
  return llvm::PreservedAnalyses::none();
}

llvm::PreservedAnalyses QuickCodeForHugeFunctionsPass::run(llvm::Module& module,
                                                           llvm::ModuleAnalysisManager& analyses) {
  auto& of_functions = analyses.getResult<llvm::FunctionAnalysisManagerModuleProxy>(module).getManager();
  std::vector<llvm::Function*> huge;
  for (llvm::Function& function : module) {
    if (function.isDeclaration())
      continue;
    const auto& costs = of_functions.getResult<llvm::TargetIRAnalysis>(function);
    if (!function.hasOptNone() && function.size() <= most_blocks_with_callees &&
        !has_long_block(function, costs) && !has_block_of_many_calls(function))
      continue;
    mark(function);
    split_long_blocks(function, costs);
    huge.push_back(&function);
  }
  if (huge.empty())
    return llvm::PreservedAnalyses::all();
  keep_calls_that_may_not_return(module);
  llvm::for_each(huge, [](llvm::Function* function) { share_final_calls(*function); });
  if (is_mostly_huge(module))
    target_.setOptLevel(llvm::CodeGenOptLevel::None);
  else
    llvm::for_each(huge, [](llvm::Function* function) { leave_little_in_registers(*function); });
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
