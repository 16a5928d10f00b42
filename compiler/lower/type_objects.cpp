#include "compiler/lower/type_objects.hpp"

#include "compiler/lower/guest_functions.hpp"
#include "compiler/lower/instance_state.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Comdat.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/Support/SHA256.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <variant>

namespace ingot {
namespace {

// Spells types as bytes so that two recursion groups have one spelling just if they are equivalent:
// references into the group are relative, those to earlier types are digests.
class Spelling {
public:
  Spelling(std::uint32_t first, std::span<const std::array<std::uint8_t, 32>> digests)
      : first_(first), digests_(digests) {}

  void add(const DefinedType& type) {
    add_number(type.is_final);
    add_number(type.supertype.has_value());
    if (type.supertype)
      add_index(*type.supertype);
    add_number(type.composite.index());
    if (const auto* const function = std::get_if<FunctionType>(&type.composite)) {
      add_all(function->parameters);
      add_all(function->results);
    } else if (const auto* const structure = std::get_if<StructType>(&type.composite)) {
      add_number(structure->fields.size());
      for (const FieldType& field : structure->fields)
        add_field(field);
    } else {
      add_field(std::get<ArrayType>(type.composite).element);
    }
  }

  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

private:
  void add_number(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
      bytes_.push_back(static_cast<std::uint8_t>(number >> shift));
  }
  void add_index(TypeIndex index) {
    const bool inside = index.value >= first_;
    add_number(inside);
    if (inside)
      add_number(index.value - first_);
    else
      bytes_.insert(bytes_.end(), digests_[index.value].begin(), digests_[index.value].end());
  }
  void add_value(ValueType type) {
    add_number(static_cast<std::uint64_t>(type.kind));
    add_number(type.nullable);
    add_number(static_cast<std::uint64_t>(type.heap.kind));
    if (type.heap.kind == HeapKind::defined)
      add_index(type.heap.index);
  }
  void add_all(const std::vector<ValueType>& types) {
    add_number(types.size());
    for (const ValueType type : types)
      add_value(type);
  }
  void add_field(const FieldType& field) {
    add_number(static_cast<std::uint64_t>(field.packing));
    add_number(field.is_mutable);
    add_value(field.value);
  }

  std::uint32_t first_;
  std::span<const std::array<std::uint8_t, 32>> digests_; // of the types before the group
  std::vector<std::uint8_t> bytes_;
};

} // namespace

llvm::Constant* InstanceState::type(TypeIndex index) const { return types_.type(index); }
const ObjectLayouts& InstanceState::layouts() const { return types_.layouts(); }

TypeObjects::TypeObjects(const GuestFunctions& guest, World world, const ObjectLayouts& layouts,
                         llvm::Module& ir, const AbiTypes& abi)
    : wasm_(guest.wasm), world_(world), convention_(guest.convention), part_(guest.part), ir_(ir), abi_(abi),
      layouts_(layouts), objects_(wasm_.types.size()) {
  if (world == World::open)
    for (std::uint32_t index = 0; index < wasm_.types.size(); index += wasm_.types[index].group_size)
      digest_group(index, wasm_.types[index].group_size);
  if (part_.is_first)
    for (std::uint32_t index = 0; index < wasm_.types.size(); ++index)
      type(TypeIndex(index));
}

llvm::Constant* TypeObjects::type(TypeIndex index) {
  const TypeIndex canonical = wasm_.types[index.value].canonical;
  llvm::GlobalVariable*& object = objects_[canonical.value];
  if (object == nullptr)
    object = create_object(canonical);
  return object;
}

void TypeObjects::digest_group(std::uint32_t first, std::uint32_t size) {
  Spelling spelling(first, digests_);
  for (std::uint32_t index = first; index < first + size; ++index)
    spelling.add(wasm_.types[index]);
  const Digest group = llvm::SHA256::hash(spelling.bytes());
  for (std::uint32_t position = 0; position < size; ++position) {
    llvm::SHA256 hasher;
    hasher.update(group);
    hasher.update(llvm::ArrayRef(reinterpret_cast<const std::uint8_t*>(&position), sizeof position));
    digests_.push_back(hasher.final());
  }
}

llvm::GlobalVariable* TypeObjects::create_object(TypeIndex index) {
  llvm::LLVMContext& context = ir_.getContext();
  const DefinedType& type = wasm_.types[index.value];
  llvm::StructType* const layout = abi_.type(type.depth);
  const std::string symbol = world_ == World::open
                                 ? "ingot_type_" + llvm::toHex(digests_[index.value], /*LowerCase=*/true)
                                 : "type" + std::to_string(index.value);
  auto* const object = new llvm::GlobalVariable(
      ir_, layout, /*isConstant=*/true, llvm::GlobalValue::InternalLinkage, /*Initializer=*/nullptr, symbol);
  llvm::Constant* call = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context));
  if (world_ == World::open) {
    object->setLinkage(llvm::GlobalValue::LinkOnceODRLinkage);
    object->setVisibility(llvm::GlobalValue::HiddenVisibility);
    object->setComdat(ir_.getOrInsertComdat(symbol));
    if (const auto* const function = std::get_if<FunctionType>(&type.composite))
      call = create_call(*function, symbol + "_call", object->getComdat());
  } else {
    part_.share(*object);
    if (!part_.is_first)
      return object;
  }

  // From the type itself up to its root; a supertype stands before its subtypes, so its object is there.
  llvm::PointerType* const pointer = llvm::PointerType::getUnqual(context);
  llvm::SmallVector<llvm::Constant*> display(std::max(type.depth + 1, abi::smallest_display),
                                             llvm::ConstantPointerNull::get(pointer));
  display[type.depth] = object;
  std::optional<TypeIndex> supertype = type.supertype;
  for (std::uint32_t depth = type.depth; depth-- > 0;) {
    display[depth] = this->type(*supertype);
    supertype = wasm_.types[supertype->value].supertype;
  }
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(context);
  object->setInitializer(llvm::ConstantStruct::get(
      layout, {create_layout(index.value), call, llvm::ConstantInt::get(i32, type.depth),
               llvm::ConstantInt::get(i32, 0),
               llvm::ConstantArray::get(llvm::ArrayType::get(pointer, display.size()), display)}));
  return object;
}

llvm::Constant* TypeObjects::create_layout(std::uint32_t index) {
  const CompositeType& type = wasm_.types[index].composite;
  if (std::holds_alternative<StructType>(type)) {
    const StructLayout& layout = layouts_.structure(TypeIndex(index));
    return create_layout(abi::ObjectKind::structure, 0, layout.size, layout.references);
  }
  if (std::holds_alternative<ArrayType>(type)) {
    const ArrayLayout layout = layouts_.array(TypeIndex(index));
    return create_layout(abi::ObjectKind::array, layout.element_size_log2, layout.first_element,
                         std::uint64_t{layout.has_references});
  }
  return llvm::ConstantAggregateZero::get(abi_.object_layout);
}

llvm::Constant* TypeObjects::create_layout(abi::ObjectKind kind, std::uint32_t element_size_log2,
                                           std::uint32_t size, llvm::ArrayRef<std::uint64_t> references) {
  llvm::LLVMContext& context = ir_.getContext();
  const auto number = [&](unsigned bits, std::uint64_t value) {
    return llvm::ConstantInt::get(llvm::Type::getIntNTy(context, bits), value);
  };
  llvm::Constant* more = llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context));
  if (references.size() > 1) {
    // As many as the size says, whether or not there are references in the last words.
    llvm::SmallVector<std::uint64_t> rest(references.drop_front());
    rest.resize((size / layouts_.pointer_size() - 1) / 64);
    llvm::Constant* const map = llvm::ConstantDataArray::get(context, rest);
    more = new llvm::GlobalVariable(ir_, map->getType(), /*isConstant=*/true,
                                    llvm::GlobalValue::PrivateLinkage, map, "references");
  }
  return llvm::ConstantStruct::get(abi_.object_layout,
                                   {number(8, static_cast<std::uint64_t>(kind)), number(8, element_size_log2),
                                    number(16, 0), number(32, size), number(64, references.front()), more});
}

llvm::Constant* TypeObjects::tag(TypeIndex type) {
  const ExceptionLayout layout = layouts_.exception(type);
  return llvm::ConstantStruct::get(
      abi_.tag,
      {create_layout(abi::ObjectKind::exception, 0, layout.size, layout.references), this->type(type)});
}

llvm::Constant* TypeObjects::function_reference(llvm::Function* code, FunctionIndex index) {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::IntegerType* const i32 = llvm::Type::getInt32Ty(context);
  return llvm::ConstantStruct::get(
      abi_.function_reference, {code, type(wasm_.functions[index.value].type),
                                llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(context)),
                                llvm::ConstantInt::get(i32, index.value), llvm::ConstantInt::get(i32, 0)});
}

// abi::Call for functions of this type.
llvm::Constant* TypeObjects::create_call(const FunctionType& type, const std::string& symbol,
                                         llvm::Comdat* comdat) {
  llvm::LLVMContext& context = ir_.getContext();
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::Function* const function =
      llvm::Function::Create(llvm::FunctionType::get(pointer, {pointer, pointer}, /*isVarArg=*/false),
                             llvm::GlobalValue::LinkOnceODRLinkage, symbol, ir_);
  function->setVisibility(llvm::GlobalValue::HiddenVisibility);
  function->setComdat(comdat);
  function->setDoesNotThrow();
  protect_branches(*function);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "entry", function));
  llvm::Value* const callee = function->getArg(0);
  llvm::Value* const values = function->getArg(1);
  const auto member = [&](unsigned number) {
    return builder.CreateLoad(pointer, builder.CreateStructGEP(abi_.function_reference, callee, number));
  };
  const auto value_at = [&](std::size_t index) {
    return builder.CreateConstGEP1_64(builder.getInt8Ty(), values, index * sizeof(abi::Value));
  };

  const CallShape shape(type, /*may_throw=*/true, convention_, context);
  llvm::SmallVector<llvm::Value*> arguments;
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    arguments.push_back(builder.CreateLoad(llvm_type(type.parameters[i], context), value_at(i)));
  llvm::Value* const area =
      shape.result_area() != nullptr ? builder.CreateAlloca(shape.result_area()) : nullptr;
  llvm::CallInst* const call =
      shape.create_call(builder, member(function_reference_member::code),
                        member(function_reference_member::instance), arguments, area);
  // The results of a function that threw are stored as well, poison or not; nobody reads them.
  const llvm::SmallVector<llvm::Value*> results = shape.results_of(builder, call, area);
  for (std::size_t i = 0; i < results.size(); ++i)
    builder.CreateStore(results[i], value_at(i));
  builder.CreateRet(shape.exception_of(builder, call));
  return function;
}

} // namespace ingot
