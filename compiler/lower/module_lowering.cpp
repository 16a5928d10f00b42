#include "compiler/lower/module_lowering.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/function_lowering.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/lower.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/CallingConv.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Target/TargetMachine.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ingot {
namespace {

// The symbol of the runtime function for a WASI call. It is made of the row's name: a guest's string never
// becomes a symbol, even where it is known to be equal.
std::string wasi_symbol(std::string_view import_name) {
#define WASI_CALL(name, ...)                                                                                 \
  if (import_name == #name)                                                                                  \
    return "ingot_wasi_" #name;
#include "runtime-lib/abi/wasi_preview1.def"
  llvm_unreachable("check_command() admits only the rows of wasi_preview1.def");
}

} // namespace

ModuleLowering::ModuleLowering(const Module& wasm, const ProgramOptions& options,
                               const llvm::TargetMachine& target, llvm::Module& ir)
    : wasm_(wasm), options_(options), ir_(ir), abi_(ir.getContext()), profile_(target, options.deterministic),
      functions_(declare_functions(target)),
      run_(llvm::Function::Create(llvm::FunctionType::get(llvm::Type::getVoidTy(ir.getContext()), false),
                                  llvm::GlobalValue::InternalLinkage, "run", ir)),
      state_(wasm, options, ir, abi_, functions_) {
  mark_guest_code(*run_, target);
}

// What every function of the guest needs.
void ModuleLowering::mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target) {
  // The signal handler takes a fault for a trap only inside this section.
  function.setSection(abi::guest_text_section);
  function.setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
  function.setDoesNotThrow();
  // A call in tail position must not become a jump: recursion that never ends must exhaust the stack, not run
  // forever. For the same reason `mustprogress` is missing, with which LLVM may assume that every loop ends.
  function.addFnAttr("disable-tail-calls", "true");
  // A frame larger than the guard below the stack touches each of its pages in turn.
  function.addFnAttr("probe-stack", "inline-asm");
  // LLVM must not take a guest's loop for memset: the runtime's memset is not guest code, so a fault there is
  // no trap.
  function.addFnAttr("no-builtins");
  function.addFnAttr("target-cpu", target.getTargetCPU());
  function.addFnAttr("target-features", target.getTargetFeatureString());
}

std::vector<llvm::Function*> ModuleLowering::declare_functions(const llvm::TargetMachine& target) {
  llvm::LLVMContext& context = ir_.getContext();
  std::vector<llvm::Function*> functions;
  for (std::uint32_t index = 0; index < wasm_.functions.size(); ++index) {
    const FunctionType& type = type_of(wasm_, FunctionIndex(index));
    llvm::Function* const function = llvm::Function::Create(
        llvm_type(type, context), llvm::GlobalValue::InternalLinkage, "f" + llvm::Twine(index), ir_);
    function->setCallingConv(llvm::CallingConv::Fast);
    mark_guest_code(*function, target);
    function->setMetadata(ir::function_metadata,
                          llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(llvm::ConstantInt::get(
                                                         llvm::Type::getInt32Ty(context), index))));
    functions.push_back(function);
  }
  return functions;
}

void ModuleLowering::lower() {
  for (const Import& import : wasm_.imports)
    if (const auto* const index = std::get_if<FunctionIndex>(&import.index))
      lower_import(import, *functions_[index->value]);
  for (std::size_t index = 0; index < wasm_.functions.size(); ++index)
    if (wasm_.functions[index].body)
      FunctionLowering(wasm_, state_, profile_, functions_, *functions_[index]).lower(wasm_.functions[index]);
  define_run();
  define_descriptor();
}

// An imported function is a guest function that passes its arguments on, so that it can be called and
// referred to like any other.
void ModuleLowering::lower_import(const Import& import, llvm::Function& function) {
  llvm::SmallVector<llvm::Type*> parameters = {llvm::PointerType::getUnqual(ir_.getContext())};
  parameters.append(function.getFunctionType()->params().begin(), function.getFunctionType()->params().end());
  const std::string symbol = wasi_symbol(import.name);
  auto* const callee = llvm::cast<llvm::Function>(
      ir_.getOrInsertFunction(symbol, llvm::FunctionType::get(function.getReturnType(), parameters, false))
          .getCallee());
  mark_runtime_function(*callee);

  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(ir_.getContext(), "entry", &function));
  llvm::SmallVector<llvm::Value*> arguments = {state_.instance()};
  for (llvm::Argument& argument : function.args())
    arguments.push_back(&argument);
  llvm::CallInst* const result = builder.CreateCall(callee, arguments);
  if (result->getType()->isVoidTy())
    builder.CreateRetVoid();
  else
    builder.CreateRet(result);
}

std::unique_ptr<llvm::Module> lower(const ValidModule& module, const ProgramOptions& options,
                                    const llvm::TargetMachine& target, llvm::LLVMContext& context) {
  auto ir = std::make_unique<llvm::Module>("guest", context);
  ir->setTargetTriple(target.getTargetTriple());
  ir->setDataLayout(target.createDataLayout());
  ir->setPICLevel(llvm::PICLevel::BigPIC);
  ir->setPIELevel(llvm::PIELevel::Large);
  ModuleLowering(*module, options, target, *ir).lower();
  return ir;
}

} // namespace ingot
