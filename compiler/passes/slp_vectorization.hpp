// LLVM's SLP vectoriser, where it does good. It counts instructions, and makes four rows of additions,
// exclusive ors and rotations one of vectors, as in ChaCha20; yet a processor executes four rows at a time
// anyway, and vectors have to be shuffled on the way: the same takes up to twice as long. So the function is
// as it was where an estimate (passes/execution_estimate) says that it would take longer.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>
#include <llvm/Transforms/Vectorize/SLPVectorizer.h>

namespace ingot {

class SlpVectorizationPass : public llvm::PassInfoMixin<SlpVectorizationPass> {
public:
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);

private:
  llvm::SLPVectorizerPass vectorizer_;
};

} // namespace ingot
