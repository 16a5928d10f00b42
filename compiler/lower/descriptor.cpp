// What the runtime sees of a module: the constant `ingot_module` (runtime-lib/abi/instance.hpp).
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/module_lowering.hpp"
#include "compiler/profile/code_hash.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/wasm/module.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ingot {

llvm::Constant* ModuleLowering::create_constant(llvm::Constant* value, const llvm::Twine& name) {
  return new llvm::GlobalVariable(ir_, value->getType(), /*isConstant=*/true,
                                  llvm::GlobalValue::PrivateLinkage, value, name);
}

llvm::Constant* ModuleLowering::create_string(llvm::StringRef text) {
  return create_constant(llvm::ConstantDataArray::getString(ir_.getContext(), text), "string");
}

// One end of the function map, whose pieces are made when optimisation is over (passes/function_map) and
// which is whole when the objects are linked. On a board no fault is a trap, so nobody would look there.
llvm::Constant* ModuleLowering::function_map(const char* symbol_prefix) {
  if (!ir_.getTargetTriple().isOSLinux())
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  auto* const end = new llvm::GlobalVariable(
      ir_, abi_.function_map_entry, /*isConstant=*/true, llvm::GlobalValue::ExternalLinkage,
      /*Initializer=*/nullptr, llvm::Twine(symbol_prefix) + abi::function_map_section);
  end->setVisibility(llvm::GlobalValue::HiddenVisibility);
  end->setDSOLocal(true);
  return end;
}

llvm::Constant* ModuleLowering::create_socket_address(const abi::SocketAddress& address) {
  auto* const type = llvm::cast<llvm::StructType>(abi_.listener->getElementType(1));
  return llvm::ConstantStruct::get(
      type, {llvm::ConstantDataArray::get(ir_.getContext(), llvm::ArrayRef(address.bytes)),
             llvm::ConstantInt::get(type->getElementType(1), address.port),
             llvm::ConstantInt::get(type->getElementType(2), address.is_ipv6),
             llvm::ConstantAggregateZero::get(type->getElementType(3))});
}

llvm::Constant* ModuleLowering::create_grants() {
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(ir_.getContext());
  llvm::IntegerType* const i64 = llvm::Type::getInt64Ty(ir_.getContext());
  llvm::SmallVector<llvm::Constant*> directories;
  for (const DirectoryGrant& directory : options_.directories)
    directories.push_back(llvm::ConstantStruct::get(
        abi_.directory, {create_string(directory.host_path), create_string(directory.guest_path),
                         llvm::ConstantInt::get(i32, directory.read_only), llvm::ConstantInt::get(i32, 0)}));
  llvm::SmallVector<llvm::Constant*> listeners;
  for (const ListenGrant& listener : options_.listeners)
    listeners.push_back(llvm::ConstantStruct::get(
        abi_.listener, {create_string(listener.text), create_socket_address(listener.address)}));
  const auto create_strings = [&](const std::vector<std::string>& strings) {
    llvm::SmallVector<llvm::Constant*> constants;
    for (const std::string& string : strings)
      constants.push_back(create_string(string));
    return constants;
  };

  const bool is_for_board = !ir_.getTargetTriple().isOSLinux();
  llvm::PointerType* const pointer = llvm::PointerType::getUnqual(ir_.getContext());
  llvm::Constant* const null = llvm::ConstantPointerNull::get(pointer);
  const auto create_array = [&](llvm::Type* element, llvm::ArrayRef<llvm::Constant*> elements,
                                const char* name) {
    return create_constant(llvm::ConstantArray::get(llvm::ArrayType::get(element, elements.size()), elements),
                           name);
  };
  // clang-format off
  return create_constant(llvm::ConstantStruct::get(abi_.grants, {
      create_array(abi_.directory, directories, "directories"),
      llvm::ConstantInt::get(i64, directories.size()),
      create_array(pointer, create_strings(options_.environment), "environment"),
      llvm::ConstantInt::get(i64, options_.environment.size()),
      create_array(pointer, create_strings(options_.arguments), "arguments"),
      llvm::ConstantInt::get(i64, options_.arguments.size()),
      create_array(abi_.listener, listeners, "listeners"),
      llvm::ConstantInt::get(i64, listeners.size()),
      llvm::ConstantInt::get(i32, options_.inherit_environment),
      /*reserved=*/llvm::ConstantInt::get(i32, 0),
      options_.grants_at_start ? runtime_function(abi::grants_at_start_symbol)
                               : null,
      options_.grants_at_start || !listeners.empty() ? runtime_function(abi::listen_symbol) : null,
      is_for_board && !directories.empty() ? runtime_function(abi::board_files_symbol) : null}),
      "grants");
  // clang-format on
}

// A function of the runtime that only the runtime calls, of which the program says whether it is needed.
llvm::Constant* ModuleLowering::runtime_function(const char* symbol) {
  auto* const type = llvm::FunctionType::get(llvm::Type::getVoidTy(ir_.getContext()), /*isVarArg=*/false);
  auto* const function = llvm::cast<llvm::Function>(ir_.getOrInsertFunction(symbol, type).getCallee());
  function->setVisibility(llvm::GlobalValue::HiddenVisibility);
  function->setDSOLocal(true);
  return function;
}

// The function of the runtime that is the last step before the guest; null if there is nothing to do or to
// say.
llvm::Constant* ModuleLowering::enter_sandbox() {
  const Sandbox sandbox = options_.sandbox;
  if (!sandbox.is_on && !sandbox.is_reported)
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  if (!sandbox.is_on)
    return runtime_function(abi::no_sandbox_report_symbol);
  return runtime_function(sandbox.is_reported ? abi::sandbox_with_report_symbol : abi::sandbox_symbol);
}

// What is counted, and where it is to be written.
llvm::Constant* ModuleLowering::create_profile() {
  llvm::GlobalVariable* const counters = guest_.counters();
  if (counters == nullptr)
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  const CodeHash hash = hash_code(wasm_);
  // The order of abi::Profile.
  return create_constant(
      llvm::ConstantStruct::get(abi_.profile,
                                {runtime_function(abi::profile_begin_symbol),
                                 create_string(*options_.profile_path), counters,
                                 llvm::ConstantInt::get(llvm::Type::getInt64Ty(ir_.getContext()),
                                                        guest_.profiling.counters->word_count()),
                                 llvm::ConstantDataArray::get(ir_.getContext(), llvm::ArrayRef(hash))}),
      "profile");
}

// Where merged modules are, for messages; null of a module that is alone.
llvm::Constant* ModuleLowering::create_merged_modules() {
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(ir_.getContext());
  if (wasm_.merged.empty())
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  llvm::SmallVector<llvm::Constant*> modules;
  for (const MergedModule& module : wasm_.merged) {
    std::size_t end_of_bodies = module.offset;
    for (std::uint32_t index = 0; index < module.function_count; ++index) {
      const FunctionBody& body = *wasm_.functions[module.first_function.value + index].body;
      end_of_bodies = body.code.offset + body.code.code.size();
    }
    // The order of abi::MergedModule.
    modules.push_back(llvm::ConstantStruct::get(
        abi_.merged_module,
        {create_string(module.name), llvm::ConstantInt::get(i32, module.name.size()),
         llvm::ConstantInt::get(i32, module.offset), llvm::ConstantInt::get(i32, end_of_bodies),
         llvm::ConstantInt::get(i32, module.first_function.value),
         llvm::ConstantInt::get(i32, module.function_count),
         llvm::ConstantInt::get(i32, module.imported_count)}));
  }
  llvm::Constant* const list = create_constant(
      llvm::ConstantArray::get(llvm::ArrayType::get(abi_.merged_module, modules.size()), modules),
      "merged_module_list");
  return create_constant(
      llvm::ConstantStruct::get(
          abi_.merged_modules,
          {runtime_function(abi::find_merged_place_symbol), list,
           llvm::ConstantInt::get(llvm::Type::getInt64Ty(ir_.getContext()), modules.size())}),
      "merged_modules");
}

void ModuleLowering::define_descriptor() {
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(ir_.getContext());
  llvm::IntegerType* const i64 = llvm::Type::getInt64Ty(ir_.getContext());
  llvm::Constant* const null = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));

  std::vector<std::uint32_t> function_offsets;
  std::uint32_t end_of_bodies = 0;
  std::vector<std::uint32_t> name_offsets = {0};
  std::string names;
  for (std::size_t index = 0; index < wasm_.functions.size(); ++index) {
    if (const std::optional<FunctionBody>& body = wasm_.functions[index].body) {
      function_offsets.push_back(static_cast<std::uint32_t>(body->code.offset));
      end_of_bodies = static_cast<std::uint32_t>(body->code.offset + body->code.code.size());
    } else {
      function_offsets.push_back(0);
    }
    if (index < wasm_.names.functions.size())
      names += wasm_.names.functions[index];
    name_offsets.push_back(static_cast<std::uint32_t>(names.size()));
  }
  function_offsets.push_back(end_of_bodies);
  const bool has_names = options_.function_names && !names.empty();

  const auto array_of = [&](const std::vector<std::uint32_t>& values, const char* name) {
    return create_constant(llvm::ConstantDataArray::get(ir_.getContext(), values), name);
  };
  const abi::ProcessorFeatures& required = guest_.profile.required_features;
  // The order of abi::ModuleDescriptor.
  // clang-format off
  llvm::Constant* const descriptor = llvm::ConstantStruct::get(abi_.module_descriptor, {
      llvm::ConstantInt::get(i32, abi::version),
      llvm::ConstantInt::get(i32, wasm_.functions.size()),
      llvm::ConstantInt::get(i64, required.words[0]),
      llvm::ConstantInt::get(i64, required.words[1]),
      run_,
      llvm::ConstantInt::get(i64, options_.stack_size),
      state_.instance(),
      state_.memories(),
      llvm::ConstantInt::get(i64, wasm_.memories.size()),
      starts_threads(wasm_) ? null : state_.tables(),
      llvm::ConstantInt::get(i64, wasm_.tables.size()),
      create_grants(),
      enter_sandbox(),
      function_map("__start_"),
      function_map("__stop_"),
      array_of(function_offsets, "function_offsets"),
      has_names ? array_of(name_offsets, "name_offsets") : null,
      has_names ? create_string(names) : null,
      create_threaded_module(),
      create_merged_modules(),
      create_profile()});
  // clang-format on
  auto* const symbol = llvm::cast<llvm::GlobalVariable>(
      ir_.getOrInsertGlobal(ir::module_descriptor_symbol, abi_.module_descriptor));
  symbol->setInitializer(descriptor);
  symbol->setConstant(true);
  symbol->setVisibility(llvm::GlobalValue::HiddenVisibility);
  symbol->setDSOLocal(true);
}

} // namespace ingot
