#include "compiler/lower/guest_functions.hpp"

#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/Twine.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/ProfileSummary.h>
#include <llvm/IR/Type.h>
#include <llvm/Support/Casting.h>
#include <llvm/Target/TargetMachine.h>

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

void mark_compiled_code(llvm::Function& function, const llvm::TargetMachine& target) {
  function.setDoesNotThrow();
  // A frame larger than the guard below the stack touches each of its pages in turn. On a board there is no
  // guard (passes/stack_check).
  if (target.getTargetTriple().isOSLinux())
    function.addFnAttr("probe-stack", "inline-asm");
  protect_branches(function);
  function.addFnAttr("target-cpu", target.getTargetCPU());
  function.addFnAttr("target-features", target.getTargetFeatureString());
  // To LLVM the processor "x86-64" is one of Intel's, and rotates by SHLD: SHA-256 took twice as long for it
  // on one of AMD's.
  if (target.getTargetTriple().isX86() && target.getTargetCPU().starts_with("x86-64"))
    function.addFnAttr("tune-cpu", "generic");
}

void mark_guest_code(llvm::Function& function, const llvm::TargetMachine& target) {
  mark_compiled_code(function, target);
  // The signal handler takes a fault for a trap only inside this section.
  function.setSection(abi::guest_text_section);
  function.setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
  // A call in tail position must not become a jump: recursion that never ends must exhaust the stack, not run
  // forever. For the same reason `mustprogress` is missing, with which LLVM may assume that every loop ends.
  function.addFnAttr("disable-tail-calls", "true");
  // LLVM must not take a guest's loop for memset: the runtime's memset is not guest code, so a fault there is
  // no trap.
  function.addFnAttr("no-builtins");
}

void begin_guest_code(llvm::IRBuilder<>& builder, World world) {
  llvm::Function& function = *builder.GetInsertBlock()->getParent();
  llvm::Module& ir = *function.getParent();
  if (world != World::hosted || ir.getTargetTriple().isOSLinux())
    return;
  auto* const marker = llvm::cast<llvm::Function>(
      ir.getOrInsertFunction(ir::stack_marker_symbol, builder.getVoidTy(), builder.getPtrTy()).getCallee());
  marker->setDoesNotThrow();
  marker->setWillReturn();
  marker->setOnlyAccessesInaccessibleMemory();
  builder.CreateCall(marker, {function.getArg(0)});
}

GuestFunctions::GuestFunctions(const Module& module, World functions_world, const CallFacts& call_facts,
                               const Part& module_part, llvm::Module& ir, const llvm::TargetMachine& target,
                               const ProgramOptions& options, const Profiling& module_profiling)
    : wasm(module), world(functions_world), facts(call_facts), part(module_part), profiling(module_profiling),
      profile(target, options.deterministic), convention(world, facts.has_tail_calls(), profile),
      context(ir.getContext()), ir_(ir), target_(target), counters_(create_counters()),
      code_(wasm.functions.size()) {
  if (profiling.executed != nullptr)
    ir.setProfileSummary(profiling.executed->summary(context), llvm::ProfileSummary::PSK_Instr);
  for (const FunctionIndex function : part.functions)
    code(function);
}

llvm::Function* GuestFunctions::code(FunctionIndex function) {
  llvm::Function*& code = code_[function.value];
  if (code == nullptr && (world != World::open || wasm.functions[function.value].body)) {
    code = declare(function);
    if (!part.holds(function))
      outsiders_.push_back(function);
  }
  return code;
}

llvm::Function* GuestFunctions::declare(FunctionIndex function) {
  llvm::Function* const code = llvm::Function::Create(
      shape(function).type(), llvm::GlobalValue::InternalLinkage, "f" + llvm::Twine(function.value), ir_);
  part.share(*code);
  code->setCallingConv(convention.id());
  shape(function).add_attributes(*code, type_of(wasm, function));
  mark_guest_code(*code, target_);
  if (world == World::closed)
    code->setMetadata(ir::function_metadata,
                      llvm::MDNode::get(context, llvm::ConstantAsMetadata::get(llvm::ConstantInt::get(
                                                     llvm::Type::getInt32Ty(context), function.value))));
  return code;
}

llvm::GlobalVariable* GuestFunctions::create_counters() {
  if (profiling.counters == nullptr)
    return nullptr;
  auto* const type = llvm::ArrayType::get(llvm::Type::getInt64Ty(context), profiling.counters->word_count());
  auto* const counters =
      new llvm::GlobalVariable(ir_, type, /*isConstant=*/false, llvm::GlobalValue::InternalLinkage,
                               part.is_first ? llvm::Constant::getNullValue(type) : nullptr, "counters");
  part.share(*counters);
  return counters;
}

CallShape GuestFunctions::shape(FunctionIndex function) const {
  return CallShape(type_of(wasm, function), facts.may_throw(function), convention, context);
}

CallShape GuestFunctions::shape_by_reference(TypeIndex type) const {
  return CallShape(function_type(wasm, type), facts.reference_may_throw(type), convention, context);
}

} // namespace ingot
