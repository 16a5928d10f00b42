#include "compiler/library/wasi_imports.hpp"

#include "compiler/support/diagnostics.hpp"
#include "compiler/support/escape.hpp"
#include "compiler/validate/command_rules.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "compiler/wasm/module.hpp"
#include "compiler/wasm/types.hpp"
#include "runtime-lib/abi/threads.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

namespace ingot {
namespace {

void check_linked(const Module& module, const Import& import, Diagnostics& diagnostics) {
  const FunctionType expected = find_wasi_function(import.module, import.name)->type;
  const FunctionType& type = type_of(module, std::get<FunctionIndex>(import.index));
  if (type != expected)
    diagnostics.error(import.offset, diagnostic::import_type, escape(import.module), escape(import.name),
                      to_string(type), to_string(expected));
}

} // namespace

ImportSource source_of(const Import& import, const LibraryWasi& wasi) {
  if (wasi.definition == LibraryWasi::Definition::import ||
      !std::holds_alternative<FunctionIndex>(import.index) ||
      !find_wasi_function(import.module, import.name) ||
      std::ranges::find(wasi.host_functions, import.name) != wasi.host_functions.end())
    return ImportSource::host;
  return wasi.definition == LibraryWasi::Definition::link ? ImportSource::runtime : ImportSource::nobody;
}

bool links_wasi(const Module& module, const LibraryWasi& wasi) {
  return std::ranges::any_of(
      module.imports, [&](const Import& import) { return source_of(import, wasi) == ImportSource::runtime; });
}

bool is_wasi_name(std::string_view name) {
  return find_wasi_function("wasi_snapshot_preview1", name) ||
         find_wasi_function(abi::thread_spawn_module, name);
}

bool check_library_wasi(const ValidModule& module, const LibraryWasi& wasi, Diagnostics& diagnostics) {
  for (const Import& import : module->imports) {
    if (source_of(import, wasi) != ImportSource::runtime)
      continue;
    check_linked(*module, import, diagnostics);
    if (is_thread_spawn(import)) {
      diagnostics.error(import.offset, diagnostic::library_threads);
    } else if (!exported_memory(*module)) {
      diagnostics.error(import.offset, diagnostic::no_memory_export);
      break;
    } else if (memory_of_importer(*module, import) != exported_memory(*module)) {
      diagnostics.error(import.offset, diagnostic::library_wasi_memory, escape(import.module),
                        escape(import.name));
    }
  }
  return !diagnostics.has_errors();
}

} // namespace ingot
