// Tells LLVM's vectorisers apart what only the program's types told apart. Two arrays of structures, of which
// a loop reads one and writes the other, are to its author two objects with fields that differ. In a module
// they are accesses at eight-byte distances around two addresses. The loop vectoriser compares at run time
// what each access covers with what each other one does, finds the fields of one array to overlap each other,
// and never runs the code that it made.
//
// So accesses at constant distances from each other are taken as one group, whose inner dependences the
// vectoriser finds itself, unless they are known to lie beside each other: then they are different arrays. An
// innermost loop where the vectoriser would compare within a group, or more than it does as a rule, becomes
// two: one that runs if no group overlaps another that is written, in which metadata says so, and the loop as
// it was. Where that is known there is one loop, with the metadata.
//
// Exact: the accesses of both loops are the same. The metadata is about one execution of the loop, and says
// so (LangRef, llvm.experimental.noalias.scope.decl), so what copies the loop makes new scopes.
#pragma once

#include <llvm/IR/Analysis.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/PassManager.h>

namespace ingot {

struct AliasVersioningPass : llvm::PassInfoMixin<AliasVersioningPass> {
  static llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses);
};

} // namespace ingot
