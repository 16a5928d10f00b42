#include "compiler/passes/pass_pipeline.hpp"

#include "compiler/passes/address_widening.hpp"
#include "compiler/passes/alias_versioning.hpp"
#include "compiler/passes/array_bases.hpp"
#include "compiler/passes/blended_stores.hpp"
#include "compiler/passes/bounds_versioning.hpp"
#include "compiler/passes/byte_comparisons.hpp"
#include "compiler/passes/check_versioning.hpp"
#include "compiler/passes/float_inductions.hpp"
#include "compiler/passes/function_map.hpp"
#include "compiler/passes/function_order.hpp"
#include "compiler/passes/guarded_accesses.hpp"
#include "compiler/passes/huge_functions.hpp"
#include "compiler/passes/instance_facts.hpp"
#include "compiler/passes/llvm_options.hpp"
#include "compiler/passes/loop_reroll.hpp"
#include "compiler/passes/memory_base.hpp"
#include "compiler/passes/narrow_recurrences.hpp"
#include "compiler/passes/narrowed_loads.hpp"
#include "compiler/passes/object_allocation.hpp"
#include "compiler/passes/operand_order.hpp"
#include "compiler/passes/plain_minima.hpp"
#include "compiler/passes/select_fences.hpp"
#include "compiler/passes/separate_loads.hpp"
#include "compiler/passes/short_loops.hpp"
#include "compiler/passes/slp_vectorization.hpp"
#include "compiler/passes/stack_check.hpp"
#include "compiler/passes/vector_widening.hpp"

#include <llvm/ADT/Any.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Analysis/CGSCCPassManager.h>
#include <llvm/Analysis/LoopAnalysisManager.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/Analysis/TargetLibraryInfo.h>
#include <llvm/Analysis/TargetTransformInfo.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/IntrinsicInst.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassInstrumentation.h>
#include <llvm/IR/PassManager.h>
#include <llvm/IR/PassTimingInfo.h>
#include <llvm/Pass.h>
#include <llvm/Passes/OptimizationLevel.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Passes/StandardInstrumentations.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/Transforms/Scalar/LICM.h>
#include <llvm/Transforms/Scalar/LoopLoadElimination.h>
#include <llvm/Transforms/Scalar/LoopPassManager.h>
#include <llvm/Transforms/Utils/LoopSimplify.h>
#include <llvm/Transforms/Vectorize/LoopVectorize.h>

#include <cstddef>
#include <optional>
#include <utility>

namespace ingot {
namespace {

llvm::OptimizationLevel llvm_level(OptimizationLevel level) {
  switch (level) {
  case OptimizationLevel::O0:
    return llvm::OptimizationLevel::O0;
  case OptimizationLevel::O1:
    return llvm::OptimizationLevel::O1;
  case OptimizationLevel::O2:
    return llvm::OptimizationLevel::O2;
  case OptimizationLevel::O3:
    return llvm::OptimizationLevel::O3;
  case OptimizationLevel::Os:
    return llvm::OptimizationLevel::Os;
  case OptimizationLevel::Oz:
    return llvm::OptimizationLevel::Oz;
  }
  llvm_unreachable("all levels are handled above");
}

// Size is asked for by attributes of the functions, as clang does; the level alone changes little.
void mark_for_size(llvm::Module& module, OptimizationLevel level) {
  if (level != OptimizationLevel::Os && level != OptimizationLevel::Oz)
    return;
  for (llvm::Function& function : module) {
    if (function.isDeclaration())
      continue;
    function.addFnAttr(llvm::Attribute::OptimizeForSize);
    if (level == OptimizationLevel::Oz)
      function.addFnAttr(llvm::Attribute::MinSize);
  }
}

bool rounds(const llvm::Function& function) {
  for (const llvm::BasicBlock& block : function)
    for (const llvm::Instruction& instruction : block)
      if (const auto* const call = llvm::dyn_cast<llvm::IntrinsicInst>(&instruction))
        switch (call->getIntrinsicID()) {
        case llvm::Intrinsic::ceil:
        case llvm::Intrinsic::floor:
        case llvm::Intrinsic::roundeven:
        case llvm::Intrinsic::trunc:
          return true;
        default:
          break;
        }
  return false;
}

// RISC-V has no instruction for it without Zfa, and where size counts LLVM calls the C library, which is not
// there, instead of converting to an integer and back.
void keep_rounding_in_line(llvm::Module& module) {
  for (llvm::Function& function : module)
    if (rounds(function)) {
      function.removeFnAttr(llvm::Attribute::OptimizeForSize);
      function.removeFnAttr(llvm::Attribute::MinSize);
    }
}

// So many that with their 16 bytes at most all of them are within 2 kB.
constexpr unsigned most_arguments_in_reach = 120;

bool has_long_argument_list(const llvm::Function& function) {
  return function.arg_size() > most_arguments_in_reach ||
         llvm::any_of(llvm::instructions(function), [](const llvm::Instruction& instruction) {
           const auto* const call = llvm::dyn_cast<llvm::CallBase>(&instruction);
           return call != nullptr && call->arg_size() > most_arguments_in_reach;
         });
}

// RISC-V's instructions reach 2 kB. What is farther up in the frame needs a register for its place, and one
// that is saved for that a place that is nearer. LLVM 22 puts that place next to the frame pointer if there
// is one, else beyond the arguments of calls; where these take 2 kB it gives up: "Incomplete scavenging after
// 2nd pass".
void keep_frame_pointers(llvm::Module& module) {
  for (llvm::Function& function : module)
    if (has_long_argument_list(function))
      function.addFnAttr("frame-pointer", "all");
}

bool vectorises(OptimizationLevel level) {
  return level == OptimizationLevel::O2 || level == OptimizationLevel::O3 || level == OptimizationLevel::Os;
}

// LLVM's loop vectoriser, and the elimination of loads that is to follow it, but for large loops: both
// compare all accesses of a loop with each other.
class BoundedLoopVectorizerPass : public llvm::PassInfoMixin<BoundedLoopVectorizerPass> {
public:
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses) {
    const bool has_large_loop = mark_large_loops(analyses.getResult<llvm::LoopAnalysis>(function));
    llvm::PreservedAnalyses preserved = vectorizer_.run(function, analyses);
    if (has_large_loop)
      return preserved;
    analyses.invalidate(function, preserved);
    preserved.intersect(llvm::LoopLoadEliminationPass().run(function, analyses));
    return preserved;
  }

private:
  llvm::LoopVectorizePass vectorizer_;
};

// Passes for functions that have loops. Of others even what they ask to be analysed is a waste.
class LoopPasses : public llvm::PassInfoMixin<LoopPasses> {
public:
  explicit LoopPasses(llvm::FunctionPassManager passes) : passes_(std::move(passes)) {}

  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses) {
    return analyses.getResult<llvm::LoopAnalysis>(function).empty() ? llvm::PreservedAnalyses::all()
                                                                    : passes_.run(function, analyses);
  }

private:
  llvm::FunctionPassManager passes_;
};

// What wants loops in their own shape, then LLVM's loop vectoriser.
LoopPasses loop_passes(OptimizationLevel level) {
  llvm::FunctionPassManager passes;
  if (level != OptimizationLevel::Os) {
    passes.addPass(CheckVersioningPass());
    passes.addPass(BoundsVersioningPass());
    passes.addPass(ByteComparisonsPass());
  }
  passes.addPass(LoopRerollPass());
  passes.addPass(FloatInductionsPass());
  passes.addPass(NarrowRecurrencesPass());
  passes.addPass(NarrowedLoadsPass());
  if (level != OptimizationLevel::Os) {
    passes.addPass(AliasVersioningPass());
    passes.addPass(VectorWideningPass());
  }
  passes.addPass(ShortLoopsPass());
  passes.addPass(BoundedLoopVectorizerPass());
  if (level != OptimizationLevel::Os)
    passes.addPass(DropVersionsPass());
  passes.addPass(UnrollAgainPass());
  // What the vectoriser's checks at run time have found to be apart is known to be loop-invariant now. With
  // 0 accesses allowed it neither sinks loads nor moves stores, either of which could lose a trap.
  passes.addPass(llvm::createFunctionToLoopPassAdaptor(
      llvm::LICMPass(/*MssaOptCap=*/100, /*MssaNoAccForPromotionCap=*/0, /*AllowSpeculation=*/false),
      /*UseMemorySSA=*/true));
  return LoopPasses(std::move(passes));
}

// Between LLVM's simplification and its late optimisation: what wants simple code that is still in its own
// shape, then the vectorisers. Of accesses to guarded memories only these passes see more than is volatile,
// so only they must keep that none is lost (passes/guarded_accesses.hpp).
llvm::FunctionPassManager middle_passes(OptimizationLevel level, bool is_guarded) {
  llvm::FunctionPassManager passes;
  if (is_guarded)
    passes.addPass(ResolveMarkersPass());
  passes.addPass(BasesAtEntryPass());
  passes.addPass(llvm::LoopSimplifyPass());
  passes.addPass(AddressWideningPass());
  if (vectorises(level)) {
    passes.addPass(loop_passes(level));
    passes.addPass(SlpVectorizationPass());
  }
  if (is_guarded)
    passes.addPass(PinAccessesPass());
  else if (vectorises(level))
    passes.addPass(PinStoresPass());
  return passes;
}

// Whether to run a pass of LLVM's pipeline on a part of the program.
bool is_worth_its_time(llvm::StringRef pass, llvm::Any part) {
  // It writes down what indirect calls may lead to, which no other pass here reads.
  if (pass == "CalledValuePropagationPass")
    return false;
  const auto* const loop = llvm::any_cast<const llvm::Loop*>(&part);
  if (loop == nullptr)
    return true;
  // It asks of each induction variable what each condition in the loop says of it.
  constexpr std::size_t most_questions = 250'000;
  if (pass == "IndVarSimplifyPass")
    return llvm::range_size((*loop)->getHeader()->phis()) * (*loop)->getNumBlocks() <= most_questions;
  // It took an eighth of the time for a loop of thousands of checks (benchmarks/hostile.py loop_unrolled).
  constexpr unsigned most_blocks_to_merge = 2'000;
  return pass != "LoopSimplifyCFGPass" || (*loop)->getNumBlocks() <= most_blocks_to_merge;
}

// A loop that counts in 32 bits has an exit condition in 32 bits, which LLVM's induction variable pass masks
// if it widens the variable, e.g. of one that counts from -8000 to 0; then nothing knows any more how often
// the loop is executed. PassBuilder has no parameter for this; the option is LLVM's own, and its value for
// the whole process.
void keep_induction_variables_narrow() { set_llvm_option("-indvars-widen-indvars=false"); }

// How much of a block LLVM compares with each other, where that is not all: the SLP vectoriser in the search
// for what can be done side by side, and the scheduler of accesses that may be to the same place. Both take
// seconds for blocks of some thousand accesses by default.
void bound_comparisons() {
  set_llvm_option("-slp-schedule-budget=10000");
  set_llvm_option("-dag-maps-huge-region=300");
}

} // namespace

llvm::CodeGenOptLevel code_generation_level(OptimizationLevel level) {
  switch (level) {
  case OptimizationLevel::O0:
    return llvm::CodeGenOptLevel::None;
  case OptimizationLevel::O1:
    return llvm::CodeGenOptLevel::Less;
  case OptimizationLevel::O2:
  case OptimizationLevel::Os:
  case OptimizationLevel::Oz:
    return llvm::CodeGenOptLevel::Default;
  case OptimizationLevel::O3:
    return llvm::CodeGenOptLevel::Aggressive;
  }
  llvm_unreachable("all levels are handled above");
}

void optimize(llvm::Module& module, llvm::TargetMachine& target, OptimizationLevel level) {
  mark_for_size(module, level);
  if (level != OptimizationLevel::O0)
    mark_huge_functions(module, target);
  keep_induction_variables_narrow();
  bound_comparisons();

  llvm::LoopAnalysisManager loop_analyses;
  llvm::FunctionAnalysisManager function_analyses;
  llvm::CGSCCAnalysisManager call_graph_analyses;
  llvm::ModuleAnalysisManager module_analyses;

  // There is no C library: no function may be recognised as one of its, nor replaced by one.
  llvm::TargetLibraryInfoImpl library(module.getTargetTriple());
  library.disableAllFunctions();
  function_analyses.registerPass([&] { return llvm::TargetLibraryAnalysis(library); });

  llvm::PassInstrumentationCallbacks callbacks;
  llvm::TimePassesHandler time_passes(llvm::TimePassesIsEnabled); // for -ftime-report
  time_passes.registerCallbacks(callbacks);
  llvm::OptNoneInstrumentation optnone(/*DebugLogging=*/false); // of huge functions
  optnone.registerCallbacks(callbacks);
  callbacks.registerShouldRunOptionalPassCallback(is_worth_its_time);

  // Vectorising is a phase of its own here.
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = false;
  tuning.LoopInterleaving = false;
  tuning.SLPVectorization = false;
  llvm::PassBuilder builder(&target, tuning, std::nullopt, &callbacks);
  builder.registerModuleAnalyses(module_analyses);
  builder.registerCGSCCAnalyses(call_graph_analyses);
  builder.registerFunctionAnalyses(function_analyses);
  builder.registerLoopAnalyses(loop_analyses);
  builder.crossRegisterProxies(loop_analyses, function_analyses, call_graph_analyses, module_analyses);

  const bool is_guarded = has_guarded_memory(module);
  llvm::ModulePassManager passes;
  if (level == OptimizationLevel::O0) {
    passes.addPass(builder.buildO0DefaultPipeline(llvm::OptimizationLevel::O0));
  } else {
    // The two halves of buildPerModuleDefaultPipeline(), with ours in between.
    if (is_guarded)
      passes.addPass(llvm::createModuleToFunctionPassAdaptor(ReleaseLoadsPass()));
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(InstanceFactsPass()));
    passes.addPass(
        builder.buildModuleSimplificationPipeline(llvm_level(level), llvm::ThinOrFullLTOPhase::None));
    // What is known of a function is forgotten with it: of many small ones it would be most of the memory.
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(middle_passes(level, is_guarded),
                                                           /*EagerlyInvalidate=*/true));
    passes.addPass(
        builder.buildModuleOptimizationPipeline(llvm_level(level), llvm::ThinOrFullLTOPhase::None));
    if (is_guarded)
      passes.addPass(DropMarkersPass());
    if (vectorises(level))
      passes.addPass(llvm::createModuleToFunctionPassAdaptor(OperandOrderPass()));
  }
  if (module.getTargetTriple().isAArch64())
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(SelectFencesPass()));
  if (module.getTargetTriple().isX86() && level != OptimizationLevel::O0) {
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(PlainMinimaPass()));
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(BlendedStoresPass()));
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(SeparateLoadsPass()));
  }
  passes.addPass(llvm::createModuleToFunctionPassAdaptor(ArrayBasesPass()));
  passes.addPass(ObjectAllocationPass());
  passes.addPass(MemoryBasePass());
  passes.addPass(FunctionOrderPass());
  if (level != OptimizationLevel::O0)
    passes.addPass(QuickCodeForHugeFunctionsPass(target));
  else
    passes.addPass(llvm::createModuleToFunctionPassAdaptor(SplitLongBlocksPass()));
  if (module.getTargetTriple().isOSLinux()) {
    passes.addPass(FunctionMapPass());
  } else {
    passes.addPass(StackCheckPass());
    // LLVM would make a frame no earlier than it is needed, so behind the check.
    set_llvm_option("-enable-shrink-wrap=false");
  }
  // MachineSink's SinkAndFold goes through all uses of a register for each that it folds: minutes in a large
  // function that reaches memory by one base, for hardly any code saved (docs/targets.md).
  if (module.getTargetTriple().isRISCV())
    set_llvm_option("-riscv-enable-sink-fold=false");
  passes.run(module, module_analyses);
  if (module.getTargetTriple().isRISCV()) {
    keep_rounding_in_line(module);
    keep_frame_pointers(module);
  }
}

} // namespace ingot
