// What --save-temps keeps of a compilation.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ingot {

// The products of the stages, in files named `prefix` + suffix. Without a prefix nothing is kept.
class SavedTemporaries {
public:
  explicit SavedTemporaries(std::optional<std::string> prefix) : prefix_(std::move(prefix)) {}

  bool are_wanted() const { return prefix_.has_value(); }

  Result<Done> save_ir(const llvm::Module& module, std::string_view suffix) const;

  // A single object as ".o", several as ".0.o", ".1.o" and so on.
  Result<Done> save_objects(std::span<MemoryFile> objects) const;

private:
  Result<Done> save(MemoryFile& file, std::string_view suffix) const;

  std::optional<std::string> prefix_;
};

} // namespace ingot
