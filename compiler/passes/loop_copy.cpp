#include "compiler/passes/loop_copy.hpp"

#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/BasicBlockUtils.h>
#include <llvm/Transforms/Utils/Cloning.h>
#include <llvm/Transforms/Utils/LoopSimplify.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/ValueMapper.h>

namespace ingot {
namespace {

// What leaves the loop goes through phis, which now have the copy's values as well.
void join(llvm::BasicBlock& exit, const llvm::ValueToValueMapTy& copies) {
  for (llvm::PHINode& phi : exit.phis())
    for (unsigned i = 0, end = phi.getNumIncomingValues(); i < end; ++i) {
      llvm::Value* const copied = copies.lookup(phi.getIncomingValue(i));
      phi.addIncoming(copied != nullptr ? copied : phi.getIncomingValue(i),
                      llvm::cast<llvm::BasicBlock>(copies.lookup(phi.getIncomingBlock(i))));
    }
}

} // namespace

llvm::SmallVector<llvm::Loop*> loops_to_copy(const llvm::LoopInfo& loops) {
  llvm::SmallVector<llvm::Loop*> result;
  for (llvm::Loop* const loop : loops.getLoopsInPreorder())
    if (loop->isInnermost() && !llvm::getBooleanLoopAttribute(loop, "llvm.loop.isvectorized"))
      result.push_back(loop);
  return result;
}

LoopVersions copy_loop(llvm::Loop& loop, llvm::Value& condition, const llvm::Twine& suffix,
                       llvm::LoopInfo& loops, llvm::DominatorTree& dominators,
                       llvm::ScalarEvolution& evolution) {
  llvm::formLCSSA(loop, dominators, &loops, &evolution);
  llvm::BasicBlock* const before = loop.getLoopPreheader();
  llvm::BasicBlock* const preheader = llvm::SplitBlock(before, before->getTerminator(), &dominators, &loops);

  llvm::ValueToValueMapTy copies;
  llvm::SmallVector<llvm::BasicBlock*> blocks;
  llvm::Loop* const copy =
      llvm::cloneLoopWithPreheader(preheader, before, &loop, copies, suffix, &loops, &dominators, blocks);
  llvm::remapInstructionsInBlocks(blocks, copies);
  copy->setLoopAlreadyUnrolled();
  llvm::addStringMetadataToLoop(copy, "llvm.loop.isvectorized", 1);
  auto* const choice =
      llvm::BranchInst::Create(preheader, llvm::cast<llvm::BasicBlock>(copies[preheader]), &condition);
  choice->setMetadata(llvm::LLVMContext::MD_prof,
                      llvm::MDBuilder(choice->getContext()).createLikelyBranchWeights());
  llvm::ReplaceInstWithInst(before->getTerminator(), choice);

  llvm::SmallVector<llvm::BasicBlock*> exits;
  loop.getUniqueExitBlocks(exits);
  for (llvm::BasicBlock* const exit : exits)
    join(*exit, copies);
  for (llvm::BasicBlock* const block : loop.blocks()) {
    llvm::SmallVector<llvm::DomTreeNode*> outside;
    for (llvm::DomTreeNode* const child : *dominators.getNode(block))
      if (!loop.contains(child->getBlock()))
        outside.push_back(child);
    for (llvm::DomTreeNode* const node : outside)
      dominators.changeImmediateDominator(node, dominators.getNode(before));
  }
  return {choice, copy};
}

void separate_exits(llvm::Loop& loop, llvm::Loop& copy, llvm::LoopInfo& loops,
                    llvm::DominatorTree& dominators) {
  for (llvm::Loop* const version : {&loop, &copy})
    llvm::formDedicatedExitBlocks(version, &dominators, &loops, /*MSSAU=*/nullptr, /*PreserveLCSSA=*/true);
}

} // namespace ingot
