// What the runtime sees of a module: the function `run` and the constant `ingot_module`
// (runtime-lib/abi/instance.hpp).
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/callee.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instantiation.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/module_lowering.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/abi/threads.hpp"

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
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {

namespace {

// The exported function of this name, or null.
const FunctionIndex* exported_function(const Module& wasm, std::string_view name) {
  for (const Export& entry : wasm.exports)
    if (entry.name == name)
      return std::get_if<FunctionIndex>(&entry.index);
  return nullptr;
}

void trap_if_thrown(Emitter& emitter, llvm::Value* exception) {
  if (exception != nullptr)
    emitter.trap_if(emitter.builder().CreateIsNotNull(exception), abi::Trap::uncaught_exception);
}

} // namespace

void ModuleLowering::define_instantiation(Emitter& emitter) {
  if (guest_.facts.has_objects())
    emitter.call_builtin(Builtin::gc_options, {create_heap_options()});
  state_.register_roots(emitter);
  trap_if_thrown(emitter, lower_instantiation(guest_, state_, emitter));
}

void ModuleLowering::define_call(Emitter& emitter, FunctionIndex function,
                                 llvm::ArrayRef<llvm::Value*> arguments) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const Callee callee = direct_callee(guest_, state_, builder, function);
  emitter.set_site(0);
  llvm::CallInst* const call =
      callee.shape.create_call(builder, callee.code, callee.instance, arguments, nullptr);
  trap_if_thrown(emitter, callee.shape.exception_of(builder, call));
}

// Instantiation, then the program itself.
void ModuleLowering::define_run() {
  Emitter emitter(ir_, abi_, guest_.profile);
  emitter.builder().SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", run_));
  define_instantiation(emitter);
  if (const FunctionIndex* const start = exported_function(wasm_, "_start"))
    define_call(emitter, *start, {});
  emitter.builder().CreateRetVoid();
}

// The same for a thread, which begins in another function; and where its tables are.
llvm::Constant* ModuleLowering::create_threaded_module() {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::Constant* run_thread = llvm::ConstantPointerNull::get(llvm::cast<llvm::PointerType>(pointer));
  if (!starts_threads(wasm_))
    return run_thread;

  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& builder = emitter.builder();
  const auto begin = [&](llvm::Type* result, llvm::ArrayRef<llvm::Type*> parameters, const char* name) {
    auto* const function = llvm::Function::Create(llvm::FunctionType::get(result, parameters, false),
                                                  llvm::GlobalValue::InternalLinkage, name, ir_);
    mark_guest_code(*function, target_);
    builder.SetInsertPoint(llvm::BasicBlock::Create(context, "entry", function));
    return function;
  };
  if (const FunctionIndex* const start = exported_function(wasm_, abi::thread_start_name)) {
    llvm::Function* const run =
        begin(builder.getVoidTy(), {builder.getInt32Ty(), builder.getInt32Ty()}, "run_thread");
    define_instantiation(emitter);
    define_call(emitter, *start, {run->getArg(0), run->getArg(1)});
    builder.CreateRetVoid();
    run_thread = run;
  }
  llvm::Function* const tables = begin(pointer, {}, "thread_tables");
  builder.CreateRet(state_.tables());
  return create_constant(llvm::ConstantStruct::get(abi_.threaded_module, {run_thread, tables}),
                         "threaded_module");
}

llvm::Constant* ModuleLowering::create_constant(llvm::Constant* value, const llvm::Twine& name) {
  return new llvm::GlobalVariable(ir_, value->getType(), /*isConstant=*/true,
                                  llvm::GlobalValue::PrivateLinkage, value, name);
}

llvm::Constant* ModuleLowering::create_string(llvm::StringRef text) {
  return create_constant(llvm::ConstantDataArray::getString(ir_.getContext(), text), "string");
}

llvm::Constant* ModuleLowering::create_heap_options() {
  const auto number = [&](unsigned bits, std::uint64_t value) {
    return llvm::ConstantInt::get(llvm::Type::getIntNTy(ir_.getContext(), bits), value);
  };
  const HeapOptions& heap = options_.heap;
  return create_constant(
      llvm::ConstantStruct::get(abi_.gc_options,
                                {number(64, heap.size), number(8, heap.stress), number(8, heap.verify),
                                 number(8, heap.statistics),
                                 llvm::ConstantAggregateZero::get(abi_.gc_options->getElementType(4))}),
      "heap_options");
}

llvm::Constant* ModuleLowering::create_grants() {
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(ir_.getContext());
  llvm::IntegerType* const i64 = llvm::Type::getInt64Ty(ir_.getContext());
  llvm::SmallVector<llvm::Constant*> directories;
  for (const DirectoryGrant& directory : options_.directories)
    directories.push_back(llvm::ConstantStruct::get(
        abi_.directory, {create_string(directory.host_path), create_string(directory.guest_path),
                         llvm::ConstantInt::get(i32, directory.read_only), llvm::ConstantInt::get(i32, 0)}));
  llvm::SmallVector<llvm::Constant*> environment;
  for (const std::string& entry : options_.environment)
    environment.push_back(create_string(entry));

  llvm::Type* const pointer = llvm::PointerType::getUnqual(ir_.getContext());
  const auto create_array = [&](llvm::Type* element, llvm::ArrayRef<llvm::Constant*> elements,
                                const char* name) {
    return create_constant(llvm::ConstantArray::get(llvm::ArrayType::get(element, elements.size()), elements),
                           name);
  };
  return create_constant(
      llvm::ConstantStruct::get(abi_.grants, {create_array(abi_.directory, directories, "directories"),
                                              llvm::ConstantInt::get(i64, directories.size()),
                                              create_array(pointer, environment, "environment"),
                                              llvm::ConstantInt::get(i64, environment.size())}),
      "grants");
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
  // The order of abi::ModuleDescriptor. The function map is known when optimisation is over
  // (passes/function_map).
  // clang-format off
  llvm::Constant* const descriptor = llvm::ConstantStruct::get(abi_.module_descriptor, {
      llvm::ConstantInt::get(i32, abi::version),
      llvm::ConstantInt::get(i32, wasm_.functions.size()),
      run_,
      llvm::ConstantInt::get(i64, options_.stack_size),
      state_.instance(),
      state_.memories(),
      llvm::ConstantInt::get(i64, wasm_.memories.size()),
      starts_threads(wasm_) ? null : state_.tables(),
      llvm::ConstantInt::get(i64, wasm_.tables.size()),
      create_grants(),
      /*function_map=*/null,
      /*function_map_size=*/llvm::ConstantInt::get(i64, 0),
      array_of(function_offsets, "function_offsets"),
      has_names ? array_of(name_offsets, "name_offsets") : null,
      has_names ? create_string(names) : null,
      create_threaded_module()});
  // clang-format on
  auto* const symbol = llvm::cast<llvm::GlobalVariable>(
      ir_.getOrInsertGlobal(ir::module_descriptor_symbol, abi_.module_descriptor));
  symbol->setInitializer(descriptor);
  symbol->setConstant(true);
  symbol->setVisibility(llvm::GlobalValue::HiddenVisibility);
  symbol->setDSOLocal(true);
}

} // namespace ingot
