// What an executable and its threads do: the functions `run` of its descriptor
// (runtime-lib/abi/instance.hpp).
#include "compiler/lower/abi_types.hpp"
#include "compiler/lower/callee.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instantiation.hpp"
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

#include <cstdint>
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

void set_heap_options(const HeapOptions& heap, Emitter& emitter) {
  emitter.call_builtin(Builtin::gc_heap_size, {emitter.builder().getInt64(heap.size)});
  if (heap.stress)
    emitter.call_builtin(Builtin::gc_stress, {});
  if (heap.verify)
    emitter.call_builtin(Builtin::gc_verify, {});
  if (heap.statistics)
    emitter.call_builtin(Builtin::gc_statistics, {});
}

void trap_if_thrown(Emitter& emitter, llvm::Value* exception) {
  if (exception != nullptr)
    emitter.trap_if(emitter.builder().CreateIsNotNull(exception), abi::Trap::uncaught_exception);
}

} // namespace

std::vector<FunctionIndex> entry_functions(const Module& wasm, const ProgramOptions& options) {
  std::vector<FunctionIndex> functions;
  for (const std::string_view name :
       {std::string_view("_start"), std::string_view("_initialize"), std::string_view(options.invoke),
        std::string_view(abi::thread_start_name)})
    if (const FunctionIndex* const function = exported_function(wasm, name))
      functions.push_back(*function);
  return functions;
}

void ModuleLowering::define_instantiation(Emitter& emitter) {
  if (guest_.facts.has_objects())
    set_heap_options(options_.heap, emitter);
  state_.register_roots(emitter);
  lower_instantiation(guest_, state_, emitter,
                      [&](llvm::Value* exception) { trap_if_thrown(emitter, exception); });
}

llvm::SmallVector<llvm::Value*> ModuleLowering::define_call(Emitter& emitter, FunctionIndex function,
                                                            llvm::ArrayRef<llvm::Value*> arguments) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const Callee callee = direct_callee(guest_, state_, builder, function);
  llvm::StructType* const area_type = callee.shape.result_area();
  llvm::Value* const area = area_type == nullptr ? nullptr : builder.CreateAlloca(area_type);
  emitter.set_site(0);
  llvm::CallInst* const call =
      callee.shape.create_call(builder, callee.code, callee.instance, arguments, area);
  trap_if_thrown(emitter, callee.shape.exception_of(builder, call));
  return callee.shape.results_of(builder, call, area);
}

// Instantiation, and then the entry point: that of a command; or that of a reactor, if there is one, and the
// function the user names.
void ModuleLowering::define_run() {
  run_ = llvm::Function::Create(llvm::FunctionType::get(llvm::Type::getVoidTy(ir_.getContext()), false),
                                llvm::GlobalValue::InternalLinkage, "run", ir_);
  mark_guest_code(*run_, target_);
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& builder = emitter.builder();
  builder.SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", run_));
  const bool invokes = !options_.invoke.empty();
  // The user's mistakes are found before the guest runs.
  llvm::SmallVector<llvm::Value*> arguments;
  if (invokes)
    arguments = read_invocation_arguments(emitter);
  define_instantiation(emitter);
  if (const FunctionIndex* const entry = exported_function(wasm_, invokes ? "_initialize" : "_start"))
    define_call(emitter, *entry, {});
  if (invokes)
    for (llvm::Value* const result :
         define_call(emitter, *exported_function(wasm_, options_.invoke), arguments))
      emitter.call_builtin(Builtin::invocation_result, {builder.CreateSExt(result, builder.getInt64Ty())});
  builder.CreateRetVoid();
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

llvm::SmallVector<llvm::Value*> ModuleLowering::read_invocation_arguments(Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const FunctionType& type = type_of(wasm_, *exported_function(wasm_, options_.invoke));
  const auto count = static_cast<std::uint32_t>(type.parameters.size());
  emitter.call_builtin(Builtin::invocation_begin, {create_string(options_.invoke), builder.getInt32(count)});
  llvm::SmallVector<llvm::Value*> arguments;
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool is_wide = type.parameters[i] == i64_type;
    llvm::Value* const value = emitter.call_builtin(
        Builtin::invocation_argument, {builder.getInt32(i), builder.getInt32(is_wide ? 64 : 32)});
    arguments.push_back(is_wide ? value : builder.CreateTrunc(value, builder.getInt32Ty()));
  }
  return arguments;
}

} // namespace ingot
