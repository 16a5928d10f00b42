#include "compiler/link/library_object.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ObjCopy/ConfigManager.h>
#include <llvm/ObjCopy/ObjCopy.h>
#include <llvm/Object/Archive.h>
#include <llvm/Object/ArchiveWriter.h>
#include <llvm/Object/Binary.h>
#include <llvm/Support/Error.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/raw_ostream.h>

#include <fmt/core.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace ingot {
namespace {

Failure cannot_make(llvm::Error error) {
  return {fmt::format("cannot make the library: {}", llvm::toString(std::move(error)))};
}

llvm::StringRef text_of(Bytes bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

} // namespace

Result<MemoryFile> localize_hidden(MemoryFile& object) {
  const Result<Bytes> bytes = object.bytes();
  if (!bytes)
    return bytes.failure();
  llvm::Expected<std::unique_ptr<llvm::object::Binary>> binary =
      llvm::object::createBinary(llvm::MemoryBufferRef(text_of(*bytes), "object"));
  if (!binary)
    return cannot_make(binary.takeError());
  llvm::objcopy::ConfigManager config;
  config.ELF.LocalizeHidden = true;
  llvm::SmallVector<char, 0> localized;
  llvm::raw_svector_ostream stream(localized);
  if (llvm::Error error = llvm::objcopy::executeObjcopyOnBinary(config, **binary, stream))
    return cannot_make(std::move(error));
  return MemoryFile::of(std::string_view(localized.data(), localized.size()));
}

Result<MemoryFile> make_archive(MemoryFile& object, const std::string& member_name) {
  const Result<Bytes> bytes = object.bytes();
  if (!bytes)
    return bytes.failure();
  const llvm::NewArchiveMember member(llvm::MemoryBufferRef(text_of(*bytes), member_name));
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> archive = llvm::writeArchiveToBuffer(
      member, llvm::SymtabWritingMode::NormalSymtab, llvm::object::Archive::K_GNU, /*Deterministic=*/true,
      /*Thin=*/false);
  if (!archive)
    return cannot_make(archive.takeError());
  return MemoryFile::of(std::string_view((*archive)->getBuffer()));
}

} // namespace ingot
