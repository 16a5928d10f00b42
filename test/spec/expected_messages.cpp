#include "expected_messages.hpp"

#include <algorithm>
#include <string_view>

namespace ingot::spec {
namespace {

struct Row {
  DiagnosticKind kind;
  std::string_view phrase;
};

constexpr Row rows[] = {
#define EXPECTED(kind, phrase) {DiagnosticKind::kind, phrase},
#include "expected_messages.def"
};

} // namespace

bool matches_expectation(const Diagnostic& diagnostic, std::string_view suite_message) {
  return std::string_view(diagnostic.message).starts_with(suite_message) ||
         std::ranges::any_of(rows, [&](const Row& row) {
           return row.kind == diagnostic.kind && suite_message.starts_with(row.phrase);
         });
}

} // namespace ingot::spec
