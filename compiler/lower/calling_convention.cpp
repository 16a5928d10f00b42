#include "compiler/lower/calling_convention.hpp"

#include "compiler/lower/llvm_types.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/instance.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>
#include <llvm/Support/Casting.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ingot {
namespace {

// So many results are returned in registers at most, and an exception beside them.
constexpr std::size_t register_results = 2;

// What every target passes in registers: integers and pointers, and beside them floating-point numbers and
// vectors (System V ABI, x86-64, 3.2.3; the others have more).
constexpr unsigned integer_registers = 6;
constexpr unsigned float_registers = 8;

// The parameters of every function where tail calls are guaranteed between functions of one type only. LLVM
// 22 passes up to 12 integers and 20 floating-point numbers in registers (RISC-V, fastcc); some must be left
// for the address of an indirect tail call, and to take down the frame before it.
constexpr unsigned shared_integers = 8;
constexpr unsigned shared_doubles = 8;
constexpr unsigned shared_floats = 8;

bool is_v128(const llvm::Type* type) { return type->isVectorTy(); }

// Of a number or vector.
unsigned bits_of(const llvm::Type* type) {
  return static_cast<unsigned>(type->getPrimitiveSizeInBits().getFixedValue());
}

// Where the parameters are that do not fit (runtime-lib/abi/instance.hpp). `instance` is null unless it has
// the area.
llvm::Value* argument_area(llvm::IRBuilder<>& builder, llvm::Value* instance, unsigned position) {
  const std::uint64_t offset = std::uint64_t{position} * sizeof(abi::Value);
  if (instance != nullptr)
    return builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), instance, argument_area_offset + offset);
  llvm::Module& module = *builder.GetInsertBlock()->getModule();
  auto* const area = llvm::cast<llvm::GlobalVariable>(module.getOrInsertGlobal(
      abi::argument_area_symbol, llvm::ArrayType::get(builder.getInt8Ty(), sizeof(abi::ArgumentArea))));
  area->setVisibility(llvm::GlobalValue::HiddenVisibility);
  area->setDSOLocal(true);
  area->setAlignment(llvm::Align(alignof(abi::ArgumentArea)));
  return builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), area, offset);
}

// A value of Wasm as the LLVM arguments from `first` on, which hold poison of the types wanted.
void to_registers(llvm::IRBuilder<>& builder, llvm::Value* value, llvm::Value** first) {
  llvm::Type* const wanted = (*first)->getType();
  if (value->getType() == wanted) {
    *first = value;
    return;
  }
  if (value->getType()->isPointerTy()) {
    *first = builder.CreatePtrToInt(value, wanted);
    return;
  }
  const unsigned size = wanted->getIntegerBitWidth();
  const unsigned value_size = bits_of(value->getType());
  if (is_v128(value->getType())) {
    llvm::Value* const lanes =
        builder.CreateBitCast(value, llvm::FixedVectorType::get(wanted, value_size / size));
    for (unsigned i = 0; i < value_size / size; ++i)
      first[i] = builder.CreateExtractElement(lanes, std::uint64_t{i});
    return;
  }
  llvm::Value* const number = builder.CreateBitCast(value, builder.getIntNTy(value_size));
  if (value_size <= size) { // as RISC-V keeps numbers of 32 bits, so it is free
    *first = builder.CreateSExt(number, wanted);
    return;
  }
  for (unsigned i = 0; i < value_size / size; ++i)
    first[i] = builder.CreateTrunc(builder.CreateLShr(number, std::uint64_t{i} * size), wanted);
}

// A value of type `type` from the parameters that to_registers() filled.
llvm::Value* from_registers(llvm::IRBuilder<>& builder, llvm::Type* type, llvm::Argument* first) {
  llvm::Type* const given = first->getType();
  if (given == type)
    return first;
  if (type->isPointerTy())
    return builder.CreateIntToPtr(first, type);
  const unsigned size = given->getIntegerBitWidth();
  const unsigned value_size = bits_of(type);
  const auto part = [&](unsigned i) { return first->getParent()->getArg(first->getArgNo() + i); };
  if (is_v128(type)) {
    llvm::Value* lanes = llvm::PoisonValue::get(llvm::FixedVectorType::get(given, value_size / size));
    for (unsigned i = 0; i < value_size / size; ++i)
      lanes = builder.CreateInsertElement(lanes, part(i), std::uint64_t{i});
    return builder.CreateBitCast(lanes, type);
  }
  llvm::Type* const number_type = builder.getIntNTy(value_size);
  llvm::Value* number = builder.CreateZExtOrTrunc(first, number_type);
  for (unsigned i = 1; i < value_size / size; ++i)
    number = builder.CreateOr(
        number, builder.CreateShl(builder.CreateZExt(part(i), number_type), std::uint64_t{i} * size));
  return builder.CreateBitCast(number, type);
}

} // namespace

CallingConvention::CallingConvention(World world, bool has_tail_calls, const TargetProfile& target)
    : takes_instance(world != World::closed), instance_has_argument_area(world == World::hosted),
      has_two_result_registers(target.is_riscv), register_bits(target.register_bits) {
  // In an open world any function may make a tail call, so every caller has to use this.
  if (world == World::open || has_tail_calls)
    tail_calls = target.is_riscv ? TailCalls::between_same_type : TailCalls::between_all;
}

CallShape::CallShape(const FunctionType& type, bool may_throw, CallingConvention convention,
                     llvm::LLVMContext& context)
    : convention_(convention), may_throw_(may_throw),
      result_count_(static_cast<unsigned>(type.results.size())) {
  const auto llvm_types = [&](const std::vector<ValueType>& types) {
    llvm::SmallVector<llvm::Type*> result;
    for (const ValueType value : types)
      result.push_back(llvm_type(value, context));
    return result;
  };
  llvm::SmallVector<llvm::Type*> results = llvm_types(type.results);
  if (!fit_registers(results)) {
    result_area_ = llvm::StructType::get(context, results);
    results.clear();
  }
  if (may_throw)
    results.push_back(llvm::PointerType::getUnqual(context));
  llvm::Type* const result = results.empty()       ? llvm::Type::getVoidTy(context)
                             : results.size() == 1 ? results.front()
                                                   : llvm::StructType::get(context, results);

  llvm::SmallVector<llvm::Type*> parameters = llvm_types(type.parameters);
  parameters = convention.tail_calls == CallingConvention::TailCalls::between_same_type
                   ? place_by_kind(parameters, context)
                   : place_in_order(parameters, context);
  type_ = llvm::FunctionType::get(result, parameters, /*isVarArg=*/false);
}

void CallShape::add_attributes(llvm::Function& function, const FunctionType& type) const {
  const auto attributes_of = [&](ValueType value) {
    llvm::AttrBuilder attributes(function.getContext());
    if (value.is_reference() && !value.nullable)
      attributes.addAttribute(llvm::Attribute::NonNull);
    if (value.is_reference() && reference_alignment(value) > 1)
      attributes.addAlignmentAttr(reference_alignment(value));
    return attributes;
  };
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    if (parameters_[i].in_register && function.getArg(parameters_[i].position)->getType()->isPointerTy())
      function.addParamAttrs(parameters_[i].position, attributes_of(type.parameters[i]));
  // With an exception, or with more of them, the results are a structure.
  if (function.getReturnType()->isPointerTy() && !may_throw_)
    function.addRetAttrs(attributes_of(type.results.front()));
}

unsigned CallShape::registers_of(const llvm::Type* type) const {
  return type->isPointerTy() ? 1 : std::max(bits_of(type) / convention_.register_bits, 1U);
}

bool CallShape::fit_registers(llvm::ArrayRef<llvm::Type*> results) const {
  if (!convention_.has_two_result_registers)
    return results.size() <= register_results;
  std::size_t needed = may_throw_;
  for (const llvm::Type* const result : results)
    needed += registers_of(result);
  return needed <= 2;
}

// The LLVM parameters of a function of this type alone.
llvm::SmallVector<llvm::Type*> CallShape::place_in_order(llvm::ArrayRef<llvm::Type*> parameters,
                                                         llvm::LLVMContext& context) {
  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  llvm::SmallVector<llvm::Type*> placed;
  if (convention_.takes_instance)
    placed.push_back(pointer);
  unsigned free_integers = integer_registers - convention_.takes_instance - (result_area_ != nullptr);
  unsigned free_floats = float_registers;
  unsigned in_area = 0;
  for (llvm::Type* const parameter : parameters) {
    unsigned& free = parameter->isIntOrPtrTy() ? free_integers : free_floats;
    const bool in_register = convention_.tail_calls == CallingConvention::TailCalls::none || free > 0;
    parameters_.push_back(
        {parameter, in_register, in_register ? static_cast<unsigned>(placed.size()) : in_area++});
    if (in_register) {
      placed.push_back(parameter);
      free -= free > 0;
    }
  }
  result_area_position_ = static_cast<unsigned>(placed.size());
  if (result_area_ != nullptr)
    placed.push_back(pointer);
  return placed;
}

// The LLVM parameters that all functions share. The result area comes last among the integers.
llvm::SmallVector<llvm::Type*> CallShape::place_by_kind(llvm::ArrayRef<llvm::Type*> parameters,
                                                        llvm::LLVMContext& context) {
  const bool has_floats = convention_.register_bits == 64;
  llvm::SmallVector<llvm::Type*> placed(shared_integers,
                                        llvm::Type::getIntNTy(context, convention_.register_bits));
  if (has_floats) {
    placed.append(shared_doubles, llvm::Type::getDoubleTy(context));
    placed.append(shared_floats, llvm::Type::getFloatTy(context));
  }
  struct Registers {
    unsigned next;
    unsigned end;
  };
  Registers integers = {0, shared_integers};
  Registers doubles = {integers.end, integers.end + shared_doubles};
  Registers floats = {doubles.end, doubles.end + shared_floats};

  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  if (convention_.takes_instance)
    placed[integers.next++] = pointer;
  if (result_area_ != nullptr) {
    result_area_position_ = --integers.end;
    placed[result_area_position_] = pointer;
  }
  unsigned in_area = 0;
  for (llvm::Type* const parameter : parameters) {
    Registers& registers = has_floats && parameter->isDoubleTy()  ? doubles
                           : has_floats && parameter->isFloatTy() ? floats
                                                                  : integers;
    const unsigned needed = registers_of(parameter);
    const bool in_register = registers.end - registers.next >= needed;
    parameters_.push_back({parameter, in_register, in_register ? registers.next : in_area++});
    if (in_register)
      registers.next += needed;
  }
  return placed;
}

llvm::Value* CallShape::instance_of(llvm::Function& function) const {
  return convention_.takes_instance ? function.getArg(0) : nullptr;
}

llvm::SmallVector<llvm::Value*> CallShape::parameters_of(llvm::IRBuilder<>& builder,
                                                         llvm::Function& function) const {
  llvm::SmallVector<llvm::Value*> values;
  llvm::Value* const area_owner = convention_.instance_has_argument_area ? instance_of(function) : nullptr;
  for (const Parameter& parameter : parameters_)
    values.push_back(
        parameter.in_register
            ? from_registers(builder, parameter.type, function.getArg(parameter.position))
            : builder.CreateLoad(parameter.type, argument_area(builder, area_owner, parameter.position)));
  return values;
}

llvm::Value* CallShape::result_area_of(llvm::Function& function) const {
  return result_area_ != nullptr ? function.getArg(result_area_position_) : nullptr;
}

llvm::CallInst* CallShape::create_call(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* instance,
                                       llvm::ArrayRef<llvm::Value*> arguments,
                                       llvm::Value* result_area) const {
  llvm::SmallVector<llvm::Value*> all_arguments;
  for (llvm::Type* const parameter : type_->params())
    all_arguments.push_back(llvm::PoisonValue::get(parameter));
  if (convention_.takes_instance)
    all_arguments.front() = instance;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (parameters_[i].in_register)
      to_registers(builder, arguments[i], &all_arguments[parameters_[i].position]);
    else
      builder.CreateStore(arguments[i],
                          argument_area(builder, convention_.instance_has_argument_area ? instance : nullptr,
                                        parameters_[i].position));
  }
  if (result_area_ != nullptr)
    all_arguments[result_area_position_] = result_area;
  llvm::CallInst* const call = builder.CreateCall(type_, callee, all_arguments);
  call->setCallingConv(convention_.id());
  return call;
}

llvm::Value* CallShape::exception_of(llvm::IRBuilder<>& builder, llvm::Value* call) const {
  if (!may_throw_)
    return nullptr;
  auto* const type = llvm::dyn_cast<llvm::StructType>(call->getType());
  return type == nullptr ? call : builder.CreateExtractValue(call, type->getNumElements() - 1);
}

llvm::SmallVector<llvm::Value*> CallShape::results_of(llvm::IRBuilder<>& builder, llvm::Value* call,
                                                      llvm::Value* result_area) const {
  llvm::SmallVector<llvm::Value*> results;
  for (unsigned i = 0; i < result_count_; ++i) {
    if (result_area_ != nullptr)
      results.push_back(builder.CreateLoad(result_area_->getElementType(i),
                                           builder.CreateStructGEP(result_area_, result_area, i)));
    else if (call->getType()->isStructTy())
      results.push_back(builder.CreateExtractValue(call, i));
    else
      results.push_back(call);
  }
  return results;
}

void CallShape::create_return(llvm::IRBuilder<>& builder, llvm::ArrayRef<llvm::Value*> results) const {
  llvm::SmallVector<llvm::Value*> returned;
  if (result_area_ != nullptr) {
    llvm::Value* const area = result_area_of(*builder.GetInsertBlock()->getParent());
    for (unsigned i = 0; i < results.size(); ++i)
      builder.CreateStore(results[i], builder.CreateStructGEP(result_area_, area, i));
  } else {
    returned.append(results.begin(), results.end());
  }
  if (may_throw_)
    returned.push_back(llvm::ConstantPointerNull::get(builder.getPtrTy()));
  if (returned.empty())
    builder.CreateRetVoid();
  else if (returned.size() == 1)
    builder.CreateRet(returned.front());
  else
    builder.CreateAggregateRet(returned.data(), static_cast<unsigned>(returned.size()));
}

void CallShape::create_unwind(llvm::IRBuilder<>& builder, llvm::Value* exception) const {
  auto* const type = llvm::dyn_cast<llvm::StructType>(type_->getReturnType());
  builder.CreateRet(type == nullptr ? exception
                                    : builder.CreateInsertValue(llvm::PoisonValue::get(type), exception,
                                                                type->getNumElements() - 1));
}

} // namespace ingot
