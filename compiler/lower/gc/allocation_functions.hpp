// The functions that make objects, of ir_conventions.hpp, as the optimiser sees them.
#pragma once

#include <llvm/IR/Function.h>
#include <llvm/IR/Module.h>

namespace ingot {

llvm::Function* new_object_function(llvm::Module& module);
llvm::Function* new_array_function(llvm::Module& module);
llvm::Function* record_function(llvm::Module& module);

} // namespace ingot
