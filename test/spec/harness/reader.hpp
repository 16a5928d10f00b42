// Reads the string of commands. It is our own runner's, so nothing is checked.
#pragma once

#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/span.hpp"
#include "test/spec/harness/commands.hpp"

namespace ingot::spec {

class Reader {
public:
  explicit Reader(const uint8_t* bytes) : next_(bytes) {}

  template <class T>
  T read() {
    T value;
    memcpy(&value, next_, sizeof value);
    next_ += sizeof value;
    return value;
  }

  uint32_t number() { return read<uint32_t>(); }

  Span<const char> string() {
    const uint32_t size = number();
    const char* const text = reinterpret_cast<const char*>(next_);
    next_ += size;
    return {text, size};
  }

private:
  const uint8_t* next_;
};

} // namespace ingot::spec
