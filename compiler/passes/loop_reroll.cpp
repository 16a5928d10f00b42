#include "compiler/passes/loop_reroll.hpp"

#include "compiler/passes/preserved_analyses.hpp"
#include "compiler/passes/rerolling.hpp"
#include "compiler/passes/short_loops.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/OptimizationRemarkEmitter.h>
#include <llvm/Analysis/ScalarEvolution.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Casting.h>
#include <llvm/Transforms/Utils/LoopUtils.h>
#include <llvm/Transforms/Utils/ScalarEvolutionExpander.h>
#include <llvm/Transforms/Utils/UnrollLoop.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace ingot {
namespace {

// How often a body may have been repeated; more at once is better.
constexpr unsigned repetitions[] = {16, 8, 4, 3, 2};
constexpr std::size_t most_accesses = 128; // in a body

// Metadata of a loop: how often its body had been repeated.
constexpr char rerolled[] = "ingot.rerolled";

// The loads and stores of a body without other effects, in order; or nothing.
llvm::SmallVector<llvm::Instruction*> accesses_of(llvm::BasicBlock& body) {
  llvm::SmallVector<llvm::Instruction*> accesses;
  for (llvm::Instruction& instruction : body) {
    const auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction);
    const auto* const store = llvm::dyn_cast<llvm::StoreInst>(&instruction);
    if ((load != nullptr && !load->isAtomic()) || (store != nullptr && !store->isAtomic()))
      accesses.push_back(&instruction);
    else if (instruction.mayReadOrWriteMemory() || instruction.mayHaveSideEffects())
      return {};
  }
  return accesses;
}

bool are_plain_loads(llvm::ArrayRef<llvm::Instruction*> accesses) {
  return llvm::all_of(accesses, [](const llvm::Instruction* access) {
    const auto* const load = llvm::dyn_cast<llvm::LoadInst>(access);
    return load != nullptr && load->isSimple();
  });
}

bool reroll(llvm::Loop& loop, llvm::ScalarEvolution& evolution) {
  llvm::BasicBlock* const preheader = loop.getLoopPreheader();
  if (loop.getNumBlocks() != 1 || preheader == nullptr ||
      !llvm::isa<llvm::BranchInst>(loop.getHeader()->getTerminator()))
    return false;
  const llvm::SmallVector<llvm::Instruction*> accesses = accesses_of(*loop.getHeader());
  if (accesses.size() < 2 || accesses.size() > most_accesses)
    return false;
  const llvm::SCEV* const taken = evolution.getBackedgeTakenCount(&loop);
  if (llvm::isa<llvm::SCEVCouldNotCompute>(taken) || evolution.getTypeSizeInBits(taken->getType()) > 32)
    return false;

  const std::uint64_t expected = expected_iterations(loop, evolution);
  for (const unsigned count : repetitions)
    for (const GroupOrder order : {GroupOrder::SAME, GroupOrder::ANY}) {
      if (expected < fewest_to_vectorize / count)
        continue; // they would stay single iterations
      if (order == GroupOrder::SAME ? accesses.size() % count != 0 : !are_plain_loads(accesses))
        continue;
      Rerolling rerolling(loop, evolution, accesses, count, order);
      if (!rerolling.matches())
        continue;
      llvm::Type* const wide = llvm::Type::getInt64Ty(loop.getHeader()->getContext());
      const llvm::SCEV* const iterations = evolution.getMulExpr(
          evolution.getAddExpr(evolution.getZeroExtendExpr(taken, wide), evolution.getOne(wide)),
          evolution.getConstant(wide, count));
      llvm::SCEVExpander expander(evolution, "iterations");
      if (!expander.isSafeToExpandAt(iterations, preheader->getTerminator()))
        return false;
      rerolling.apply(expander.expandCodeFor(iterations, wide, preheader->getTerminator()->getIterator()));
      evolution.forgetLoop(&loop);
      llvm::addStringMetadataToLoop(&loop, rerolled, count);
      return true;
    }
  return false;
}

// Up to what size LLVM unrolls a loop whose count it does not know.
std::size_t largest_unrolled(llvm::Loop& loop, llvm::Function& function,
                             llvm::FunctionAnalysisManager& analyses) {
  const llvm::TargetTransformInfo::UnrollingPreferences preferences = llvm::gatherUnrollingPreferences(
      &loop, analyses.getResult<llvm::ScalarEvolutionAnalysis>(function),
      analyses.getResult<llvm::TargetIRAnalysis>(function), /*BFI=*/nullptr, /*PSI=*/nullptr,
      analyses.getResult<llvm::OptimizationRemarkEmitterAnalysis>(function), /*OptLevel=*/2, std::nullopt,
      std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt);
  return preferences.Runtime ? preferences.PartialThreshold : 0;
}

} // namespace

llvm::PreservedAnalyses LoopRerollPass::run(llvm::Function& function,
                                            llvm::FunctionAnalysisManager& analyses) {
  bool changed = false;
  llvm::ScalarEvolution& evolution = analyses.getResult<llvm::ScalarEvolutionAnalysis>(function);
  for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder())
    if (loop->isInnermost() && reroll(*loop, evolution))
      changed = true;
  return with_same_blocks(changed);
}

llvm::PreservedAnalyses UnrollAgainPass::run(llvm::Function& function,
                                             llvm::FunctionAnalysisManager& analyses) {
  for (llvm::Loop* const loop : analyses.getResult<llvm::LoopAnalysis>(function).getLoopsInPreorder()) {
    const std::optional<int> count = llvm::getOptionalIntLoopAttribute(loop, rerolled);
    if (!count || llvm::getBooleanLoopAttribute(loop, "llvm.loop.isvectorized"))
      continue;
    const auto times = static_cast<unsigned>(*count);
    if (loop->getHeader()->size() * times > largest_unrolled(*loop, function, analyses))
      llvm::addStringMetadataToLoop(loop, "llvm.loop.unroll.count", times);
  }
  return llvm::PreservedAnalyses::all();
}

} // namespace ingot
