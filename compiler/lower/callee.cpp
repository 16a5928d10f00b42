#include "compiler/lower/callee.hpp"

#include "compiler/lower/abi_types.hpp"

#include <llvm/IR/Function.h>

namespace ingot {

Callee direct_callee(GuestFunctions& guest, InstanceState& state, llvm::IRBuilder<>& builder,
                     FunctionIndex function) {
  const CallShape shape = guest.shape(function);
  if (llvm::Function* const code = guest.code(function))
    return {shape, code, shape.instance_of(*builder.GetInsertBlock()->getParent())};
  return referenced_callee(guest, state.abi(), builder, state.function_reference(builder, function), shape);
}

Callee referenced_callee(const GuestFunctions& guest, const AbiTypes& abi, llvm::IRBuilder<>& builder,
                         llvm::Value* reference, const CallShape& shape) {
  const auto load_member = [&](unsigned member) {
    return builder.CreateLoad(builder.getPtrTy(),
                              builder.CreateStructGEP(abi.function_reference, reference, member));
  };
  llvm::Value* const code = load_member(function_reference_member::code);
  llvm::Value* instance = nullptr;
  if (guest.world == World::hosted) // a table of a library has functions of its own instance only
    instance = shape.instance_of(*builder.GetInsertBlock()->getParent());
  else if (guest.convention.takes_instance)
    instance = load_member(function_reference_member::instance);
  return {shape, code, instance, reference};
}

} // namespace ingot
