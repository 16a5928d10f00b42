// Writes the string of commands that the harness reads (harness/commands.hpp).
#pragma once

#include "compiler/text/script.hpp"
#include "test/spec/harness/commands.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ingot::spec {

class CommandWriter {
public:
  void begin(CommandKind kind, std::uint32_t line);
  void number(std::uint32_t value);
  void string(std::string_view text);
  void action(ActionKind kind, std::uint32_t slot, std::string_view name);
  // A number without NaN pattern, a vector, or a reference as one may be given.
  void argument(const script::Constant& constant);
  void result(const script::ExpectedResult& result);

  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

private:
  template <typename T>
  void raw(T value);
  void lanes(unsigned size, const script::Lane* lanes, unsigned count);
  void pattern(const script::Constant& constant);

  std::vector<std::uint8_t> bytes_;
};

} // namespace ingot::spec
