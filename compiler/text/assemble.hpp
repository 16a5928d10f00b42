// The text format -> the binary format (spec: text/modules).
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/text/source_map.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ingot {

struct AssembledModule {
  std::vector<std::uint8_t> bytes;
  SourceMap map;
};

// In scripts a module may be called a definition: `(module definition $id? ...)` (script.hpp).
enum class ModuleSyntax : std::uint8_t { file, script };

// The module that `text` defines, which is well formed but need not be valid. Nothing if the text is
// malformed; then `diagnostics` says why, at an offset in `text`.
std::optional<AssembledModule> assemble(std::string_view text, Diagnostics& diagnostics,
                                        ModuleSyntax syntax = ModuleSyntax::file);

} // namespace ingot
