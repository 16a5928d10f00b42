#include "compiler/wasm/features.hpp"

#include <cstddef>
#include <string_view>

namespace ingot {
namespace {

enum class Status { compiled, later };

struct Row {
  std::string_view text;
  Status status;
};

constexpr Row rows[] = {
#define FEATURE(name, text, status) {text, Status::status},
#include "compiler/wasm/features.def"
};

const Row& row_of(Feature feature) { return rows[static_cast<std::size_t>(feature)]; }

} // namespace

std::string_view text_of(Feature feature) { return row_of(feature).text; }
bool is_compiled(Feature feature) { return row_of(feature).status == Status::compiled; }

} // namespace ingot
