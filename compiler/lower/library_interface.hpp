// The functions by which a host and a module in the linkable form call each other, in C
// (compiler/library, runtime-lib/abi/library.hpp).
#pragma once

#include "compiler/library/c_names.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/linkable_state.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Value.h>
#include <llvm/Target/TargetMachine.h>

#include <cstddef>
#include <cstdint>

namespace ingot {

class LibraryInterface {
public:
  // `names` are those for `wasi`.
  LibraryInterface(const CNames& names, const LibraryWasi& wasi, GuestFunctions& guest, LinkableState& state,
                   const llvm::TargetMachine& target, llvm::Module& ir)
      : names_(names), wasi_(wasi), wasm_(guest.wasm), guest_(guest), state_(state), target_(target), ir_(ir),
        emitter_(ir, state.abi(), guest.profile) {}

  // Gives the functions that the module imports bodies that call whoever defines them.
  void define_imports();

  // LinkableModule::ask_for_globals, null if there are none.
  llvm::Constant* define_global_values();

  // All functions of the header. `descriptor` is the abi::LinkableModule.
  void define_functions(llvm::Constant* descriptor);

private:
  void define_instance_functions(llvm::Constant* descriptor);
  void define_meter_functions();
  void define_import(std::size_t import, FunctionIndex function);
  void define_host_import(std::size_t import, FunctionIndex function);
  void define_wasi_import(std::size_t import, FunctionIndex function);
  void probe_stack();
  llvm::Function* define_host_call(std::size_t import, const FunctionType& type);
  void define_export(std::size_t entry, FunctionIndex function);
  llvm::Function* define_export_code(std::size_t entry, FunctionIndex function);
  void define_accessors(llvm::StringRef stem, const ExternIndex& index);
  void define_memory_functions(llvm::StringRef stem, MemoryIndex memory);
  void define_table_function(llvm::StringRef stem, TableIndex table);
  void define_global_functions(llvm::StringRef stem, GlobalIndex global);

  // Begins a function that the host sees; its first parameter is the instance, or else an epoch.
  llvm::Function* begin_public(llvm::StringRef name, llvm::Type* result,
                               llvm::ArrayRef<llvm::Type*> parameters);
  llvm::Function* begin_internal(const llvm::Twine& name, llvm::Type* result,
                                 llvm::ArrayRef<llvm::Type*> parameters);
  void begin_body(llvm::Function& function);
  llvm::Function* declare_host_function(llvm::StringRef name, llvm::FunctionType* type);
  llvm::FunctionType* c_function_type(const FunctionType& type, bool is_import);
  void add_c_attributes(llvm::Function& function);
  llvm::AllocaInst* create_values(std::size_t count);
  llvm::Value* value_at(llvm::Value* values, std::size_t index);
  llvm::Type* pointer() { return llvm::PointerType::getUnqual(ir_.getContext()); }

  const CNames& names_;
  const LibraryWasi& wasi_;
  const Module& wasm_;
  GuestFunctions& guest_;
  LinkableState& state_;
  const llvm::TargetMachine& target_;
  llvm::Module& ir_;
  Emitter emitter_;
};

} // namespace ingot
