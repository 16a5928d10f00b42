#include "compiler/lower/guest_functions.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/Target/TargetMachine.h>

#include <cstdint>

namespace ingot {

void protect_branches(llvm::Function& function) {
  if (!function.getParent()->getTargetTriple().isAArch64())
    return;
  // As clang's -mbranch-protection=standard. LLVM goes by these attributes; the module flags alone
  // (create_module) would only mark the output.
  function.addFnAttr("branch-target-enforcement");
  function.addFnAttr("sign-return-address", "non-leaf");
  function.addFnAttr("sign-return-address-key", "a_key");
}

void mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target) {
  // The signal handler takes a fault for a trap only inside this section.
  function.setSection(abi::guest_text_section);
  function.setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
  function.setDoesNotThrow();
  // A call in tail position must not become a jump: recursion that never ends must exhaust the stack, not run
  // forever. For the same reason `mustprogress` is missing, with which LLVM may assume that every loop ends.
  function.addFnAttr("disable-tail-calls", "true");
  // A frame larger than the guard below the stack touches each of its pages in turn. On a board there is no
  // guard (passes/stack_check).
  if (target.getTargetTriple().isOSLinux())
    function.addFnAttr("probe-stack", "inline-asm");
  // LLVM must not take a guest's loop for memset: the runtime's memset is not guest code, so a fault there is
  // no trap.
  function.addFnAttr("no-builtins");
  protect_branches(function);
  function.addFnAttr("target-cpu", target.getTargetCPU());
  function.addFnAttr("target-features", target.getTargetFeatureString());
}

GuestFunctions::GuestFunctions(const Module& module, World world, llvm::Module& ir_module,
                               const llvm::TargetMachine& target, const ProgramOptions& options)
    : wasm(module), facts(module, world), profile(target, options.deterministic),
      convention(world, facts.has_tail_calls(), profile), context(ir_module.getContext()) {
  for (std::uint32_t index = 0; index < wasm.functions.size(); ++index) {
    if (world == World::open && !wasm.functions[index].body) {
      ir.push_back(nullptr);
      continue;
    }
    llvm::Function* const function =
        llvm::Function::Create(shape(FunctionIndex(index)).type(), llvm::GlobalValue::InternalLinkage,
                               "f" + llvm::Twine(index), ir_module);
    function->setCallingConv(convention.id());
    shape(FunctionIndex(index)).add_attributes(*function, type_of(wasm, FunctionIndex(index)));
    mark_guest_code(*function, target);
    function->setMetadata(ir::function_metadata,
                          llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(llvm::ConstantInt::get(
                                                         llvm::Type::getInt32Ty(context), index))));
    ir.push_back(function);
  }
}

CallShape GuestFunctions::shape(FunctionIndex function) const {
  return CallShape(type_of(wasm, function), facts.may_throw(function), convention, context);
}

CallShape GuestFunctions::shape_by_reference(TypeIndex type) const {
  return CallShape(function_type(wasm, type), facts.reference_may_throw(type), convention, context);
}

} // namespace ingot
