// wasi-threads (WebAssembly/wasi-threads), as names: a module that imports the function can start threads,
// each with an instance of its own, of which the export is called.
#pragma once

namespace ingot::abi {

inline constexpr char thread_spawn_module[] = "wasi"; // of the import
inline constexpr char thread_spawn_name[] = "thread-spawn";
inline constexpr char thread_start_name[] = "wasi_thread_start"; // of the export

// The runtime's function, the Instance first: uint32_t(const Instance*, uint32_t argument).
inline constexpr char thread_spawn_symbol[] = "ingot_wasi_thread_spawn";

// All instances have this memory in common. It is the one that can be imported.
inline constexpr char memory_import_module[] = "env";
inline constexpr char memory_import_name[] = "memory";

} // namespace ingot::abi
