#include "compiler/passes/pass_pipeline.hpp"

#include "compiler/passes/array_bases.hpp"
#include "compiler/passes/function_map.hpp"
#include "compiler/passes/memory_base.hpp"
#include "compiler/passes/object_allocation.hpp"
#include "compiler/passes/stack_check.hpp"

#include <llvm/Analysis/CGSCCPassManager.h>
#include <llvm/Analysis/LoopAnalysisManager.h>
#include <llvm/Analysis/TargetLibraryInfo.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassInstrumentation.h>
#include <llvm/IR/PassManager.h>
#include <llvm/IR/PassTimingInfo.h>
#include <llvm/Pass.h>
#include <llvm/Passes/OptimizationLevel.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Support/ErrorHandling.h>
#include <llvm/Target/TargetMachine.h>

#include <optional>

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

  llvm::PassBuilder builder(&target, llvm::PipelineTuningOptions(), std::nullopt, &callbacks);
  builder.registerModuleAnalyses(module_analyses);
  builder.registerCGSCCAnalyses(call_graph_analyses);
  builder.registerFunctionAnalyses(function_analyses);
  builder.registerLoopAnalyses(loop_analyses);
  builder.crossRegisterProxies(loop_analyses, function_analyses, call_graph_analyses, module_analyses);

  llvm::ModulePassManager passes = level == OptimizationLevel::O0
                                       ? builder.buildO0DefaultPipeline(llvm::OptimizationLevel::O0)
                                       : builder.buildPerModuleDefaultPipeline(llvm_level(level));
  passes.addPass(llvm::createModuleToFunctionPassAdaptor(ArrayBasesPass()));
  passes.addPass(ObjectAllocationPass());
  passes.addPass(MemoryBasePass());
  if (!module.getTargetTriple().isOSLinux()) {
    passes.addPass(StackCheckPass());
    make_frames_at_entry();
  }
  passes.addPass(FunctionMapPass());
  passes.run(module, module_analyses);
}

} // namespace ingot
