#include "script_object.hpp"

#include "compiler/emit/module_emitter.hpp"
#include "compiler/lower/module_lowering.hpp"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Constants.h>
#include <llvm/IR/DerivedTypes.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

#include <memory>

namespace ingot::spec {

Result<MemoryFile> make_script_object(std::span<const std::uint8_t> commands,
                                      const std::vector<std::string>& modules, std::uint32_t slot_count,
                                      llvm::TargetMachine& target) {
  llvm::LLVMContext context;
  const std::unique_ptr<llvm::Module> module = create_module(target, context);
  llvm::Module& object = *module;
  const auto define = [&](const char* name, llvm::Constant* content, bool is_constant) {
    auto* const variable = new llvm::GlobalVariable(object, content->getType(), is_constant,
                                                    llvm::GlobalValue::ExternalLinkage, content, name);
    variable->setVisibility(llvm::GlobalValue::HiddenVisibility);
  };

  define("ingot_spec_commands",
         llvm::ConstantDataArray::get(context, llvm::ArrayRef(commands.data(), commands.size())), true);

  llvm::Type* const pointer = llvm::PointerType::getUnqual(context);
  std::vector<llvm::Constant*> descriptors;
  for (const std::string& symbol : modules)
    descriptors.push_back(object.getOrInsertGlobal(symbol, llvm::Type::getInt8Ty(context)));
  define("ingot_spec_modules",
         llvm::ConstantArray::get(llvm::ArrayType::get(pointer, descriptors.size()), descriptors), true);
  define("ingot_spec_instances", llvm::ConstantAggregateZero::get(llvm::ArrayType::get(pointer, slot_count)),
         false);
  return emit_code(object, target, CodeFormat::object);
}

} // namespace ingot::spec
