// What the validator knows of one value on the operand stack.
#pragma once

#include "compiler/wasm/types.hpp"

#include <cstdint>
#include <string>

namespace ingot {

// A type; or, below an unreachable point, any type at all, or any reference that is not null: the bottom
// types of the specification (spec: valid/conventions, bottom types).
class Operand {
public:
  constexpr Operand(ValueType type) : kind_(Kind::known), type_(type) {}
  static constexpr Operand unknown() { return Operand(Kind::unknown); }
  static constexpr Operand unknown_reference() { return Operand(Kind::unknown_reference); }

  bool is_known() const { return kind_ == Kind::known; }
  bool is_unknown() const { return kind_ == Kind::unknown; }
  bool is_unknown_reference() const { return kind_ == Kind::unknown_reference; }
  // Whether it is a reference for certain.
  bool is_reference() const { return is_known() ? type_.is_reference() : is_unknown_reference(); }
  ValueType type() const { return type_; } // of a known one

private:
  enum class Kind : std::uint8_t { known, unknown, unknown_reference };
  constexpr explicit Operand(Kind kind) : kind_(kind) {}

  Kind kind_;
  ValueType type_;
};

inline std::string to_string(Operand operand) {
  return operand.is_known() ? to_string(operand.type()) : "a value from unreachable code";
}

} // namespace ingot
