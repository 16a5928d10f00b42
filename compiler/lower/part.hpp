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
  // Its functions, by index.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_whole = true; // there is no other
  bool is_first = true; // the one that also defines all that is no function

  static Part whole(const Module& wasm) {
    return {.begin = 0, .end = static_cast<std::uint32_t>(wasm.functions.size())};
  }

  bool holds(FunctionIndex function) const { return function.value >= begin && function.value < end; }

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

// Parts of about the same size each, in the order of the functions. Depends on nothing but the arguments.
std::vector<Part> divide(const Module& wasm, const PartSizes& sizes);

} // namespace ingot
