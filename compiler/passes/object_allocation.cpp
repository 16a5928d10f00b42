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
#include <llvm/Support/MathExtras.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ingot {
namespace {

// abi::AllocationRun, abi::Array and abi::Heap with the target's pointers.
constexpr std::uint64_t run_size(std::uint64_t pointer_size) { return 2 * pointer_size; }
constexpr std::uint64_t length_offset(std::uint64_t pointer_size) { return pointer_size; }
constexpr std::uint64_t cards_offset(std::uint64_t pointer_size) {
  return run_size(pointer_size) * abi::size_class_count;
}
static_assert(run_size(sizeof(void*)) == sizeof(abi::AllocationRun));
static_assert(length_offset(sizeof(void*)) == offsetof(abi::Array, length));
static_assert(cards_offset(sizeof(void*)) == offsetof(abi::Heap, cards));

std::uint64_t pointer_size_of(const llvm::Module& module) { return module.getDataLayout().getPointerSize(); }

// On a board, which has one thread, it is a variable like any other.
llvm::GlobalVariable* declare_heap(llvm::Module& module) {
  const std::uint64_t pointer_size = pointer_size_of(module);
  auto* const heap = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(
      abi::heap_symbol, llvm::ArrayType::get(llvm::Type::getInt8Ty(module.getContext()),
                                             cards_offset(pointer_size) + pointer_size)));
  heap->setVisibility(llvm::GlobalValue::HiddenVisibility);
  heap->setDSOLocal(true);
  heap->setAlignment(llvm::Align(pointer_size));
  if (module.getTargetTriple().isOSLinux())
    heap->setThreadLocalMode(llvm::GlobalValue::LocalExecTLSModel);
  return heap;
}

llvm::Value* address_of(llvm::GlobalVariable& heap, llvm::IRBuilder<>& builder) {
  return heap.isThreadLocal() ? builder.CreateThreadLocalAddress(&heap) : static_cast<llvm::Value*>(&heap);
}

// One call that makes an object.
class Expansion {
public:
  Expansion(llvm::CallInst& call, llvm::GlobalVariable& heap, llvm::Function& allocate)
      : call_(call), heap_(heap), allocate_(allocate), builder_(&call), layout_(call.getArgOperand(0)),
        size_(call.getArgOperand(1)), length_(call.arg_size() == 4 ? call.getArgOperand(2) : nullptr),
        site_(call.getArgOperand(call.arg_size() - 1)), pointer_size_(pointer_size_of(*call.getModule())) {}

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
                                                  run_size(pointer_size_) * size_class),
              builder_.getInt64(abi::cell_size_of(size_class)), nullptr);
  }

private:
  llvm::Value* heap() { return address_of(heap_, builder_); }

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
           offset == length_offset(pointer_size_);
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
          builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), object, length_offset(pointer_size_)),
          llvm::Align(sizeof(std::uint32_t)));
  }

  void replace_by(llvm::Value* object) {
    call_.replaceAllUsesWith(object);
    call_.eraseFromParent();
  }

  // The fine size classes are the multiples of 8, so the address of the run follows from the size.
  void expand_with_unknown_size() {
    llvm::Value* const size = size_;
    llvm::Value* const is_fine = builder_.CreateICmpULE(size, builder_.getInt64(abi::largest_fine_cell));
    const std::uint64_t factor = run_size(pointer_size_) / abi::object_alignment;
    llvm::Value* const offset = builder_.CreateSub(builder_.CreateShl(size, llvm::Log2_64(factor)),
                                                   builder_.getInt64(factor * abi::smallest_cell));
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

    llvm::Value* const next_at = run;
    llvm::Value* const cell = builder_.CreateLoad(builder_.getPtrTy(), next_at);
    llvm::Value* const next = builder_.CreateGEP(builder_.getInt8Ty(), cell, cell_size);
    llvm::Value* const end = builder_.CreateLoad(
        builder_.getPtrTy(), builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), run, pointer_size_));
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
  std::uint64_t pointer_size_; // in bytes
};

void expand_record(llvm::CallInst& call, llvm::GlobalVariable& heap) {
  llvm::IRBuilder<> builder(&call);
  llvm::Value* const cards_at = builder.CreateConstInBoundsGEP1_64(
      builder.getInt8Ty(), address_of(heap, builder), cards_offset(pointer_size_of(*call.getModule())));
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

  llvm::GlobalVariable* const heap = declare_heap(module);
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
