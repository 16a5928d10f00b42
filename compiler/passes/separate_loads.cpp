#include "compiler/passes/separate_loads.hpp"

#include "compiler/passes/preserved_analyses.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SetVector.h>
#include <llvm/ADT/iterator.h>
#include <llvm/Analysis/LoopInfo.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/InstIterator.h>
#include <llvm/IR/InstrTypes.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Casting.h>

#include <cstddef>
#include <iterator>

namespace ingot {
namespace {

// Of the innermost loop, or of a function that has none. In larger ones, as that of a parser, the next load
// is not waiting, and the instruction more is what counts.
constexpr std::size_t most_instructions = 100;

// The only use of a value; null if there are others.
llvm::Use* only_use(llvm::Value& value) { return value.hasOneUse() ? &*value.use_begin() : nullptr; }

// Where an x86 instruction may have the number in memory in place of an operand.
llvm::Use* operand_in_memory(llvm::LoadInst& load) {
  llvm::Type* const type = load.getType();
  if (load.isAtomic() || !(type->isIntegerTy(32) || type->isIntegerTy(64)))
    return nullptr;
  llvm::Use* use = only_use(load);
  if (use != nullptr && llvm::isa<llvm::FreezeInst>(use->getUser()))
    use = only_use(*use->getUser());
  const auto* const operation =
      use != nullptr ? llvm::dyn_cast<llvm::BinaryOperator>(use->getUser()) : nullptr;
  if (operation == nullptr || operation->getParent() != load.getParent())
    return nullptr;
  // IMUL has both an operand in memory and a constant.
  const bool has_constant = llvm::any_of(operation->operands(), llvm::IsaPred<llvm::ConstantInt>);
  return has_constant && operation->getOpcode() != llvm::Instruction::Mul ? nullptr : use;
}

bool stores(const llvm::User& user, const llvm::Value& value, const llvm::LoadInst& place) {
  const auto* const store = llvm::dyn_cast<llvm::StoreInst>(&user);
  return store != nullptr && store->getValueOperand() == &value &&
         store->getPointerOperand() == place.getPointerOperand();
}

// Whether one instruction does both. There is none that multiplies.
bool is_stored_at_once(llvm::User& operation, const llvm::LoadInst& load) {
  const llvm::Use* const use = only_use(operation);
  return use != nullptr && stores(*use->getUser(), operation, load) &&
         llvm::cast<llvm::BinaryOperator>(operation).getOpcode() != llvm::Instruction::Mul;
}

// Whether what comes of it is stored in its place.
bool is_updated(llvm::LoadInst& load) {
  llvm::SetVector<llvm::Instruction*> values;
  values.insert(&load);
  for (std::size_t next = 0; next < values.size() && values.size() <= most_instructions; ++next)
    for (llvm::User* const user : values[next]->users()) {
      if (stores(*user, *values[next], load))
        return true;
      if (llvm::isa<llvm::BinaryOperator, llvm::CastInst, llvm::FreezeInst, llvm::PHINode, llvm::SelectInst>(
              user))
        values.insert(llvm::cast<llvm::Instruction>(user));
    }
  return false;
}

// Stops counting at the limit: it is asked for each load of a loop, which may have thousands.
template <typename Blocks>
bool are_short(const Blocks& blocks) {
  std::size_t instructions = 0;
  return llvm::all_of(blocks, [&](const llvm::BasicBlock& block) {
    instructions += block.size();
    return instructions <= most_instructions;
  });
}

bool is_in_short_loop(const llvm::LoadInst& load, const llvm::LoopInfo& loops) {
  const llvm::Loop* const loop = loops.getLoopFor(load.getParent());
  return loop != nullptr ? are_short(llvm::make_pointee_range(loop->blocks()))
                         : loops.empty() && are_short(*load.getFunction());
}

} // namespace

llvm::PreservedAnalyses SeparateLoadsPass::run(llvm::Function& function,
                                               llvm::FunctionAnalysisManager& analyses) {
  if (function.hasOptSize())
    return llvm::PreservedAnalyses::all();
  bool changed = false;
  for (llvm::Instruction& instruction : llvm::make_early_inc_range(llvm::instructions(function))) {
    auto* const load = llvm::dyn_cast<llvm::LoadInst>(&instruction);
    llvm::Use* const operand = load != nullptr ? operand_in_memory(*load) : nullptr;
    if (operand == nullptr || is_stored_at_once(*operand->getUser(), *load) ||
        !is_in_short_loop(*load, analyses.getResult<llvm::LoopAnalysis>(function)) || !is_updated(*load))
      continue;
    // LLVM makes one instruction of an operation and a load that only it uses: instruction selection, but
    // here a FREEZE uses it, and its peephole optimiser, but not of volatile ones.
    load->setVolatile(true);
    if (operand->get() == load)
      operand->set(new llvm::FreezeInst(load, "", std::next(load->getIterator())));
    changed = true;
  }
  return with_same_blocks(changed);
}

} // namespace ingot
