#include "compiler/emit/module_emitter.hpp"

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/LegacyPassManager.h>
#include <llvm/IR/Module.h>
#include <llvm/Support/CodeGen.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>

namespace ingot {

namespace {

// Gives `write` a stream into a new file in memory, and checks that everything arrived.
template <typename Write>
Result<MemoryFile> write_memory_file(Write write) {
  Result<MemoryFile> file = MemoryFile::create();
  if (!file)
    return file;
  llvm::raw_fd_ostream stream(file->descriptor(), /*shouldClose=*/false);
  write(stream);
  stream.flush();
  if (stream.has_error()) {
    const int error_number = stream.error().value();
    stream.clear_error(); // LLVM ends the process when a stream with an error is destroyed
    return system_failure("write to a file in memory", error_number);
  }
  return file;
}

} // namespace

Result<MemoryFile> emit_code(llvm::Module& module, llvm::TargetMachine& target, CodeFormat format) {
  const llvm::CodeGenFileType type =
      format == CodeFormat::object ? llvm::CodeGenFileType::ObjectFile : llvm::CodeGenFileType::AssemblyFile;
  bool supported = true;
  Result<MemoryFile> file = write_memory_file([&](llvm::raw_fd_ostream& stream) {
    llvm::legacy::PassManager passes;
    supported = !target.addPassesToEmitFile(passes, stream, nullptr, type);
    if (supported)
      passes.run(module);
  });
  if (!supported)
    return Failure{"this LLVM cannot emit code for the target"};
  return file;
}

Result<MemoryFile> emit_ir(const llvm::Module& module) {
  return write_memory_file([&](llvm::raw_fd_ostream& stream) { module.print(stream, nullptr); });
}

} // namespace ingot
