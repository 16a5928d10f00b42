#include "compiler/saved_temporaries.hpp"

#include "compiler/emit/module_emitter.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>

#include <fmt/core.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace ingot {

Result<Done> SavedTemporaries::save_ir(const llvm::Module& module, std::string_view suffix) const {
  if (!are_wanted())
    return Done{};
  Result<MemoryFile> text = emit_ir(module);
  return text ? save(*text, suffix) : text.failure();
}

Result<Done> SavedTemporaries::save_objects(std::span<MemoryFile> objects) const {
  if (!are_wanted())
    return Done{};
  for (std::size_t i = 0; i < objects.size(); ++i) {
    if (const Result<Done> saved = save(objects[i], objects.size() == 1 ? ".o" : fmt::format(".{}.o", i));
        !saved)
      return saved;
  }
  return Done{};
}

Result<Done> SavedTemporaries::save(MemoryFile& file, std::string_view suffix) const {
  const Result<Bytes> bytes = file.bytes();
  if (!bytes)
    return bytes.failure();
  return publish_file(fmt::format("{}{}", *prefix_, suffix), *bytes, FileKind::data);
}

} // namespace ingot
