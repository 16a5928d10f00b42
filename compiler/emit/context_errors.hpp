// What LLVM's passes and back ends find wrong with the code of one LLVMContext (a frame too large for the
// target, say). Left alone, LLVM prints it and ends the process.
#pragma once

#include "compiler/support/result.hpp"

#include <llvm/IR/LLVMContext.h>

#include <optional>
#include <string>

namespace ingot {

// Collects the errors of `context` from now on; must outlive it. Warnings and remarks are dropped: they speak
// of generated code, which the user cannot change.
class ContextErrors {
public:
  explicit ContextErrors(llvm::LLVMContext& context);
  ContextErrors(const ContextErrors&) = delete;
  ContextErrors& operator=(const ContextErrors&) = delete;

  // The first error, if there was one.
  const std::optional<Failure>& first() const { return first_; }

private:
  std::optional<Failure> first_;
};

} // namespace ingot
