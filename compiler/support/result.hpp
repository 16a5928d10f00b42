// When the world fails (files, memory, the linker), as opposed to the input (diagnostics.hpp): a value, or
// one line that says what could not be done and why.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace ingot {

// One line without a newline, ready to follow "ingot: error: ".
struct Failure {
  std::string message;
};

// `cannot <action>: <text of error_number>`.
Failure system_failure(std::string_view action, int error_number);

template <typename T>
class [[nodiscard]] Result {
public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failure) : content_(std::in_place_index<1>, std::move(failure)) {}

  explicit operator bool() const { return content_.index() == 0; }
  T& operator*() { return std::get<0>(content_); }
  const T& operator*() const { return std::get<0>(content_); }
  T* operator->() { return &std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }
  const Failure& failure() const { return std::get<1>(content_); }

private:
  std::variant<T, Failure> content_;
};

// For what has no value to give.
struct Done {};

} // namespace ingot
