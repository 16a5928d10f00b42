#include "compiler/passes/packed_body.hpp"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/DataLayout.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/Support/Casting.h>

#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

namespace ingot {
namespace {

bool comes_before(const llvm::Instruction* left, const llvm::Instruction* right) {
  return left->comesBefore(right);
}

} // namespace

bool PackedBody::pack_load(llvm::LoadInst& load) {
  if (packed_.contains(&load))
    return true; // with others
  llvm::Type* const type = packed_type(load.getType());
  const std::optional<std::int64_t> step = step_of(load.getPointerOperand());
  if (type == nullptr || !step || !load.isSimple())
    return false;
  if (const Interleaved loads = interleaved_with(load, *step); !loads.empty())
    return load_interleaved(loads);
  llvm::Value* const address = first(load.getPointerOperand());
  if (address == nullptr)
    return false;
  if (*step == size_of(load.getType())) {
    llvm::LoadInst* const packed = in_body_.CreateAlignedLoad(type, address, load.getAlign());
    packed->copyMetadata(load, {llvm::LLVMContext::MD_alias_scope, llvm::LLVMContext::MD_noalias});
    packed_[&load] = packed;
    return true;
  }
  llvm::SmallVector<llvm::Value*, 8> parts;
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    if (*step == 0 && iteration > 0) {
      parts.push_back(parts.front());
      continue;
    }
    const auto [place, alignment] = place_of(address, load.getAlign(), *step, iteration);
    parts.push_back(in_body_.CreateAlignedLoad(load.getType(), place, alignment));
  }
  packed_[&load] = join(parts, in_body_);
  return true;
}

bool PackedBody::pack_store(llvm::StoreInst& store) {
  llvm::Value* const value = store.getValueOperand();
  const std::optional<std::int64_t> step = step_of(store.getPointerOperand());
  if (!step || *step == 0 || !store.isSimple())
    return false;
  if (const auto known = stored_together_.find(&store); known != stored_together_.end())
    return store_interleaved(known->second);
  if (const Interleaved stores = interleaved_with(store, *step); !stores.empty()) {
    for (llvm::Instruction* const other : stores)
      stored_together_[other];
    stored_together_[*llvm::max_element(stores, comes_before)] = stores;
    return true; // with the last of them
  }
  llvm::Value* const packed = pack(value);
  llvm::Value* const address = first(store.getPointerOperand());
  if (packed == nullptr || address == nullptr)
    return false;
  if (*step == size_of(value->getType())) {
    llvm::StoreInst* const packed_store = in_body_.CreateAlignedStore(packed, address, store.getAlign());
    packed_store->copyMetadata(store, {llvm::LLVMContext::MD_alias_scope, llvm::LLVMContext::MD_noalias});
    return true;
  }
  for (unsigned iteration = 0; iteration < count_; ++iteration) {
    const auto [place, alignment] = place_of(address, store.getAlign(), *step, iteration);
    in_body_.CreateAlignedStore(part(packed, iteration, value->getType(), in_body_), place, alignment);
  }
  return true;
}

std::pair<llvm::Value*, llvm::Align> PackedBody::place_of(llvm::Value* address, llvm::Align alignment,
                                                          std::int64_t step, unsigned iteration) {
  const auto distance = static_cast<std::uint64_t>(step * iteration);
  return {in_body_.CreatePtrAdd(address, in_body_.getInt64(distance)),
          llvm::commonAlignment(alignment, distance)};
}

std::int64_t PackedBody::size_of(llvm::Type* type) const {
  return static_cast<std::int64_t>(original_.getDataLayout().getTypeStoreSize(type).getFixedValue());
}

// With the access as the first of them in the loop; empty unless there is one for each place.
PackedBody::Interleaved PackedBody::interleaved_with(llvm::Instruction& access, std::int64_t step) const {
  constexpr std::int64_t most = 4;
  const auto address_of = [&](llvm::Instruction& other) {
    return evolution_.getSCEV(llvm::getLoadStorePointerOperand(&other));
  };
  llvm::Type* const type = llvm::getLoadStoreType(&access);
  const std::int64_t size = size_of(type);
  const std::int64_t places = step / size;
  if (places < 2 || places > most || step % size != 0)
    return {};
  std::array<llvm::Instruction*, 2 * most - 1> near =
      {}; // by place; the access itself has the one in the middle
  for (llvm::Instruction& other : llvm::make_range(access.getIterator(), original_.end())) {
    if (other.getOpcode() != access.getOpcode() || llvm::getLoadStoreType(&other) != type ||
        packed_.contains(&other) || stored_together_.contains(&other) || other.isVolatile())
      continue;
    const std::optional<llvm::APInt> difference =
        evolution_.computeConstantDifference(address_of(other), address_of(access));
    if (!difference || difference->getSignificantBits() > 32 || difference->getSExtValue() % size != 0)
      continue;
    const std::int64_t place = difference->getSExtValue() / size + most - 1;
    if (place >= 0 && place < std::ssize(near) && near[static_cast<std::size_t>(place)] == nullptr)
      near[static_cast<std::size_t>(place)] = &other;
  }
  for (std::int64_t begin = most - places; begin < most; ++begin) {
    const auto accesses =
        llvm::ArrayRef(near).slice(static_cast<std::size_t>(begin), static_cast<std::size_t>(places));
    if (!llvm::is_contained(accesses, nullptr) && may_be_one(Interleaved(accesses)))
      return Interleaved(accesses);
  }
  return {};
}

// Loads come where the first of them is, stores where the last is: nothing in between may depend on them.
bool PackedBody::may_be_one(const Interleaved& accesses) const {
  const auto* const known = dependences_.getDependences();
  if (known == nullptr)
    return false;
  llvm::Instruction* const first_access = *llvm::min_element(accesses, comes_before);
  llvm::Instruction* const last_access = *llvm::max_element(accesses, comes_before);
  const auto is_in_between = [&](const llvm::Instruction* other) {
    return comes_before(first_access, other) && comes_before(other, last_access);
  };
  return llvm::none_of(*known, [&](const llvm::MemoryDepChecker::Dependence& dependence) {
    const llvm::Instruction* const source = dependence.getSource(dependences_);
    const llvm::Instruction* const destination = dependence.getDestination(dependences_);
    const bool has_source = llvm::is_contained(accesses, source);
    const bool has_destination = llvm::is_contained(accesses, destination);
    return (has_source && (has_destination || is_in_between(destination))) ||
           (has_destination && is_in_between(source));
  });
}

bool PackedBody::load_interleaved(const Interleaved& loads) {
  auto& lowest = llvm::cast<llvm::LoadInst>(*loads.front());
  llvm::Value* const address = first(lowest.getPointerOperand());
  if (address == nullptr)
    return false;
  const unsigned lanes = lanes_of(lowest.getType());
  const auto places = static_cast<unsigned>(loads.size());
  llvm::Type* const type =
      llvm::FixedVectorType::get(lowest.getType()->getScalarType(), lanes * places * count_);
  llvm::Value* const all = in_body_.CreateAlignedLoad(type, address, lowest.getAlign());
  for (const auto [place, load] : llvm::enumerate(loads)) {
    llvm::SmallVector<int, 64> mask;
    for (unsigned iteration = 0; iteration < count_; ++iteration)
      for (unsigned lane = 0; lane < lanes; ++lane)
        mask.push_back(static_cast<int>((iteration * places + place) * lanes + lane));
    packed_[load] = in_body_.CreateShuffleVector(all, mask);
  }
  return true;
}

bool PackedBody::store_interleaved(const Interleaved& stores) {
  if (stores.empty())
    return true; // not the last of them
  auto& lowest = llvm::cast<llvm::StoreInst>(*stores.front());
  llvm::Type* const type = lowest.getValueOperand()->getType();
  llvm::Value* const address = first(lowest.getPointerOperand());
  llvm::SmallVector<llvm::Value*, 4> values;
  for (llvm::Instruction* const store : stores)
    values.push_back(pack(llvm::cast<llvm::StoreInst>(store)->getValueOperand()));
  if (address == nullptr || llvm::is_contained(values, nullptr))
    return false;
  llvm::SmallVector<llvm::Value*, 16> parts;
  for (unsigned iteration = 0; iteration < count_; ++iteration)
    for (llvm::Value* const value : values)
      parts.push_back(part(value, iteration, type, in_body_));
  in_body_.CreateAlignedStore(join(parts, in_body_), address, lowest.getAlign());
  return true;
}

} // namespace ingot
