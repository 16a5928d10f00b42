#include "expected_messages.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace ingot::spec {
namespace {

struct Row {
  DiagnosticKind kind;
  std::string_view phrase;
  bool is_reclassified;
};

constexpr Row rows[] = {
#define EXPECTED(kind, phrase) {DiagnosticKind::kind, phrase, false},
#define RECLASSIFIED(kind, phrase) {DiagnosticKind::kind, phrase, true},
#include "expected_messages.def"
};

bool allows(const Row& row, const Diagnostic& diagnostic, std::string_view suite_message) {
  return row.kind == diagnostic.kind && suite_message.starts_with(row.phrase);
}

// Multiple memories are of WebAssembly 3.0, multiple tables of 2.0.
constexpr std::string_view superseded[] = {"multiple tables", "multiple memories"};

} // namespace

// diagnostics.def has the malformations first.
bool is_malformation(DiagnosticKind kind) { return kind < DiagnosticKind::type_mismatch; }

bool is_superseded(std::string_view suite_message) {
  return std::ranges::find(superseded, suite_message) != std::end(superseded);
}

bool is_reclassified(const Diagnostic& diagnostic, std::string_view suite_message) {
  return std::ranges::any_of(
      rows, [&](const Row& row) { return row.is_reclassified && allows(row, diagnostic, suite_message); });
}

bool matches_expectation(const Diagnostic& diagnostic, std::string_view suite_message) {
  return std::string_view(diagnostic.message).starts_with(suite_message) ||
         std::ranges::any_of(rows, [&](const Row& row) { return allows(row, diagnostic, suite_message); });
}

} // namespace ingot::spec
