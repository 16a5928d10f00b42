// What --save-temps keeps of a compilation.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <llvm/IR/Module.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ingot {

// The products of the stages, in files named `prefix` + suffix; if there are several parts, with the number
// of the part in front of the suffix: ".0.ll", ".1.ll" and so on. Without a prefix nothing is kept.
class SavedTemporaries {
public:
  SavedTemporaries(std::optional<std::string> prefix, std::size_t part, std::size_t part_count);

  bool are_wanted() const { return prefix_.has_value(); }

  Result<Done> save_ir(const llvm::Module& module, std::string_view suffix) const;

  Result<Done> save_object(MemoryFile& object) const {
    return are_wanted() ? save(object, ".o") : Result<Done>(Done{});
  }

private:
  Result<Done> save(MemoryFile& file, std::string_view suffix) const;

  std::optional<std::string> prefix_;
};

} // namespace ingot
