#include "compiler/emit/parallel_emitter.hpp"

#include "compiler/emit/context_errors.hpp"
#include "compiler/emit/module_emitter.hpp"
#include "compiler/emit/target_machine.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"
#include "compiler/support/worker_threads.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Bitcode/BitcodeReader.h>
#include <llvm/Bitcode/BitcodeWriter.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/GlobalValue.h>
#include <llvm/IR/GlobalVariable.h>
#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/MemoryBufferRef.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace ingot {

namespace {

// Large enough that the fixed costs of a part (its own LLVMContext and TargetMachine) do not matter.
constexpr std::size_t instructions_per_part = 40'000;

// Which part each function body goes to, by name. Global variables all go to part 0.
struct Division {
  llvm::StringMap<std::size_t> part_of;
  std::size_t part_count = 1;
};

Division divide(const llvm::Module& module) {
  Division division;
  std::size_t instructions = 0;
  for (const llvm::Function& function : module) {
    if (function.isDeclaration())
      continue;
    if (instructions >= instructions_per_part) {
      ++division.part_count;
      instructions = 0;
    }
    instructions += function.getInstructionCount();
    division.part_of[function.getName()] = division.part_count - 1;
  }
  return division;
}

// Makes every definition visible from the other parts, but not outside the executable.
void share_definitions(llvm::Module& module) {
  std::size_t unnamed_count = 0;
  for (llvm::GlobalObject& object : module.global_objects()) {
    if (!object.hasName())
      object.setName("unnamed." + llvm::Twine(unnamed_count++));
    if (object.hasLocalLinkage()) {
      object.setLinkage(llvm::GlobalValue::ExternalLinkage);
      object.setVisibility(llvm::GlobalValue::HiddenVisibility);
      object.setDSOLocal(true);
    }
  }
}

// Reads what belongs to one part; function bodies of other parts are never looked at.
std::unique_ptr<llvm::Module> read_part(llvm::MemoryBufferRef bitcode, const Division& division,
                                        std::size_t part, llvm::LLVMContext& context) {
  std::unique_ptr<llvm::Module> module = llvm::cantFail(llvm::getLazyBitcodeModule(bitcode, context));
  for (llvm::Function& function : *module) {
    const auto found = division.part_of.find(function.getName());
    if (found != division.part_of.end() && found->second != part)
      function.deleteBody();
  }
  if (part != 0) {
    for (llvm::GlobalVariable& variable : module->globals()) {
      if (variable.isDeclaration())
        continue;
      variable.setInitializer(nullptr);
      variable.setLinkage(llvm::GlobalValue::ExternalLinkage);
    }
  }
  llvm::cantFail(module->materializeAll());
  return module;
}

Result<MemoryFile> emit_part(llvm::MemoryBufferRef bitcode, const Division& division, std::size_t part,
                             const TargetSelection& selection, llvm::CodeGenOptLevel level) {
  const Result<std::unique_ptr<llvm::TargetMachine>> target = create_target_machine(selection, level);
  if (!target)
    return target.failure();
  llvm::LLVMContext context;
  const ContextErrors errors(context);
  context.setDiscardValueNames(true);
  const std::unique_ptr<llvm::Module> module = read_part(bitcode, division, part, context);
  Result<MemoryFile> object = emit_code(*module, **target, CodeFormat::object);
  if (errors.first())
    return *errors.first();
  return object;
}

} // namespace

Result<std::vector<MemoryFile>> emit_objects(std::unique_ptr<llvm::Module> module,
                                             const TargetSelection& target, llvm::CodeGenOptLevel level,
                                             unsigned jobs) {
  const Division division = divide(*module);
  if (division.part_count > 1)
    share_definitions(*module);
  llvm::SmallVector<char, 0> buffer;
  llvm::raw_svector_ostream stream(buffer);
  llvm::WriteBitcodeToFile(*module, stream);
  module.reset();
  const llvm::MemoryBufferRef bitcode(llvm::StringRef(buffer.data(), buffer.size()), "guest");

  std::vector<std::optional<Result<MemoryFile>>> results(division.part_count);
  std::atomic<std::size_t> next_part = 0;
  run_in_threads(std::min<std::size_t>(jobs, division.part_count), [&] {
    for (std::size_t part = next_part++; part < division.part_count; part = next_part++)
      results[part] = emit_part(bitcode, division, part, target, level);
  });

  std::vector<MemoryFile> objects;
  for (std::optional<Result<MemoryFile>>& result : results) {
    if (!*result)
      return result->failure();
    objects.push_back(std::move(**result));
  }
  return objects;
}

} // namespace ingot
