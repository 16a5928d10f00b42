#include "compiler/validate/wasi_functions.hpp"

#include "runtime-lib/abi/threads.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>

namespace ingot {
namespace {

enum class Unstable : std::uint8_t { same, differs, absent };
enum class WasiType : std::uint8_t { none, i32, i64 };

struct Row {
  std::string_view name;
  std::string_view symbol;
  std::string_view unstable_symbol; // if it differs
  Unstable unstable;
  WasiType result;
  std::array<WasiType, 9> parameters; // `none` behind the last
};

constexpr Row rows[] = {
#define WASI_CALL(name, unstable, result, ...)                                                               \
  {#name, "ingot_wasi_" #name, "ingot_wasi_unstable_" #name, Unstable::unstable, WasiType::result, [] {      \
     using enum WasiType;                                                                                    \
     return std::array<WasiType, 9>{__VA_ARGS__};                                                            \
   }()},
#include "runtime-lib/abi/wasi_preview1.def"
};

FunctionType type_of(const Row& row) {
  FunctionType type;
  for (const WasiType parameter : row.parameters) {
    if (parameter != WasiType::none)
      type.parameters.push_back(parameter == WasiType::i64 ? i64_type : i32_type);
  }
  if (row.result != WasiType::none)
    type.results.push_back(row.result == WasiType::i64 ? i64_type : i32_type);
  return type;
}

} // namespace

std::optional<WasiFunction> find_wasi_function(std::string_view module, std::string_view name) {
  if (module == abi::thread_spawn_module && name == abi::thread_spawn_name)
    return WasiFunction{.symbol = abi::thread_spawn_symbol,
                        .type = {.parameters = {i32_type}, .results = {i32_type}}};
  const bool unstable = module == "wasi_unstable";
  const auto* const row = std::ranges::find(rows, name, &Row::name);
  if ((!unstable && module != "wasi_snapshot_preview1") || row == std::end(rows) ||
      (unstable && row->unstable == Unstable::absent))
    return std::nullopt;
  const bool differs = unstable && row->unstable == Unstable::differs;
  return WasiFunction{.symbol = differs ? row->unstable_symbol : row->symbol, .type = type_of(*row)};
}

} // namespace ingot
