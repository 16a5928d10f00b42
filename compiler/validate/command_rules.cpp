#include "compiler/validate/command_rules.hpp"

#include "compiler/support/escape.hpp"
#include "compiler/validate/wasi_functions.hpp"
#include "compiler/wasm/features.hpp"
#include "compiler/wasm/limits.hpp"
#include "runtime-lib/abi/threads.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

namespace ingot {
namespace {

// What wasi-threads says of the export that a new thread calls.
FunctionType thread_start_type() { return {.parameters = {i32_type, i32_type}, .results = {}}; }

class CommandRules {
public:
  CommandRules(const Module& module, UnknownImports unknown_imports, Diagnostics& diagnostics)
      : module_(module), unknown_imports_(unknown_imports), diagnostics_(diagnostics) {}

  bool check() {
    for (const Import& import : module_.imports)
      check_import(import);
    check_threads();
    check_memory();
    check_tables();
    return ok_;
  }

private:
  void check_import(const Import& import);
  void check_import_type(const Import& import, FunctionIndex function, const FunctionType& expected);
  void check_imported_memory(const Import& import, MemoryIndex memory);
  void check_threads();
  void check_memory();
  void check_tables();

  template <typename... Arguments>
  void fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    diagnostics_.error(offset, format, std::move(arguments)...);
    ok_ = false;
  }

  const Module& module_;
  const UnknownImports unknown_imports_;
  Diagnostics& diagnostics_;
  const Import* first_without_memory_ = nullptr;
  bool ok_ = true;
  bool imports_memory_ = false;
};

void CommandRules::check_import(const Import& import) {
  const auto* const function = std::get_if<FunctionIndex>(&import.index);
  const std::optional<WasiFunction> wasi_function = find_wasi_function(import.module, import.name);
  if (function != nullptr && !wasi_function) {
    if (unknown_imports_ == UnknownImports::refuse)
      fail(import.offset, diagnostic::unknown_import, escape(import.module), escape(import.name), "");
    return;
  }
  if (first_without_memory_ == nullptr && !memory_of_importer(module_, import))
    first_without_memory_ = &import;
  if (function != nullptr)
    return check_import_type(import, *function, wasi_function->type);
  if (const auto* const memory = std::get_if<MemoryIndex>(&import.index))
    return check_imported_memory(import, *memory);
  fail(import.offset, diagnostic::unknown_import, escape(import.module), escape(import.name),
       " (only functions and a memory can be imported)");
}

void CommandRules::check_import_type(const Import& import, FunctionIndex function,
                                     const FunctionType& expected) {
  const FunctionType& type = type_of(module_, function);
  if (type != expected)
    fail(import.offset, diagnostic::import_type, escape(import.module), escape(import.name), to_string(type),
         to_string(expected));
}

// There is nobody to share it with before there are threads, but programs made for threads ask for it even if
// they start none.
void CommandRules::check_imported_memory(const Import& import, MemoryIndex memory) {
  const bool is_known = import.module == abi::memory_import_module && import.name == abi::memory_import_name;
  if (!is_known || imports_memory_ || !module_.memories[memory.value].type.limits.shared)
    fail(import.offset, diagnostic::unknown_import, escape(import.module), escape(import.name),
         " (of memories, one shared \"env\" \"memory\" can be imported)");
  imports_memory_ = true;
}

void CommandRules::check_threads() {
  if (!starts_threads(module_))
    return;
  for (const Export& entry : module_.exports) {
    if (entry.name != abi::thread_start_name)
      continue;
    const auto* const function = std::get_if<FunctionIndex>(&entry.index);
    if (function == nullptr || type_of(module_, *function) != thread_start_type())
      fail(entry.offset, diagnostic::thread_start_export_type, to_string(thread_start_type()));
  }
  // Each thread would have another one, of 10 GiB of address space.
  for (std::size_t index = imports_memory_ ? 1 : 0; index < module_.memories.size(); ++index)
    fail(module_.memories[index].offset, diagnostic::memory_of_thread);
}

// WASI functions reach the guest's buffers through this export (WASI preview 1, application ABI).
void CommandRules::check_memory() {
  if (first_without_memory_ != nullptr)
    fail(first_without_memory_->offset, diagnostic::no_memory_export);
}

// The implementation's own limit, on what is allocated at once; the maximum is only a permission.
void CommandRules::check_tables() {
  for (const Table& table : module_.tables)
    if (table.type.limits.minimum > limits::table_elements)
      fail(table.offset, diagnostic::limit_exceeded, "elements in a table", table.type.limits.minimum,
           limits::table_elements);
}

// WASI preview 1, application ABI: a module is a command or a reactor.
class EntryRules {
public:
  EntryRules(const Module& module, std::string_view invoke, Diagnostics& diagnostics)
      : module_(module), invoke_(invoke), diagnostics_(diagnostics) {}

  bool check() {
    const Export* const start = find("_start");
    const Export* const initialize = find("_initialize");
    if (!invoke_.empty())
      return has_no_type(initialize, "_initialize") && check_invoked(find(invoke_));
    if (start != nullptr && initialize != nullptr)
      return fail(initialize->offset, diagnostic::command_and_reactor);
    if (start == nullptr && initialize != nullptr)
      return fail(initialize->offset, diagnostic::reactor_without_invoke);
    if (start == nullptr)
      return fail(module_.offset, diagnostic::no_start_export);
    return has_no_type(start, "_start");
  }

private:
  // The function that is exported under this name; null if there is none.
  const Export* find(std::string_view name) const {
    const auto found = std::ranges::find(module_.exports, name, &Export::name);
    const bool is_function =
        found != module_.exports.end() && std::holds_alternative<FunctionIndex>(found->index);
    return is_function ? &*found : nullptr;
  }

  const FunctionType& type(const Export& function) const {
    return type_of(module_, std::get<FunctionIndex>(function.index));
  }

  bool has_no_type(const Export* function, std::string_view name) {
    return function == nullptr || type(*function) == FunctionType{} ||
           fail(function->offset, diagnostic::entry_export_type, name);
  }

  bool check_invoked(const Export* function) {
    if (function == nullptr)
      return fail(module_.offset, diagnostic::no_invoked_export, escape(invoke_));
    const auto is_integer = [](const ValueType& value) { return value == i32_type || value == i64_type; };
    const FunctionType& function_type = type(*function);
    return (std::ranges::all_of(function_type.parameters, is_integer) &&
            std::ranges::all_of(function_type.results, is_integer)) ||
           fail(function->offset, diagnostic::invoked_export_type, escape(invoke_), to_string(function_type));
  }

  template <typename... Arguments>
  bool fail(std::size_t offset, const DiagnosticFormat<Arguments...>& format,
            std::type_identity_t<Arguments>... arguments) {
    diagnostics_.error(offset, format, std::move(arguments)...);
    return false;
  }

  const Module& module_;
  const std::string_view invoke_;
  Diagnostics& diagnostics_;
};

} // namespace

bool is_thread_spawn(const Import& import) {
  return import.module == abi::thread_spawn_module && import.name == abi::thread_spawn_name;
}

bool starts_threads(const Module& module) { return std::ranges::any_of(module.imports, is_thread_spawn); }

bool check_compiled(const ValidModule& module, Diagnostics& diagnostics) {
  for (const FeatureUse& use : module.uncompiled_features())
    diagnostics.error(use.offset, diagnostic::unsupported_feature, text_of(use.feature), use.subject);
  return module.uncompiled_features().empty();
}

bool check_command(const ValidModule& module, UnknownImports unknown_imports, Diagnostics& diagnostics) {
  return CommandRules(*module, unknown_imports, diagnostics).check();
}

bool check_entry(const ValidModule& module, std::string_view invoke, Diagnostics& diagnostics) {
  return EntryRules(*module, invoke, diagnostics).check();
}

bool check_memory_limit(const ValidModule& module, std::optional<std::uint64_t> maximum,
                        Diagnostics& diagnostics) {
  for (const Memory& memory : module->memories) {
    const std::uint64_t initial = bytes_of_pages(memory.type, memory.type.limits.minimum);
    if (maximum && initial > *maximum) {
      diagnostics.error(memory.offset, diagnostic::memory_limit, initial, *maximum);
      return false;
    }
  }
  return true;
}

} // namespace ingot
