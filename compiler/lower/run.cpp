// What an executable does: the function `run` of its descriptor (runtime-lib/abi/instance.hpp).
#include "compiler/lower/callee.hpp"
#include "compiler/lower/emitter.hpp"
#include "compiler/lower/instantiation.hpp"
#include "compiler/lower/module_lowering.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Value.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace ingot {

namespace {

void trap_if_thrown(Emitter& emitter, llvm::Value* exception) {
  if (exception != nullptr)
    emitter.trap_if(emitter.builder().CreateIsNotNull(exception), abi::Trap::uncaught_exception);
}

llvm::SmallVector<llvm::Value*> call(Emitter& emitter, const Callee& callee,
                                     const llvm::SmallVector<llvm::Value*>& arguments) {
  llvm::IRBuilder<>& builder = emitter.builder();
  llvm::StructType* const area_type = callee.shape.result_area();
  llvm::Value* const area = area_type == nullptr ? nullptr : builder.CreateAlloca(area_type);
  emitter.set_site(0);
  llvm::CallInst* const result =
      callee.shape.create_call(builder, callee.code, callee.instance, arguments, area);
  trap_if_thrown(emitter, callee.shape.exception_of(builder, result));
  return callee.shape.results_of(builder, result, area);
}

} // namespace

const FunctionIndex* ModuleLowering::find_exported_function(std::string_view name) const {
  const auto found = std::ranges::find(wasm_.exports, name, &Export::name);
  return found == wasm_.exports.end() ? nullptr : std::get_if<FunctionIndex>(&found->index);
}

// Instantiation, and then the entry point: that of a command, or that of a reactor and the function the user
// names.
void ModuleLowering::define_run() {
  Emitter emitter(ir_, abi_, guest_.profile);
  llvm::IRBuilder<>& builder = emitter.builder();
  builder.SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", run_));
  const bool invokes = !options_.invoke.empty();

  // The user's mistakes are found before the guest runs.
  llvm::SmallVector<llvm::Value*> arguments;
  if (invokes)
    arguments = read_invocation_arguments(emitter);

  if (llvm::Constant* const roots = state_.create_exception_roots())
    emitter.call_builtin(Builtin::exception_roots, {roots});
  trap_if_thrown(emitter, lower_instantiation(guest_, state_, emitter));
  const FunctionIndex* const entry = find_exported_function(invokes ? "_initialize" : "_start");
  if (entry != nullptr)
    call(emitter, direct_callee(guest_, state_, builder, *entry), {});
  if (invokes) {
    const FunctionIndex invoked = *find_exported_function(options_.invoke);
    for (llvm::Value* const result :
         call(emitter, direct_callee(guest_, state_, builder, invoked), arguments))
      emitter.call_builtin(Builtin::invocation_result, {builder.CreateSExt(result, builder.getInt64Ty())});
  }
  builder.CreateRetVoid();
}

llvm::SmallVector<llvm::Value*> ModuleLowering::read_invocation_arguments(Emitter& emitter) {
  llvm::IRBuilder<>& builder = emitter.builder();
  const FunctionType& type = type_of(wasm_, *find_exported_function(options_.invoke));
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
