// A part of a module: some of its functions, which become an llvm::Module of their own. Parts refer to each
// other's definitions by hidden symbols under generated names; the linker puts them together.
#pragma once

#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/IR/GlobalValue.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {

struct Part {
  std::vector<FunctionIndex> functions; // those that it defines, in ascending order
  bool is_whole = true;                 // there is no other
  bool is_first = true;                 // the one that also defines all that is no function

  // Of functions that some part defines.
  bool holds(FunctionIndex function) const {
    return !functions.empty() && function.value >= functions.front().value &&
           function.value <= functions.back().value;
  }

  // Lets the other parts, if there are any, see what this one defines, or this one what another defines.
  void share(llvm::GlobalValue& value) const {
    value.setLinkage(is_whole ? llvm::GlobalValue::InternalLinkage : llvm::GlobalValue::ExternalLinkage);
    if (is_whole)
      return;
    value.setVisibility(llvm::GlobalValue::HiddenVisibility);
    value.setDSOLocal(true);
  }
};

// How large parts are, in bytes of WebAssembly code.
struct PartSizes {
  std::uint64_t whole = std::uint64_t{256} << 10; // a module with no more code than this is not divided
  std::uint64_t part = std::uint64_t{128} << 10;
};

// Whether the module has more code than one part takes.
bool is_to_be_divided(const Module& wasm, const PartSizes& sizes);

std::vector<FunctionIndex> all_functions(const Module& wasm);

// Parts of about the same size each, with these functions in their order. Depends on nothing but the
// arguments.
std::vector<Part> divide(const Module& wasm, const std::vector<FunctionIndex>& functions,
                         const PartSizes& sizes);

} // namespace ingot
