#include "compiler/saved_temporaries.hpp"

#include "compiler/emit/module_emitter.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>

#include <fmt/core.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ingot {

SavedTemporaries::SavedTemporaries(std::optional<std::string> prefix, std::size_t part,
                                   std::size_t part_count)
    : prefix_(std::move(prefix)) {
  if (prefix_ && part_count > 1)
    *prefix_ += fmt::format(".{}", part);
}

Result<Done> SavedTemporaries::save_ir(const llvm::Module& module, std::string_view suffix) const {
  if (!are_wanted())
    return Done{};
  Result<MemoryFile> text = emit_ir(module);
  return text ? save(*text, suffix) : text.failure();
}

Result<Done> SavedTemporaries::save(MemoryFile& file, std::string_view suffix) const {
  const Result<Bytes> bytes = file.bytes();
  if (!bytes)
    return bytes.failure();
  return publish_file(fmt::format("{}{}", *prefix_, suffix), *bytes, FileKind::data);
}

} // namespace ingot
