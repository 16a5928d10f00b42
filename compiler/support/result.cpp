#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <string_view>
#include <system_error>

namespace ingot {

Failure system_failure(std::string_view action, int error_number) {
  return {fmt::format("cannot {}: {}", action, std::generic_category().message(error_number))};
}

} // namespace ingot
