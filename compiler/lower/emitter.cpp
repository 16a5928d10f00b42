#include "compiler/lower/emitter.hpp"

#include "compiler/lower/abi_types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/Analysis/TargetLibraryInfo.h>
#include <llvm/IR/Argument.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>
#include <llvm/Support/ErrorHandling.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// The type words of builtins.def.
enum class BuiltinType : std::uint8_t {
  none,
  i32,
  i64,
  memory,
  table,
  data,
  element,
  reference,
  tag,
  exception,
  roots,
  caller,
  text,
  values,
  options,
  layout,
  object,
  address,
};

// A row of builtins.def: the result type, then those of the parameters.
struct BuiltinRow {
  const char* symbol;
  std::array<BuiltinType, 8> types;
  std::size_t type_count;
};

template <typename... Types>
constexpr BuiltinRow make_row(const char* symbol, Types... types) {
  return {symbol, {types...}, sizeof...(types)};
}

const BuiltinRow& row_of(Builtin builtin) {
  using enum BuiltinType;
  static constexpr BuiltinRow rows[] = {
#define BUILTIN(name, ...) make_row("ingot_" #name, __VA_ARGS__),
#include "runtime-lib/abi/builtins.def"
#define BUILTIN(name, ...) make_row("ingot_" #name, __VA_ARGS__),
#include "runtime-lib/abi/library.def"
  };
  return rows[static_cast<std::size_t>(builtin)];
}

llvm::Type* llvm_type(BuiltinType type, llvm::LLVMContext& context) {
  switch (type) {
  case BuiltinType::none:
    return llvm::Type::getVoidTy(context);
  case BuiltinType::i32:
    return llvm::Type::getInt32Ty(context);
  case BuiltinType::i64:
    return llvm::Type::getInt64Ty(context);
  case BuiltinType::memory:
  case BuiltinType::table:
  case BuiltinType::data:
  case BuiltinType::element:
  case BuiltinType::reference:
  case BuiltinType::tag:
  case BuiltinType::exception:
  case BuiltinType::roots:
  case BuiltinType::caller:
  case BuiltinType::text:
  case BuiltinType::values:
  case BuiltinType::options:
  case BuiltinType::layout:
  case BuiltinType::object:
  case BuiltinType::address:
    return llvm::PointerType::getUnqual(context);
  }
  llvm_unreachable("all builtin types are handled above");
}

} // namespace

llvm::Function* declare_builtin(Builtin builtin, llvm::Module& module) {
  const BuiltinRow& row = row_of(builtin);
  if (llvm::Function* const declared = module.getFunction(row.symbol))
    return declared;
  llvm::SmallVector<llvm::Type*> parameters;
  for (std::size_t i = 1; i < row.type_count; ++i)
    parameters.push_back(llvm_type(row.types[i], module.getContext()));
  llvm::Type* const result = llvm_type(row.types[0], module.getContext());
  llvm::Function* const function =
      llvm::Function::Create(llvm::FunctionType::get(result, parameters, /*isVarArg=*/false),
                             llvm::GlobalValue::ExternalLinkage, row.symbol, module);
  mark_runtime_function(*function);
  // Only these two, and no memory(...): a trap with weaker effects than those of any unknown function lets
  // LLVM delete the stores before it. For the same reason it is never llvm.trap.
  if (builtin == Builtin::trap || builtin == Builtin::unknown_import) {
    function->addFnAttr(llvm::Attribute::NoReturn);
    function->addFnAttr(llvm::Attribute::Cold);
  }
  // Where a throwing function was inlined, LLVM then sees that it throws, and what.
  if (builtin == Builtin::exception_allocate) {
    function->addRetAttr(llvm::Attribute::NonNull);
    function->addRetAttr(llvm::Attribute::NoAlias);
  }
  return function;
}

void mark_runtime_function(llvm::Function& function) {
  function.setVisibility(llvm::GlobalValue::HiddenVisibility);
  function.setDSOLocal(true);
  function.setDoesNotThrow();
  // RISC-V passes and returns numbers of 32 bits sign-extended, unsigned ones too, but only if LLVM is told.
  const llvm::Triple& target = function.getParent()->getTargetTriple();
  const llvm::Type* const i32 = llvm::Type::getInt32Ty(function.getContext());
  for (llvm::Argument& parameter : function.args()) {
    const auto extension = llvm::TargetLibraryInfo::getExtAttrForI32Param(target, /*Signed=*/false);
    if (parameter.getType() == i32 && extension != llvm::Attribute::None)
      parameter.addAttr(extension);
  }
  const auto extension = llvm::TargetLibraryInfo::getExtAttrForI32Return(target, /*Signed=*/false);
  if (function.getReturnType() == i32 && extension != llvm::Attribute::None)
    function.addRetAttr(extension);
}

llvm::BasicBlock* Emitter::append_block(const llvm::Twine& name) {
  return llvm::BasicBlock::Create(builder_.getContext(), name, builder_.GetInsertBlock()->getParent());
}

llvm::AllocaInst* Emitter::vector_on_stack() {
  llvm::BasicBlock& entry = builder_.GetInsertBlock()->getParent()->getEntryBlock();
  if (vector_on_stack_ == nullptr || vector_on_stack_->getParent() != &entry)
    vector_on_stack_ = llvm::IRBuilder<>(&entry, entry.begin())
                           .CreateAlloca(llvm::FixedVectorType::get(builder_.getInt64Ty(), 2));
  return vector_on_stack_;
}

llvm::CallInst* Emitter::call_builtin(Builtin builtin, llvm::ArrayRef<llvm::Value*> arguments) {
  return builder_.CreateCall(declare_builtin(builtin, module_), arguments);
}

// The display of a type names its supertypes by depth, and last itself; so a subtype has `expected` at the
// depth of `expected`. Whoever is not as deep has no entry there, or, within the smallest size of a display,
// null.
llvm::Value* Emitter::is_subtype(llvm::Value* type, llvm::Constant* expected, bool is_final,
                                 std::uint32_t depth) {
  if (is_final)
    return builder_.CreateICmpEQ(type, expected);
  llvm::StructType* const layout = abi_.type(depth);
  const auto is_in_display = [&] {
    llvm::Value* const entry = builder_.CreateInBoundsGEP(
        layout, type,
        {builder_.getInt32(0), builder_.getInt32(type_member::display), builder_.getInt32(depth)});
    return builder_.CreateICmpEQ(builder_.CreateLoad(builder_.getPtrTy(), entry), expected);
  };
  if (depth < abi::smallest_display)
    return is_in_display();
  llvm::BasicBlock* const deep = append_block("");
  llvm::BasicBlock* const result = append_block("");
  llvm::PHINode* const phi = llvm::PHINode::Create(builder_.getInt1Ty(), 2, "", result);
  llvm::Value* const type_depth =
      builder_.CreateLoad(builder_.getInt32Ty(), builder_.CreateStructGEP(layout, type, type_member::depth));
  phi->addIncoming(builder_.getFalse(), builder_.GetInsertBlock());
  builder_.CreateCondBr(builder_.CreateICmpULT(type_depth, builder_.getInt32(depth)), result, deep);
  builder_.SetInsertPoint(deep);
  phi->addIncoming(is_in_display(), builder_.GetInsertBlock());
  builder_.CreateBr(result);
  builder_.SetInsertPoint(result);
  return phi;
}

void Emitter::drop_segment(llvm::Value* segment) {
  // Both kinds of segment are laid out alike.
  llvm::Value* const size = builder_.CreateStructGEP(abi_.data_segment, segment, segment_member::size);
  builder_.CreateStore(builder_.getInt64(0), size);
}

llvm::ConstantInt* Emitter::trap_kind(abi::Trap kind) {
  return builder_.getInt32(static_cast<std::uint32_t>(kind));
}

void Emitter::trap(abi::Trap kind) { trap(trap_kind(kind)); }

void Emitter::trap(llvm::Value* kind) {
  call_builtin(Builtin::trap, {kind, site()});
  builder_.CreateUnreachable();
}

void Emitter::trap_if(llvm::Value* condition, abi::Trap kind) {
  trap_if(condition, [&] { return trap_kind(kind); });
}

void Emitter::trap_if(llvm::Value* condition, llvm::function_ref<llvm::Value*()> kind) {
  if (const auto* const constant = llvm::dyn_cast<llvm::ConstantInt>(condition);
      constant && constant->isZero())
    return;
  llvm::BasicBlock* const trap_block = append_block("trap");
  llvm::BasicBlock* const next = append_block("");
  builder_.CreateCondBr(condition, trap_block, next,
                        llvm::MDBuilder(builder_.getContext()).createUnlikelyBranchWeights());
  builder_.SetInsertPoint(trap_block);
  trap(kind());
  builder_.SetInsertPoint(next);
}

} // namespace ingot
