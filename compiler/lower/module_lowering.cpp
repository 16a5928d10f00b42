#include "compiler/lower/module_lowering.hpp"

#include "compiler/lower/call_facts.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/lower/part.hpp"
#include "compiler/lower/program_facts.hpp"
#include "compiler/lower/reachability.hpp"
#include "compiler/lower/wasi_call.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/board.hpp"
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
#include <vector>

namespace ingot {
namespace {

// Functions of other parts come along for inlining if their code, in bytes, is no longer: LLVM's inliner
// hardly takes longer ones.
constexpr std::size_t largest_outsider = 96;

} // namespace

ModuleLowering::ModuleLowering(const Module& wasm, const ProgramFacts& facts, const Part& part,
                               const ProgramOptions& options, const Profiling& profiling,
                               const llvm::TargetMachine& target, llvm::Module& ir)
    : wasm_(wasm), part_(part), options_(options), target_(target), ir_(ir), abi_(ir.getContext()),
      guest_(wasm, World::closed, facts.calls, part, ir, target, options, profiling),
      types_(guest_, World::closed, facts.layouts, ir, abi_), function_imports_(facts.function_imports),
      state_(guest_, facts.globals, options, ir, abi_, types_) {}

void ModuleLowering::lower(bool inlines) {
  for (const FunctionIndex function : part_.functions)
    lower_function(function);
  if (inlines)
    lower_small_outsiders();
  if (part_.is_first) {
    define_run();
    define_descriptor();
  }
  if (llvm::GlobalVariable* const area = ir_.getNamedGlobal(abi::argument_area_symbol);
      area != nullptr && starts_threads(wasm_)) {
    area->setName(abi::thread_argument_area_symbol);
    area->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  }
}

void ModuleLowering::lower_function(FunctionIndex index) {
  if (wasm_.functions[index.value].body)
    return FunctionLowering(state_, guest_, index).lower();
  lower_import(*function_imports_[index.value], index);
}

// Functions that those of the part call, and that these call in turn; together less code than the part has
// itself, however many small functions call each other.
void ModuleLowering::lower_small_outsiders() {
  std::uint64_t left = 0;
  for (const FunctionIndex function : part_.functions)
    left += code_size(function);
  for (;;) {
    const std::vector<FunctionIndex> outsiders = guest_.take_outsiders();
    if (outsiders.empty())
      return;
    for (const FunctionIndex outsider : outsiders) {
      const std::uint64_t size = code_size(outsider);
      if (size > largest_outsider || size > left)
        continue;
      left -= size;
      lower_function(outsider);
      llvm::Function& function = *guest_.code(outsider);
      function.setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
    }
  }
}

std::size_t ModuleLowering::code_size(FunctionIndex function) const {
  const std::optional<FunctionBody>& body = wasm_.functions[function.value].body;
  return body ? body->code.code.size() : 0;
}

// An imported function is a guest function that passes its arguments on, so that it can be called and
// referred to like any other.
void ModuleLowering::lower_import(const Import& import, FunctionIndex index) {
  const std::optional<WasiFunction> wasi_function = find_wasi_function(import.module, import.name);
  if (!wasi_function)
    return lower_unknown_import(import, index);
  llvm::Function& function = *guest_.code(index);
  const CallShape shape = guest_.shape(index);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(ir_.getContext(), "entry", &function));
  llvm::Constant* const instance = state_.instance_of(import);
  const llvm::SmallVector<llvm::Value*> arguments = shape.parameters_of(builder, function);
  const bool returns = !wasi_function->type.results.empty();
  if (options_.trace_wasi && !returns)
    trace_call(builder, import, instance, arguments, nullptr);
  llvm::Value* const result = call_wasi_function(builder, ir_, *wasi_function, instance, arguments);
  if (options_.trace_wasi && returns)
    trace_call(builder, import, instance, arguments, result);
  if (!returns)
    shape.create_return(builder, {});
  else
    shape.create_return(builder, {result});
}

// One that check_command() lets pass only if it may trap (UnknownImports::trap).
void ModuleLowering::lower_unknown_import(const Import& import, FunctionIndex index) {
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& builder = emitter.builder();
  builder.SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", guest_.code(index)));
  emitter.call_builtin(Builtin::unknown_import,
                       {create_string(import.module), builder.getInt64(import.module.size()),
                        create_string(import.name), builder.getInt64(import.name.size())});
  builder.CreateUnreachable();
}

// Tells the runtime of a WASI call; the status may be null.
void ModuleLowering::trace_call(llvm::IRBuilder<>& builder, const Import& import, llvm::Value* instance,
                                llvm::ArrayRef<llvm::Value*> arguments, llvm::Value* status) {
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& inner = emitter.builder();
  inner.SetInsertPoint(builder.GetInsertBlock());
  llvm::Type* const i64 = inner.getInt64Ty();
  llvm::Value* const values =
      inner.CreateAlloca(i64, inner.getInt32(static_cast<std::uint32_t>(arguments.size())));
  for (std::size_t i = 0; i < arguments.size(); ++i)
    inner.CreateStore(inner.CreateZExt(arguments[i], i64), inner.CreateConstGEP1_64(i64, values, i));
  emitter.call_builtin(Builtin::wasi_trace,
                       {instance, create_string(import.name), values,
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

std::uint64_t smallest_board_stack(const Module& module) {
  const bool has_collector = CallFacts(module, World::closed).has_objects();
  return abi::smallest_board_stack + (has_collector ? abi::collector_stack_reserve : 0);
}

namespace {

// Of a program that is not divided LLVM sees which functions nothing comes to. Of one that is, nobody does
// who could leave them out.
std::vector<FunctionIndex> functions_to_lower(const Module& module, const ProgramOptions& options,
                                              const CallFacts& facts, const PartSizes& sizes) {
  if (!is_to_be_divided(module, sizes))
    return all_functions(module);
  return reachable_functions(module, facts, entry_functions(module, options));
}

} // namespace

Program::Program(const ValidModule& module, const ProgramOptions& options, std::uint32_t pointer_size,
                 const PartSizes& sizes, const ExecutionProfile* executed)
    : module_(module), options_(options), facts_(std::make_unique<ProgramFacts>(*module, pointer_size)),
      parts_(divide(*module, functions_to_lower(*module, options, facts_->calls, sizes), sizes)),
      executed_(executed) {
  if (options.profile_path)
    counters_.emplace(*module);
}

Program::~Program() = default;

std::unique_ptr<llvm::Module> Program::lower(std::size_t part, bool inlines,
                                             const llvm::TargetMachine& target,
                                             llvm::LLVMContext& context) const {
  std::unique_ptr<llvm::Module> ir = create_module(target, context);
  const Profiling profiling = {.counters = counters_ ? &*counters_ : nullptr, .executed = executed_};
  ModuleLowering(*module_, *facts_, parts_[part], options_, profiling, target, *ir).lower(inlines);
  return ir;
}

} // namespace ingot
