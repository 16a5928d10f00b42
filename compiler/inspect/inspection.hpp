// What there is to say about a module.
#pragma once

#include "compiler/inspect/grants.hpp"
#include "compiler/support/bytes.hpp"
#include "compiler/validate/validate.hpp"
#include "compiler/wasm/features.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingot {

struct SectionSummary {
  std::string_view name;                   // "code", "custom"
  std::string_view custom_name = {};       // of custom sections only
  std::size_t offset = 0;                  // of the contents, in the file
  std::size_t size = 0;                    // of the contents, in bytes
  std::optional<std::uint32_t> count = {}; // of the entries; custom sections and the start section have none
};

// WASI preview 1, application ABI: a command is run once, a reactor is initialised and then called.
enum class ModuleKind : std::uint8_t { command, reactor, library };
std::string_view name_of(ModuleKind kind);

struct Inspection {
  std::string file_name; // as diagnostics show it
  Bytes bytes;
  const ValidModule& module;
  ModuleKind kind;
  std::vector<Feature> features; // without WebAssembly 1.0 itself, which every module uses
  std::vector<SectionSummary> sections;
  std::vector<GrantRequest> grants;
};

// `bytes` are what the module was decoded from. The result refers to both.
Inspection inspect(std::string file_name, Bytes bytes, const ValidModule& module);

// Whether somebody gives the imported function a meaning: WASI does, or wasi-threads.
bool is_known_import(const Import& import);

// "function", "table", "memory", "global", "tag".
std::string_view kind_of(const ExternIndex& index);

// For people, several lines. Guest strings are escaped.
std::string text_report(const Inspection& inspection);

// A JSON object (docs/command-line.md), pure ASCII, on several lines.
std::string json_report(const Inspection& inspection);

} // namespace ingot
