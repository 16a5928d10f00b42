#include "compiler/passes/object_allocation.hpp"

#include "compiler/lower/emitter.hpp"
#include "compiler/lower/ir_conventions.hpp"
#include "runtime-lib/abi/heap.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {
namespace {

// One call that makes an object.
class Expansion {
public:
  Expansion(llvm::CallInst& call, llvm::GlobalVariable& heap, llvm::Function& allocate)
      : call_(call), heap_(heap), allocate_(allocate), builder_(&call), layout_(call.getArgOperand(0)),
        size_(call.getArgOperand(1)), length_(call.arg_size() == 4 ? call.getArgOperand(2) : nullptr),
        site_(call.getArgOperand(call.arg_size() - 1)) {}

  void expand() {
    erase_repeated_stores();
    const auto* const constant = llvm::dyn_cast<llvm::ConstantInt>(size_);
    if (constant == nullptr)
      return expand_with_unknown_size();
    const std::uint64_t size = constant->getZExtValue();
    if (size > abi::largest_cell)
      return replace_by(create_slow_call());
    const std::uint32_t size_class = abi::size_class_of(size);
    take_cell(builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), heap(),
                                                  sizeof(abi::AllocationRun) * size_class),
              builder_.getInt64(abi::cell_size_of(size_class)), nullptr);
  }

private:
  llvm::Value* heap() { return builder_.CreateThreadLocalAddress(&heap_); }

  // Lowering repeats for the optimiser what an object begins with.
  void erase_repeated_stores() {
    for (llvm::User* const user : llvm::make_early_inc_range(call_.users())) {
      if (auto* const store = llvm::dyn_cast<llvm::StoreInst>(user);
          store != nullptr && store->getPointerOperand() == &call_ && store->getValueOperand() == layout_)
        store->eraseFromParent();
    }
    if (length_ == nullptr)
      return;
    for (llvm::User* const user : call_.users()) {
      auto* const address = llvm::dyn_cast<llvm::GetElementPtrInst>(user);
      if (address == nullptr || !is_address_of_length(*address))
        continue;
      for (llvm::User* const access : llvm::make_early_inc_range(address->users())) {
        if (auto* const store = llvm::dyn_cast<llvm::StoreInst>(access);
            store != nullptr && store->getPointerOperand() == address && store->getValueOperand() == length_)
          store->eraseFromParent();
      }
    }
  }

  bool is_address_of_length(const llvm::GetElementPtrInst& address) const {
    llvm::APInt offset(64, 0);
    return address.getPointerOperand() == &call_ &&
           address.accumulateConstantOffset(call_.getModule()->getDataLayout(), offset) &&
           offset == offsetof(abi::Array, length);
  }

  llvm::Value* create_slow_call() {
    llvm::Value* const object = builder_.CreateCall(&allocate_, {layout_, size_, site_});
    store_length(object);
    return object;
  }

  void store_length(llvm::Value* object) {
    if (length_ != nullptr)
      builder_.CreateAlignedStore(
          length_,
          builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), object, offsetof(abi::Array, length)),
          llvm::Align(abi::object_alignment));
  }

  void replace_by(llvm::Value* object) {
    call_.replaceAllUsesWith(object);
    call_.eraseFromParent();
  }

  // The fine size classes are the multiples of 8, so the address of the run follows from the size.
  void expand_with_unknown_size() {
    static_assert(sizeof(abi::AllocationRun) == 2 * abi::object_alignment);
    llvm::Value* const size = size_;
    llvm::Value* const is_fine = builder_.CreateICmpULE(size, builder_.getInt64(abi::largest_fine_cell));
    llvm::Value* const offset =
        builder_.CreateSub(builder_.CreateShl(size, 1), builder_.getInt64(2 * abi::smallest_cell));
    take_cell(builder_.CreateGEP(builder_.getInt8Ty(), heap(), offset), size, is_fine);
  }

  // `is_fine` is null if the run is known to be there.
  void take_cell(llvm::Value* run, llvm::Value* cell_size, llvm::Value* is_fine) {
    llvm::BasicBlock* const before = call_.getParent();
    llvm::BasicBlock* const after = before->splitBasicBlock(&call_, "allocated");
    llvm::Function* const function = before->getParent();
    llvm::LLVMContext& context = function->getContext();
    llvm::BasicBlock* const fast = llvm::BasicBlock::Create(context, "allocate", function, after);
    llvm::BasicBlock* const slow = llvm::BasicBlock::Create(context, "refill", function);
    llvm::MDNode* const unlikely = llvm::MDBuilder(context).createUnlikelyBranchWeights();
    before->getTerminator()->eraseFromParent();
    builder_.SetInsertPoint(before);
    if (is_fine != nullptr) {
      llvm::BasicBlock* const look = llvm::BasicBlock::Create(context, "small", function, fast);
      builder_.CreateCondBr(is_fine, look, slow, llvm::MDBuilder(context).createLikelyBranchWeights());
      builder_.SetInsertPoint(look);
    }

    const auto member = [&](std::uint64_t offset) {
      return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), run, offset);
    };
    llvm::Value* const next_at = member(offsetof(abi::AllocationRun, next));
    llvm::Value* const cell = builder_.CreateLoad(builder_.getPtrTy(), next_at);
    llvm::Value* const next = builder_.CreateGEP(builder_.getInt8Ty(), cell, cell_size);
    llvm::Value* const end =
        builder_.CreateLoad(builder_.getPtrTy(), member(offsetof(abi::AllocationRun, end)));
    builder_.CreateCondBr(builder_.CreateICmpUGT(next, end), slow, fast, unlikely);

    builder_.SetInsertPoint(fast);
    builder_.CreateStore(next, next_at);
    builder_.CreateAlignedStore(layout_, cell, llvm::Align(abi::object_alignment));
    store_length(cell);
    builder_.CreateBr(after);

    builder_.SetInsertPoint(slow);
    llvm::Value* const made = create_slow_call();
    builder_.CreateBr(after);

    builder_.SetInsertPoint(&call_);
    llvm::PHINode* const object = builder_.CreatePHI(builder_.getPtrTy(), 2);
    object->addIncoming(cell, fast);
    object->addIncoming(made, slow);
    replace_by(object);
  }

  llvm::CallInst& call_;
  llvm::GlobalVariable& heap_;
  llvm::Function& allocate_;
  llvm::IRBuilder<> builder_;
  llvm::Value* layout_;
  llvm::Value* size_;
  llvm::Value* length_; // null of structures and exceptions
  llvm::Value* site_;
};

void expand_record(llvm::CallInst& call, llvm::GlobalVariable& heap) {
  llvm::IRBuilder<> builder(&call);
  llvm::Value* const cards_at = builder.CreateConstInBoundsGEP1_64(
      builder.getInt8Ty(), builder.CreateThreadLocalAddress(&heap), offsetof(abi::Heap, cards));
  llvm::Value* const cards = builder.CreateLoad(builder.getPtrTy(), cards_at);
  llvm::Value* const index = builder.CreateLShr(
      builder.CreatePtrToInt(call.getArgOperand(0), builder.getInt64Ty()), abi::card_size_log2);
  builder.CreateStore(builder.getInt8(1), builder.CreateGEP(builder.getInt8Ty(), cards, index));
  call.eraseFromParent();
}

// What the optimiser has concluded about functions that make objects does not hold any more: that they touch
// no memory the module can see.
void forget_memory_effects(llvm::Module& module) {
  for (llvm::Function& function : module) {
    if (!function.isDeclaration())
      function.removeFnAttr(llvm::Attribute::Memory);
    for (llvm::BasicBlock& block : function)
      for (llvm::Instruction& instruction : block)
        if (auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
            call != nullptr && call->getCalledFunction() != nullptr &&
            !call->getCalledFunction()->isIntrinsic())
          call->removeFnAttr(llvm::Attribute::Memory);
  }
}

// From the last of a block to the first, so that splitting a block moves what is behind one call only.
std::vector<llvm::CallInst*> calls_of(llvm::Module& module, llvm::ArrayRef<llvm::Function*> callees) {
  std::vector<llvm::CallInst*> calls;
  for (llvm::Function& function : module)
    for (llvm::BasicBlock& block : function)
      for (llvm::Instruction& instruction : llvm::reverse(block))
        if (auto* const call = llvm::dyn_cast<llvm::CallInst>(&instruction);
            call != nullptr && call->getCalledFunction() != nullptr &&
            llvm::is_contained(callees, call->getCalledFunction()))
          calls.push_back(call);
  return calls;
}

} // namespace

llvm::PreservedAnalyses ObjectAllocationPass::run(llvm::Module& module, llvm::ModuleAnalysisManager&) {
  llvm::Function* const record = module.getFunction(ir::record_symbol);
  llvm::SmallVector<llvm::Function*, 3> callees;
  for (const char* const symbol : {ir::new_object_symbol, ir::new_array_symbol, ir::record_symbol})
    if (llvm::Function* const function = module.getFunction(symbol))
      callees.push_back(function);
  if (callees.empty())
    return llvm::PreservedAnalyses::all();

  auto* const heap = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(
      abi::heap_symbol, llvm::ArrayType::get(llvm::Type::getInt8Ty(module.getContext()), sizeof(abi::Heap))));
  heap->setVisibility(llvm::GlobalValue::HiddenVisibility);
  heap->setDSOLocal(true);
  heap->setAlignment(llvm::Align(alignof(abi::Heap)));
  heap->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  llvm::Function& allocate = *declare_builtin(Builtin::gc_allocate, module);
  for (llvm::CallInst* const call : calls_of(module, callees)) {
    if (call->getCalledFunction() == record)
      expand_record(*call, *heap);
    else
      Expansion(*call, *heap, allocate).expand();
  }
  for (llvm::Function* const function : callees)
    function->eraseFromParent();
  forget_memory_effects(module);
  return llvm::PreservedAnalyses::none();
}

} // namespace ingot
