#include "compiler/passes/memory_base.hpp"

#include "compiler/lower/ir_conventions.hpp"

#include <llvm/ADT/APInt.h>
#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Constant.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/InlineAsm.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Metadata.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Operator.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Use.h>
#include <llvm/IR/User.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <cassert>

namespace ingot {
namespace {

// Where what `use` uses is to be made: in front of the user, and for a phi at the end of the block it comes
// from.
llvm::Instruction& place_for(const llvm::Use& use) {
  auto* const user = llvm::cast<llvm::Instruction>(use.getUser());
  auto* const phi = llvm::dyn_cast<llvm::PHINode>(user);
  return phi == nullptr ? *user : *phi->getIncomingBlock(use)->getTerminator();
}

// A constant guest address is a constant expression on the global. As an instruction it is in one function.
// LLVM's convertUsersOfConstantsToInstructions() numbers the instructions of the block for each one it makes,
// which takes minutes in a block with as many constant addresses as a small module can have.
void make_users_instructions(llvm::Constant& constant) {
  llvm::SmallVector<llvm::ConstantExpr*> expressions;
  for (llvm::User* const user : constant.users())
    if (auto* const expression = llvm::dyn_cast<llvm::ConstantExpr>(user))
      expressions.push_back(expression);
  for (llvm::ConstantExpr* const expression : expressions) {
    make_users_instructions(*expression); // then its users are instructions
    llvm::DenseMap<llvm::Instruction*, llvm::Instruction*>
        made; // by place: a phi has one value for each block
    for (llvm::Use& use : llvm::make_early_inc_range(expression->uses())) {
      llvm::Instruction& place = place_for(use);
      llvm::Instruction*& instruction = made[&place];
      if (instruction == nullptr) {
        instruction = expression->getAsInstruction();
        instruction->insertBefore(place.getIterator());
      }
      use.set(instruction);
    }
    expression->destroyConstant();
  }
}

// `location` is the address of the memory's base.
void replace_bytes(llvm::GlobalVariable& bytes, llvm::Constant* location) {
  make_users_instructions(bytes);

  llvm::DenseMap<llvm::Function*, llvm::LoadInst*> bases;
  for (llvm::Use& use : llvm::make_early_inc_range(bytes.uses())) {
    llvm::Function* const function = llvm::cast<llvm::Instruction>(use.getUser())->getFunction();
    llvm::LoadInst*& base = bases[function];
    if (base == nullptr) {
      llvm::IRBuilder<> builder(&*function->getEntryBlock().getFirstInsertionPt());
      base = builder.CreateLoad(builder.getPtrTy(), location, "memory.base");
      // The runtime sets the base before any guest code runs and never moves it, so LLVM may load it anew
      // wherever keeping it in a register would cost more.
      base->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(base->getContext(), {}));
    }
    use.set(base);
  }
}

// Where in the storage a constant guest address leads; nothing if that is no constant, or beyond its end.
bool is_within(const llvm::User& user, const llvm::GlobalVariable& storage, const llvm::DataLayout& layout) {
  const auto* const address = llvm::dyn_cast<llvm::GEPOperator>(&user);
  if (address == nullptr)
    return !llvm::isa<llvm::PHINode>(user); // the first byte, which there is
  llvm::APInt offset(layout.getIndexTypeSizeInBits(address->getType()), 0);
  return address->accumulateConstantOffset(layout, offset) &&
         offset.ult(layout.getTypeAllocSize(storage.getValueType()).getFixedValue());
}

// The storage's address is a constant, to which the code generator adds other constants. The linker can do
// that only for what is near, and a check stands in front of addresses, not in front of sums. So the address
// is hidden from the code generator, but for the sums that lie inside.
void replace_bytes(llvm::GlobalVariable& bytes, llvm::GlobalVariable& storage) {
  make_users_instructions(bytes);

  const llvm::DataLayout& layout = storage.getDataLayout();
  llvm::Type* const pointer = storage.getType();
  llvm::InlineAsm* const hide = llvm::InlineAsm::get(llvm::FunctionType::get(pointer, {pointer}, false), "",
                                                     "=r,0", /*hasSideEffects=*/false);
  llvm::DenseMap<llvm::Function*, llvm::Value*> bases;
  for (llvm::Use& use : llvm::make_early_inc_range(bytes.uses())) {
    if (is_within(*use.getUser(), storage, layout)) {
      use.set(&storage);
      continue;
    }
    llvm::Function* const function = llvm::cast<llvm::Instruction>(use.getUser())->getFunction();
    llvm::Value*& base = bases[function];
    if (base == nullptr) {
      llvm::IRBuilder<> builder(&*function->getEntryBlock().getFirstInsertionPt());
      base = builder.CreateCall(hide, {&storage}, "memory.base");
    }
    use.set(base);
  }
}

} // namespace

llvm::PreservedAnalyses MemoryBasePass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  bool changed = false;
  for (llvm::GlobalVariable& global : llvm::make_early_inc_range(module.globals())) {
    const llvm::MDNode* const metadata = global.getMetadata(ir::memory_metadata);
    if (metadata == nullptr)
      continue;
    auto* const place = llvm::mdconst::extract<llvm::GlobalVariable>(metadata->getOperand(0));
    if (metadata->getNumOperands() == 1)
      replace_bytes(global, *place);
    else
      replace_bytes(global, llvm::ConstantExpr::getInBoundsGetElementPtr(
                                llvm::Type::getInt8Ty(module.getContext()), place,
                                llvm::mdconst::extract<llvm::Constant>(metadata->getOperand(1))));
    assert(global.use_empty() && "all uses of a memory were in functions");
    global.eraseFromParent();
    changed = true;
  }
  return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
}

} // namespace ingot
