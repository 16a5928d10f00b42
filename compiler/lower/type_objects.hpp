// The abi::Type of each defined type. Equivalent types share one (spec: valid/matching, equivalence of rolled
// types).
#pragma once

#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/calling_convention.hpp"
#include "compiler/lower/gc/object_layouts.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Module.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ingot {

class TypeObjects {
public:
  TypeObjects(const GuestFunctions& guest, World world, const ObjectLayouts& layouts, llvm::Module& ir,
              const AbiTypes& abi);

  llvm::Constant* type(TypeIndex index);
  const ObjectLayouts& layouts() const { return layouts_; }

  // What an abi::Tag of this type holds.
  llvm::Constant* tag(TypeIndex type);

  // What an abi::FunctionReference to the function holds, but for the instance, which is null.
  llvm::Constant* function_reference(llvm::Function* code, FunctionIndex index);

private:
  // SHA-256 of a type's structure. In an open world it becomes a symbol, by which the linker merges the
  // objects of all modules; so two different types must never share one, whoever made the modules.
  using Digest = std::array<std::uint8_t, 32>;

  void digest_group(std::uint32_t first, std::uint32_t size);
  llvm::GlobalVariable* create_object(TypeIndex index);
  llvm::Constant* create_layout(std::uint32_t index);
  llvm::Constant* create_layout(abi::ObjectKind kind, std::uint32_t element_size_log2, std::uint32_t size,
                                llvm::ArrayRef<std::uint64_t> references);
  llvm::Constant* create_call(const FunctionType& type, const std::string& symbol, llvm::Comdat* comdat);

  const Module& wasm_;
  World world_;
  CallingConvention convention_;
  const Part& part_;
  llvm::Module& ir_;
  const AbiTypes& abi_;
  const ObjectLayouts& layouts_;
  std::vector<Digest> digests_;                // in an open world
  std::vector<llvm::GlobalVariable*> objects_; // by canonical type index; null until asked for
};

} // namespace ingot
