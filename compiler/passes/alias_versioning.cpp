#include "compiler/passes/alias_versioning.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopAccessAnalysis.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/IR/Dominators.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Value.h>
#include <llvm/Transforms/Utils/LoopSimplify.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/LoopVersioning.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

// The copy should be worth its code, and its comparisons their time.
constexpr unsigned largest_loop = 512; // instructions
constexpr std::size_t most_comparisons = 16;
constexpr std::size_t most_comparisons_of_llvm = 8; // runtime-memory-check-threshold, which has no parameter

// The accesses that LLVM would compare at run time, grouped by constant distances.
class Groups {
public:
  Groups(const llvm::RuntimePointerChecking& pointers, llvm::ScalarEvolution& evolution)
      : evolution_(evolution) {
    for (unsigned index = 0; index < pointers.Pointers.size(); ++index) {
      std::size_t group = 0;
      while (group < groups_.size() && !joins(index, pointers, group))
        ++group;
      if (group == groups_.size()) {
        groups_.emplace_back(index, pointers);
        is_written_.push_back(false);
      }
      const llvm::RuntimePointerChecking::PointerInfo& pointer = pointers.getPointerInfo(index);
      if (pointer.IsWritePtr)
        is_written_[group] = true;
      group_of_[pointer.PointerValue] = group;
    }
  }

  // Whether LLVM would compare what is in one group, which overlaps as a rule.
  bool is_compared_within(const llvm::RuntimePointerChecking& pointers) const {
    return llvm::any_of(pointers.getChecks(), [&](const llvm::RuntimePointerCheck& check) {
      return group_of(pointers, *check.first) == group_of(pointers, *check.second);
    });
  }

  bool must_differ(std::size_t left, std::size_t right) const {
    return left != right && (is_written_[left] || is_written_[right]);
  }

  llvm::SmallVector<llvm::RuntimePointerCheck> comparisons() const {
    llvm::SmallVector<llvm::RuntimePointerCheck> comparisons;
    for (std::size_t left = 0; left < groups_.size(); ++left)
      for (std::size_t right = left + 1; right < groups_.size(); ++right)
        if (must_differ(left, right) && !are_apart(groups_[left], groups_[right]))
          comparisons.emplace_back(&groups_[left], &groups_[right]);
    return comparisons;
  }

  void annotate(const llvm::Loop& loop) const {
    llvm::LLVMContext& context = loop.getHeader()->getContext();
    llvm::MDBuilder metadata(context);
    llvm::MDNode* const domain = metadata.createAnonymousAliasScopeDomain("ingot.groups");
    llvm::SmallVector<llvm::Metadata*> scopes;
    for (std::size_t group = 0; group < groups_.size(); ++group)
      scopes.push_back(metadata.createAnonymousAliasScope(domain));

    llvm::IRBuilder<> builder(loop.getLoopPreheader()->getTerminator());
    llvm::SmallVector<llvm::MDNode*> own;
    llvm::SmallVector<llvm::MDNode*> others;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      llvm::SmallVector<llvm::Metadata*> apart;
      for (std::size_t other = 0; other < groups_.size(); ++other)
        if (must_differ(group, other))
          apart.push_back(scopes[other]);
      own.push_back(llvm::MDNode::get(context, scopes[group]));
      builder.CreateNoAliasScopeDeclaration(own.back());
      others.push_back(llvm::MDNode::get(context, apart));
    }
    for (llvm::BasicBlock* const block : loop.blocks())
      for (llvm::Instruction& instruction : *block) {
        const auto group = group_of_.find(llvm::getLoadStorePointerOperand(&instruction));
        if (group == group_of_.end())
          continue;
        add(instruction, llvm::LLVMContext::MD_alias_scope, own[group->second]);
        add(instruction, llvm::LLVMContext::MD_noalias, others[group->second]);
      }
  }

private:
  // What is known to lie beside a group is another array, but for elements of one that are only read.
  bool joins(unsigned index, const llvm::RuntimePointerChecking& pointers, std::size_t group) {
    constexpr std::int64_t farthest_element = 64; // bytes
    const llvm::RuntimeCheckingPtrGroup alone(index, pointers);
    const bool is_read = !is_written_[group] && !pointers.getPointerInfo(index).IsWritePtr;
    if (are_apart(alone, groups_[group], is_read ? farthest_element : 0))
      return false;
    return groups_[group].addPointer(index, pointers);
  }

  // Whether at least so many bytes are known to lie in between.
  bool are_apart(const llvm::RuntimeCheckingPtrGroup& left, const llvm::RuntimeCheckingPtrGroup& right,
                 std::int64_t bytes = 0) const {
    const auto ends_before = [&](const llvm::RuntimeCheckingPtrGroup& first,
                                 const llvm::RuntimeCheckingPtrGroup& second) {
      const std::optional<llvm::APInt> distance =
          evolution_.computeConstantDifference(second.Low, first.High);
      return distance && distance->sge(bytes);
    };
    return ends_before(left, right) || ends_before(right, left);
  }

  std::size_t group_of(const llvm::RuntimePointerChecking& pointers,
                       const llvm::RuntimeCheckingPtrGroup& llvm_group) const {
    return group_of_.lookup(pointers.getPointerInfo(llvm_group.Members.front()).PointerValue);
  }

  static void add(llvm::Instruction& instruction, unsigned kind, llvm::MDNode* scopes) {
    instruction.setMetadata(kind, llvm::MDNode::concatenate(instruction.getMetadata(kind), scopes));
  }

  llvm::ScalarEvolution& evolution_;
  llvm::SmallVector<llvm::RuntimeCheckingPtrGroup> groups_;
  llvm::SmallVector<bool> is_written_;                       // by group
  llvm::DenseMap<const llvm::Value*, std::size_t> group_of_; // by address
};

bool version(llvm::Loop& loop, llvm::FunctionAnalysisManager& analyses, llvm::Function& function) {
  if (!loop.isLoopSimplifyForm() || loop.getExitingBlock() == nullptr ||
      loop.getUniqueExitBlock() == nullptr || llvm::getBooleanLoopAttribute(&loop, "llvm.loop.isvectorized"))
    return false;
  std::size_t size = 0;
  for (const llvm::BasicBlock* const block : loop.blocks())
    size += block->size();
  if (size > largest_loop)
    return false;
  llvm::LoopAccessInfoManager& accesses = analyses.getResult<llvm::LoopAccessAnalysis>(function);
  const llvm::LoopAccessInfo& info = accesses.getInfo(loop);
  const llvm::RuntimePointerChecking& pointers = *info.getRuntimePointerChecking();
  if (!info.canVectorizeMemory() || !pointers.Need)
    return false;
  auto& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  const Groups groups(pointers, evolution);
  const llvm::SmallVector<llvm::RuntimePointerCheck> comparisons = groups.comparisons();
  if ((!groups.is_compared_within(pointers) && pointers.getChecks().size() <= most_comparisons_of_llvm) ||
      comparisons.size() > most_comparisons)
    return false;
  // What the bounds rest on must not have to be asked either (wrapping, LoopAccessAnalysis).
  if (comparisons.empty() && info.getPSE().getPredicate().isAlwaysTrue()) {
    groups.annotate(loop);
    accesses.clear();
    return true;
  }

  auto& dominators = analyses.getResult<llvm::DominatorTreeAnalysis>(function);
  auto& loops = analyses.getResult<llvm::LoopAnalysis>(function);
  llvm::formLCSSA(loop, dominators, &loops, &evolution);
  llvm::LoopVersioning versioning(info, comparisons, &loop, &loops, &dominators, &evolution);
  versioning.versionLoop();
  groups.annotate(loop);
  // The loop as it was is not vectorised, but unrolled: some arrays do overlap each time, as in the kernel
  // `life`.
  llvm::Loop* const fallback = versioning.getNonVersionedLoop();
  llvm::addStringMetadataToLoop(fallback, "llvm.loop.isvectorized", 1);
  evolution.forgetTopmostLoop(&loop);
  accesses.clear();
  return true;
}

} // namespace

llvm::PreservedAnalyses AliasVersioningPass::run(llvm::Function& function,
                                                 llvm::FunctionAnalysisManager& analyses) {
  bool changed = false;
  for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    if (loop->isInnermost() && version(*loop, analyses, function))
      changed = true;
  return with_known_loops(changed);
}

} // namespace ingot
