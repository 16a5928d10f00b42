#include "compiler/lower/library_interface.hpp"

#include "compiler/library/c_names.hpp"
#include "compiler/library/metering.hpp"
#include "compiler/library/wasi_imports.hpp"
#include "compiler/lower/callee.hpp"
#include "compiler/lower/llvm_types.hpp"
#include "compiler/lower/wasi_call.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/abi/library.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>
#include <llvm/IR/Attributes.h>
#include <llvm/IR/BasicBlock.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/IRBuilder.h>
#include <llvm/IR/Instructions.h>
#include <llvm/IR/Intrinsics.h>
#include <llvm/IR/Type.h>
#include <llvm/IR/Value.h>
#include <llvm/Support/Alignment.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>

namespace ingot {

void LibraryInterface::define_imports() {
  for (std::size_t import = 0; import < wasm_.imports.size(); ++import)
    if (const auto* const function = std::get_if<FunctionIndex>(&wasm_.imports[import].index))
      define_import(import, *function);
}

void LibraryInterface::define_functions(llvm::Constant* descriptor) {
  define_instance_functions(descriptor);
  define_meter_functions();
  for (std::size_t entry = 0; entry < wasm_.exports.size(); ++entry) {
    const std::string& name = names_.exports[entry];
    const ExternIndex& index = wasm_.exports[entry].index;
    if (name.empty())
      continue;
    if (const auto* const function = std::get_if<FunctionIndex>(&index))
      define_export(entry, *function);
    else
      define_accessors(name, index);
  }
  for (std::size_t import = 0; import < wasm_.imports.size(); ++import)
    define_accessors(names_.imports[import], wasm_.imports[import].index);
}

// Of functions and tags there are none.
void LibraryInterface::define_accessors(llvm::StringRef stem, const ExternIndex& index) {
  if (const auto* const memory = std::get_if<MemoryIndex>(&index))
    define_memory_functions(stem, *memory);
  else if (const auto* const table = std::get_if<TableIndex>(&index))
    define_table_function(stem, *table);
  else if (const auto* const global = std::get_if<GlobalIndex>(&index);
           global != nullptr && has_accessors(wasm_.globals[global->value].type))
    define_global_functions(stem, *global);
}

void LibraryInterface::begin_body(llvm::Function& function) {
  emitter_.builder().SetInsertPoint(llvm::BasicBlock::Create(ir_.getContext(), "entry", &function));
}

llvm::Function* LibraryInterface::begin_public(llvm::StringRef name, llvm::Type* result,
                                               llvm::ArrayRef<llvm::Type*> parameters) {
  llvm::SmallVector<llvm::Type*> all(parameters);
  all.insert(all.begin(), pointer());
  auto* const function = llvm::Function::Create(llvm::FunctionType::get(result, all, /*isVarArg=*/false),
                                                llvm::GlobalValue::ExternalLinkage, name, ir_);
  mark_compiled_code(*function, target_);
  add_c_attributes(*function);
  begin_body(*function);
  return function;
}

llvm::Function* LibraryInterface::begin_internal(const llvm::Twine& name, llvm::Type* result,
                                                 llvm::ArrayRef<llvm::Type*> parameters) {
  auto* const function =
      llvm::Function::Create(llvm::FunctionType::get(result, parameters, /*isVarArg=*/false),
                             llvm::GlobalValue::InternalLinkage, name, ir_);
  mark_compiled_code(*function, target_);
  begin_body(*function);
  return function;
}

// RISC-V keeps numbers of 32 bits sign-extended in registers, unsigned ones too (psABI, "Integer Calling
// Convention"). Elsewhere the upper bits mean nothing.
void LibraryInterface::add_c_attributes(llvm::Function& function) {
  if (!target_.getTargetTriple().isRISCV())
    return;
  if (function.getReturnType()->isIntegerTy(32))
    function.addRetAttr(llvm::Attribute::SExt);
  for (llvm::Argument& argument : function.args())
    if (argument.getType()->isIntegerTy(32))
      argument.addAttr(llvm::Attribute::SExt);
}

// As compiler/library/c_header declares it.
llvm::FunctionType* LibraryInterface::c_function_type(const FunctionType& type, bool is_import) {
  llvm::SmallVector<llvm::Type*> parameters = {pointer()};
  if (is_import)
    parameters.push_back(pointer());
  for (const ValueType parameter : type.parameters)
    parameters.push_back(parameter == v128_type ? pointer() : llvm_type(parameter, ir_.getContext()));
  parameters.append(type.results.size(), pointer());
  return llvm::FunctionType::get(llvm::Type::getInt32Ty(ir_.getContext()), parameters, /*isVarArg=*/false);
}

llvm::AllocaInst* LibraryInterface::create_values(std::size_t count) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::AllocaInst* const values = builder.CreateAlloca(
      llvm::ArrayType::get(builder.getInt8Ty(), std::max<std::size_t>(count, 1) * sizeof(abi::Value)));
  values->setAlignment(llvm::Align(alignof(abi::Value)));
  return values;
}

llvm::Value* LibraryInterface::value_at(llvm::Value* values, std::size_t index) {
  return emitter_.builder().CreateConstInBoundsGEP1_64(emitter_.builder().getInt8Ty(), values,
                                                       index * sizeof(abi::Value));
}

void LibraryInterface::define_instance_functions(llvm::Constant* descriptor) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Function* const create = begin_public(names_.prefix + "_create", builder.getInt32Ty(), {pointer()});
  const bool has_wasi = links_wasi(wasm_, wasi_);
  builder.CreateRet(
      emitter_.call_builtin(has_wasi ? Builtin::library_create_with_wasi : Builtin::library_create,
                            {descriptor, create->getArg(0), create->getArg(1)}));

  llvm::Function* const destroy = begin_public(names_.prefix + "_destroy", builder.getVoidTy(), {});
  emitter_.call_builtin(Builtin::library_destroy, {destroy->getArg(0)});
  builder.CreateRetVoid();

  llvm::Function* const user = begin_public(names_.prefix + "_user", pointer(), {});
  builder.CreateRet(emitter_.call_builtin(Builtin::library_user, {user->getArg(0)}));

  if (has_wasi) {
    llvm::Function* const exit_code = begin_public(names_.prefix + "_exit_code", builder.getInt32Ty(), {});
    builder.CreateRet(emitter_.call_builtin(Builtin::library_exit_code, {exit_code->getArg(0)}));
  }

  auto* const message =
      llvm::Function::Create(llvm::FunctionType::get(pointer(), {builder.getInt32Ty()}, /*isVarArg=*/false),
                             llvm::GlobalValue::ExternalLinkage, names_.prefix + "_message", ir_);
  mark_compiled_code(*message, target_);
  add_c_attributes(*message);
  begin_body(*message);
  builder.CreateRet(emitter_.call_builtin(Builtin::library_message, {message->getArg(0)}));
}

void LibraryInterface::define_meter_functions() {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Type* const i64 = builder.getInt64Ty();
  const auto define = [&](const char* name, Builtin builtin, llvm::Type* result,
                          llvm::ArrayRef<llvm::Type*> parameters) {
    llvm::Function* const function = begin_public(names_.prefix + name, result, parameters);
    llvm::SmallVector<llvm::Value*> arguments;
    for (llvm::Argument& argument : function->args())
      arguments.push_back(&argument);
    llvm::Value* const value = emitter_.call_builtin(builtin, arguments);
    if (result->isVoidTy())
      builder.CreateRetVoid();
    else
      builder.CreateRet(value);
  };
  if (state_.metering() == Metering::fuel) {
    define("_fuel", Builtin::library_fuel, i64, {});
    define("_set_fuel", Builtin::library_set_fuel, builder.getVoidTy(), {i64});
  } else if (state_.metering() == Metering::epoch) {
    define("_raise_epoch", Builtin::library_raise_epoch, builder.getVoidTy(), {}); // of an epoch
    define("_set_deadline", Builtin::library_set_deadline, builder.getVoidTy(), {i64});
  }
}

// ---- Imports

void LibraryInterface::define_import(std::size_t import, FunctionIndex index) {
  switch (source_of(wasm_.imports[import], wasi_)) {
  case ImportSource::host:
    return define_host_import(import, index);
  case ImportSource::runtime:
    return define_wasi_import(import, index);
  case ImportSource::nobody:
    begin_body(*guest_.code(index));
    return emitter_.trap(abi::Trap::unknown_import);
  }
}

// The runtime's function runs on the guest's stack. There is a page fault, and so a trap, before it begins if
// the stack does not do for it, never in the middle, where it may hold a lock or an open file.
void LibraryInterface::probe_stack() {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Value* const frame =
      builder.CreateIntrinsic(llvm::Intrinsic::frameaddress, {pointer()}, {builder.getInt32(0)});
  builder.CreateLoad(builder.getInt8Ty(),
                     builder.CreateConstGEP1_64(builder.getInt8Ty(), frame, 0 - abi::library_wasi_stack),
                     /*isVolatile=*/true);
}

void LibraryInterface::define_wasi_import(std::size_t import, FunctionIndex index) {
  llvm::Function& function = *guest_.code(index);
  const CallShape shape = guest_.shape(index);
  begin_body(function);
  function.addFnAttr(llvm::Attribute::NoInline); // the frame whose address is taken is to be this one
  probe_stack();
  llvm::IRBuilder<>& builder = emitter_.builder();
  const llvm::SmallVector<llvm::Value*> arguments = shape.parameters_of(builder, function);
  const Import& imported = wasm_.imports[import];
  const WasiFunction wasi_function = *find_wasi_function(imported.module, imported.name);
  llvm::Value* const result =
      call_wasi_function(builder, ir_, wasi_function, shape.instance_of(function), arguments);
  if (wasi_function.type.results.empty())
    shape.create_return(builder, {});
  else
    shape.create_return(builder, {result});
}

// The guest function: hands its arguments to the host, on whose stack define_host_call()'s runs.
void LibraryInterface::define_host_import(std::size_t import, FunctionIndex index) {
  const FunctionType& type = type_of(wasm_, index);
  llvm::Function* const host_call = define_host_call(import, type);
  llvm::Function& function = *guest_.code(index);
  const CallShape shape = guest_.shape(index);
  begin_body(function);
  llvm::IRBuilder<>& builder = emitter_.builder();
  begin_guest_code(builder, guest_.world);
  const llvm::SmallVector<llvm::Value*> arguments = shape.parameters_of(builder, function);
  llvm::Value* const values = create_values(type.parameters.size() + type.results.size());
  for (std::size_t i = 0; i < arguments.size(); ++i)
    builder.CreateStore(arguments[i], value_at(values, i));
  emitter_.call_builtin(Builtin::library_call_host, {shape.instance_of(function), host_call, values});
  llvm::SmallVector<llvm::Value*> results;
  for (std::size_t i = 0; i < type.results.size(); ++i)
    results.push_back(builder.CreateLoad(llvm_type(type.results[i], ir_.getContext()),
                                         value_at(values, type.parameters.size() + i)));
  shape.create_return(builder, results);
}

// The abi::HostCode: calls what the host defines, with the results behind the arguments.
llvm::Function* LibraryInterface::define_host_call(std::size_t import, const FunctionType& type) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Function* const function = begin_internal("host_call" + llvm::Twine(import), builder.getInt32Ty(),
                                                  {pointer(), pointer(), pointer()});
  llvm::Value* const values = function->getArg(1);
  llvm::SmallVector<llvm::Value*> arguments = {function->getArg(0), function->getArg(2)};
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    arguments.push_back(
        type.parameters[i] == v128_type
            ? value_at(values, i)
            : builder.CreateLoad(llvm_type(type.parameters[i], ir_.getContext()), value_at(values, i)));
  for (std::size_t i = 0; i < type.results.size(); ++i)
    arguments.push_back(value_at(values, type.parameters.size() + i));

  llvm::Function* const callee =
      declare_host_function(names_.imports[import], c_function_type(type, /*is_import=*/true));
  llvm::CallInst* const call = builder.CreateCall(callee, arguments);
  call->setAttributes(callee->getAttributes());
  builder.CreateRet(call);
  return function;
}

llvm::Constant* LibraryInterface::define_global_values() {
  const auto is_global = [](const Import& import) {
    return std::holds_alternative<GlobalIndex>(import.index);
  };
  if (std::ranges::none_of(wasm_.imports, is_global))
    return llvm::ConstantPointerNull::get(llvm::PointerType::getUnqual(ir_.getContext()));
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Function* const function =
      begin_internal("ask_for_globals", builder.getVoidTy(), {pointer(), pointer()});
  llvm::Value* const vector = create_values(1);
  for (std::size_t import = 0; import < wasm_.imports.size(); ++import) {
    const auto* const index = std::get_if<GlobalIndex>(&wasm_.imports[import].index);
    if (index == nullptr)
      continue;
    llvm::Type* const type = llvm_type(wasm_.globals[index->value].type.value, ir_.getContext());
    const bool is_vector = wasm_.globals[index->value].type.value == v128_type;
    llvm::SmallVector<llvm::Type*> parameters = {pointer()};
    llvm::SmallVector<llvm::Value*> arguments = {function->getArg(1)};
    if (is_vector) {
      parameters.push_back(pointer());
      arguments.push_back(vector);
    }
    llvm::Function* const callee = declare_host_function(
        names_.imports[import],
        llvm::FunctionType::get(is_vector ? builder.getVoidTy() : type, parameters, /*isVarArg=*/false));
    llvm::CallInst* const call = builder.CreateCall(callee, arguments);
    call->setAttributes(callee->getAttributes());
    llvm::Value* value = call;
    if (is_vector)
      value = builder.CreateLoad(type, vector);
    state_.set_global(builder, *index, value);
  }
  builder.CreateRetVoid();
  return function;
}

llvm::Function* LibraryInterface::declare_host_function(llvm::StringRef name, llvm::FunctionType* type) {
  llvm::Function* const function =
      llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, name, ir_);
  add_c_attributes(*function);
  return function;
}

// ---- Exports

// The abi::ExportCode, which is guest code.
llvm::Function* LibraryInterface::define_export_code(std::size_t entry, FunctionIndex index) {
  const FunctionType& type = type_of(wasm_, index);
  llvm::Function* const function =
      begin_internal("export" + llvm::Twine(entry), pointer(), {pointer(), pointer()});
  mark_guest_code(*function, target_);
  llvm::IRBuilder<>& builder = emitter_.builder();
  begin_guest_code(builder, guest_.world);
  llvm::Value* const values = function->getArg(1);
  llvm::SmallVector<llvm::Value*> arguments;
  for (std::size_t i = 0; i < type.parameters.size(); ++i)
    arguments.push_back(
        builder.CreateLoad(llvm_type(type.parameters[i], ir_.getContext()), value_at(values, i)));
  const Callee callee = direct_callee(guest_, state_, builder, index);
  llvm::StructType* const area_type = callee.shape.result_area();
  llvm::Value* const area = area_type == nullptr ? nullptr : builder.CreateAlloca(area_type);
  llvm::CallInst* const call =
      callee.shape.create_call(builder, callee.code, callee.instance, arguments, area);
  // The results of a function that threw are stored as well, poison or not; nobody reads them.
  const llvm::SmallVector<llvm::Value*> results = callee.shape.results_of(builder, call, area);
  for (std::size_t i = 0; i < results.size(); ++i)
    builder.CreateStore(results[i], value_at(values, i));
  llvm::Value* const exception = callee.shape.exception_of(builder, call);
  builder.CreateRet(exception != nullptr ? exception : llvm::ConstantPointerNull::get(builder.getPtrTy()));
  return function;
}

void LibraryInterface::define_export(std::size_t entry, FunctionIndex index) {
  const FunctionType& type = type_of(wasm_, index);
  llvm::Function* const code = define_export_code(entry, index);
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::FunctionType* const c_type = c_function_type(type, /*is_import=*/false);
  llvm::Function* const function =
      begin_public(names_.exports[entry], c_type->getReturnType(), c_type->params().drop_front());
  llvm::Value* const values = create_values(std::max(type.parameters.size(), type.results.size()));
  for (std::size_t i = 0; i < type.parameters.size(); ++i) {
    llvm::Value* argument = function->getArg(static_cast<unsigned>(1 + i));
    if (type.parameters[i] == v128_type) // an ingot_v128 of C is aligned as bytes are
      argument = builder.CreateAlignedLoad(llvm_type(v128_type, ir_.getContext()), argument, llvm::Align(1));
    builder.CreateStore(argument, value_at(values, i));
  }
  llvm::Value* const outcome =
      emitter_.call_builtin(Builtin::library_call, {function->getArg(0), code, values});

  llvm::BasicBlock* const returned = emitter_.append_block("returned");
  llvm::BasicBlock* const end = emitter_.append_block("end");
  builder.CreateCondBr(builder.CreateIsNull(outcome), returned, end);
  builder.SetInsertPoint(returned);
  for (std::size_t i = 0; i < type.results.size(); ++i) {
    llvm::Value* const result =
        builder.CreateLoad(llvm_type(type.results[i], ir_.getContext()), value_at(values, i));
    llvm::Value* const place = function->getArg(static_cast<unsigned>(1 + type.parameters.size() + i));
    if (type.results[i] == v128_type)
      builder.CreateAlignedStore(result, place, llvm::Align(1));
    else
      builder.CreateStore(result, place);
  }
  builder.CreateBr(end);
  builder.SetInsertPoint(end);
  builder.CreateRet(outcome);
}

// ---- Accessors

void LibraryInterface::define_memory_functions(llvm::StringRef stem, MemoryIndex index) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  llvm::Type* const i64 = builder.getInt64Ty();
  const auto define = [&](Accessor accessor, Builtin builtin, llvm::Type* result,
                          llvm::ArrayRef<llvm::Type*> parameters) {
    llvm::Function* const function = begin_public(accessor_name(stem, accessor), result, parameters);
    llvm::SmallVector<llvm::Value*> arguments = {state_.memory(builder, index)};
    for (llvm::Argument& argument : llvm::drop_begin(function->args()))
      arguments.push_back(&argument);
    llvm::Value* const value = emitter_.call_builtin(builtin, arguments);
    // A bool of C is a byte that is 0 or 1.
    builder.CreateRet(result->isIntegerTy(1) ? builder.CreateIsNotNull(value) : value);
    if (result->isIntegerTy(1))
      function->addRetAttr(llvm::Attribute::ZExt);
  };
  define(Accessor::size, Builtin::library_memory_size, i64, {});
  define(Accessor::at, Builtin::library_memory_at, pointer(), {i64, i64});
  define(Accessor::read, Builtin::library_memory_read, builder.getInt1Ty(), {i64, pointer(), i64});
  define(Accessor::write, Builtin::library_memory_write, builder.getInt1Ty(), {i64, pointer(), i64});
}

void LibraryInterface::define_table_function(llvm::StringRef stem, TableIndex index) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  begin_public(accessor_name(stem, Accessor::size), builder.getInt64Ty(), {});
  builder.CreateRet(builder.CreateLoad(
      builder.getInt64Ty(),
      builder.CreateStructGEP(state_.abi().table, state_.table(builder, index), table_member::size)));
}

void LibraryInterface::define_global_functions(llvm::StringRef stem, GlobalIndex index) {
  llvm::IRBuilder<>& builder = emitter_.builder();
  const GlobalType& type = wasm_.globals[index.value].type;
  llvm::Type* const value_type = llvm_type(type.value, ir_.getContext());
  begin_public(accessor_name(stem, Accessor::get), value_type, {});
  builder.CreateRet(state_.get_global(builder, index));
  if (!type.is_mutable)
    return;
  llvm::Function* const set =
      begin_public(accessor_name(stem, Accessor::set), builder.getVoidTy(), {value_type});
  state_.set_global(builder, index, set->getArg(1));
  builder.CreateRetVoid();
}

} // namespace ingot
