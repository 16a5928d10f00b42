// What a module must have, beyond being valid, to become a program: something to run (check_entry);
// no imports but functions of WASI, with the right types, the one of wasi-threads, and one
// shared memory, "env" "memory", unless the user allows other functions; and, if it imports functions of
// WASI or that memory, a memory exported as "memory". What starts threads
// can have no memory but the one it imports. Its tables must not be too large to be made.
#pragma once

#include "compiler/support/diagnostics.hpp"
#include "compiler/validate/validate.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ingot {

// Whether this is the function of wasi-threads that starts a thread.
bool is_thread_spawn(const Import& import);

// Whether the module may have several threads, each with an instance of its own.
bool starts_threads(const Module& module);

// False if the module uses a feature that this version does not compile; then `diagnostics` names each of
// them once. Lowering knows nothing of such features.
bool check_compiled(const ValidModule& module, Diagnostics& diagnostics);

// What becomes of imported functions that nobody defines: the module is refused, or to call one is a trap.
enum class UnknownImports : std::uint8_t { refuse, trap };

// False if the module cannot be a program; then `diagnostics` says why, naming every import that is unknown.
bool check_command(const ValidModule& module, UnknownImports unknown_imports, Diagnostics& diagnostics);

// False if there is nothing to run: the export "_start" of a command; or `invoke`, the name of a function
// that is to be called with numbers, if it is not empty, and then, if there is one, the export "_initialize"
// of a reactor before it.
bool check_entry(const ValidModule& module, std::string_view invoke, Diagnostics& diagnostics);

// False if a memory is larger from the start than `maximum` bytes, the user's limit, if there is one.
bool check_memory_limit(const ValidModule& module, std::optional<std::uint64_t> maximum,
                        Diagnostics& diagnostics);

} // namespace ingot
