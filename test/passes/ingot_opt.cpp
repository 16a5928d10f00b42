// ingot-opt --passes=PASS,... FILE.ll: runs LLVM's and our function passes on textual IR, as LLVM's `opt`
// does, and prints the result.
#include "compiler/passes/address_widening.hpp"
#include "compiler/passes/alias_versioning.hpp"
#include "compiler/passes/bounds_versioning.hpp"
#include "compiler/passes/float_inductions.hpp"
#include "compiler/passes/loop_reroll.hpp"
#include "compiler/passes/narrow_recurrences.hpp"
#include "compiler/passes/operand_order.hpp"
#include "compiler/passes/select_fences.hpp"
#include "compiler/passes/short_loops.hpp"

#include <llvm/ADT/StringRef.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/PassManager.h>
#include <llvm/IR/Verifier.h>
#include <llvm/IRReader/IRReader.h>
#include <llvm/Passes/PassBuilder.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/Support/raw_ostream.h>

#include <memory>

namespace {

bool add_our_pass(llvm::StringRef name, llvm::FunctionPassManager& passes) {
  if (name == "address-widening")
    passes.addPass(ingot::AddressWideningPass());
  else if (name == "alias-versioning")
    passes.addPass(ingot::AliasVersioningPass());
  else if (name == "bounds-versioning")
    passes.addPass(ingot::BoundsVersioningPass());
  else if (name == "drop-versions")
    passes.addPass(ingot::DropVersionsPass());
  else if (name == "float-inductions")
    passes.addPass(ingot::FloatInductionsPass());
  else if (name == "loop-reroll")
    passes.addPass(ingot::LoopRerollPass());
  else if (name == "narrow-recurrences")
    passes.addPass(ingot::NarrowRecurrencesPass());
  else if (name == "operand-order")
    passes.addPass(ingot::OperandOrderPass());
  else if (name == "select-fences")
    passes.addPass(ingot::SelectFencesPass());
  else if (name == "short-loops")
    passes.addPass(ingot::ShortLoopsPass());
  else
    return false;
  return true;
}

int fail(const llvm::Twine& message) {
  llvm::errs() << "ingot-opt: " << message << "\n";
  return 1;
}

int run(llvm::StringRef pipeline, llvm::StringRef path) {
  llvm::LLVMContext context;
  llvm::SMDiagnostic diagnostic;
  const std::unique_ptr<llvm::Module> module = llvm::parseIRFile(path, diagnostic, context);
  if (module == nullptr)
    return fail(diagnostic.getMessage());

  llvm::LoopAnalysisManager loop_analyses;
  llvm::FunctionAnalysisManager function_analyses;
  llvm::CGSCCAnalysisManager call_graph_analyses;
  llvm::ModuleAnalysisManager module_analyses;
  llvm::PassBuilder builder;
  builder.registerModuleAnalyses(module_analyses);
  builder.registerCGSCCAnalyses(call_graph_analyses);
  builder.registerFunctionAnalyses(function_analyses);
  builder.registerLoopAnalyses(loop_analyses);
  builder.crossRegisterProxies(loop_analyses, function_analyses, call_graph_analyses, module_analyses);
  builder.registerPipelineParsingCallback(
      [](llvm::StringRef name, llvm::FunctionPassManager& passes,
         llvm::ArrayRef<llvm::PassBuilder::PipelineElement>) { return add_our_pass(name, passes); });

  llvm::FunctionPassManager functions;
  if (llvm::Error error = builder.parsePassPipeline(functions, pipeline))
    return fail(llvm::toString(std::move(error)));
  llvm::ModulePassManager passes;
  passes.addPass(llvm::createModuleToFunctionPassAdaptor(std::move(functions)));
  passes.run(*module, module_analyses);
  if (llvm::verifyModule(*module, &llvm::errs()))
    return fail("the result is not valid");
  llvm::outs() << *module;
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  llvm::StringRef pipeline = argc == 3 ? argv[1] : "";
  if (!pipeline.consume_front("--passes="))
    return fail("usage: ingot-opt --passes=PASS,... FILE.ll");
  return run(pipeline, argv[2]);
}
