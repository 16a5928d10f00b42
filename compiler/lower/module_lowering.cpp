#include "compiler/lower/module_lowering.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/abi/threads.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Target/TargetMachine.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace ingot {
ModuleLowering::ModuleLowering(const Module& wasm, const ProgramOptions& options,
                               const llvm::TargetMachine& target, llvm::Module& ir)
    : wasm_(wasm), options_(options), target_(target), ir_(ir), abi_(ir.getContext()),
      guest_(wasm, World::closed, ir, target, options),
      types_(wasm, World::closed, guest_.convention, ir, abi_),
      run_(llvm::Function::Create(llvm::FunctionType::get(llvm::Type::getVoidTy(ir.getContext()), false),
                                  llvm::GlobalValue::InternalLinkage, "run", ir)),
      state_(guest_, options, ir, abi_, types_) {
  mark_guest_code(*run_, target);
}

void ModuleLowering::lower() {
  for (const Import& import : wasm_.imports)
    if (const auto* const index = std::get_if<FunctionIndex>(&import.index))
      lower_import(import, *index);
  for (std::uint32_t index = 0; index < wasm_.functions.size(); ++index)
    if (wasm_.functions[index].body)
      FunctionLowering(state_, guest_, FunctionIndex(index)).lower();
  define_run();
  define_descriptor();
  if (llvm::GlobalVariable* const area = ir_.getNamedGlobal(abi::argument_area_symbol);
      area != nullptr && starts_threads(wasm_)) {
    area->setName(abi::thread_argument_area_symbol);
    area->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  }
}

// An imported function is a guest function that passes its arguments on, so that it can be called and
// referred to like any other.
void ModuleLowering::lower_import(const Import& import, FunctionIndex index) {
  const std::optional<WasiFunction> wasi_function = find_wasi_function(import.module, import.name);
  if (!wasi_function)
    return lower_unknown_import(import, index);
  llvm::Function& function = *guest_.ir[index.value];
  const FunctionType& type = type_of(wasm_, index);
  const CallShape shape = guest_.shape(index);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(ir_.getContext(), "entry", &function));
  llvm::SmallVector<llvm::Type*> parameters = {llvm::PointerType::getUnqual(ir_.getContext())};
  llvm::SmallVector<llvm::Value*> arguments = {state_.instance()};
  for (llvm::Value* const argument : shape.parameters_of(builder, function)) {
    parameters.push_back(argument->getType());
    arguments.push_back(argument);
  }
  llvm::Type* const result_type =
      type.results.empty() ? builder.getVoidTy() : llvm_type(type.results.front(), ir_.getContext());
  auto* const callee = llvm::cast<llvm::Function>(
      ir_.getOrInsertFunction(wasi_function->symbol, llvm::FunctionType::get(result_type, parameters, false))
          .getCallee());
  mark_runtime_function(*callee);

  if (options_.trace_wasi && type.results.empty())
    trace_call(builder, import, arguments, nullptr);
  llvm::Value* const result = builder.CreateCall(callee, arguments);
  if (options_.trace_wasi && !type.results.empty())
    trace_call(builder, import, arguments, result);
  if (type.results.empty())
    shape.create_return(builder, {});
  else
    shape.create_return(builder, {result});
}

// One that check_command() lets pass only if it may trap (UnknownImports::trap).
void ModuleLowering::lower_unknown_import(const Import& import, FunctionIndex index) {
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& builder = emitter.builder();
  builder.SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", guest_.ir[index.value]));
  emitter.call_builtin(Builtin::unknown_import,
                       {create_string(import.module), builder.getInt64(import.module.size()),
                        create_string(import.name), builder.getInt64(import.name.size())});
  builder.CreateUnreachable();
}

// Tells the runtime of a WASI call: `arguments` with the instance first, and the status or null.
void ModuleLowering::trace_call(llvm::IRBuilder<>& builder, const Import& import,
                                llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* status) {
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& inner = emitter.builder();
  inner.SetInsertPoint(builder.GetInsertBlock());
  llvm::Type* const i64 = inner.getInt64Ty();
  llvm::Value* const values =
      inner.CreateAlloca(i64, inner.getInt32(static_cast<std::uint32_t>(arguments.size())));
  for (std::size_t i = 1; i < arguments.size(); ++i)
    inner.CreateStore(inner.CreateZExt(arguments[i], i64), inner.CreateConstGEP1_64(i64, values, i - 1));
  emitter.call_builtin(Builtin::wasi_trace,
                       {arguments.front(), create_string(import.name), values,
                        status != nullptr ? status : inner.getInt32(abi::wasi_not_called)});
}

std::unique_ptr<llvm::Module> create_module(const llvm::TargetMachine& target, llvm::LLVMContext& context) {
  auto ir = std::make_unique<llvm::Module>("guest", context);
  ir->setTargetTriple(target.getTargetTriple());
  ir->setDataLayout(target.createDataLayout());
  if (target.isPositionIndependent()) {
    ir->setPICLevel(llvm::PICLevel::BigPIC);
    ir->setPIELevel(llvm::PIELevel::Large);
  }
  if (target.getTargetTriple().isAArch64()) {
    ir->addModuleFlag(llvm::Module::Min, "branch-target-enforcement", 1);
    ir->addModuleFlag(llvm::Module::Min, "sign-return-address", 1);
  }
  return ir;
}

std::unique_ptr<llvm::Module> lower(const ValidModule& module, const ProgramOptions& options,
                                    const llvm::TargetMachine& target, llvm::LLVMContext& context) {
  std::unique_ptr<llvm::Module> ir = create_module(target, context);
  ModuleLowering(*module, options, target, *ir).lower();
  return ir;
}

} // namespace ingot
