// A second stack for the signal handlers of one thread: when the first one is exhausted, a handler still
// has room to say so (sigaltstack(2)).
#pragma once

#include <array>
#include <cstddef>

namespace ingot {

// In force in the thread that made it, until that thread destroys it.
class AlternateStack {
public:
  AlternateStack();
  ~AlternateStack();
  AlternateStack(const AlternateStack&) = delete;
  AlternateStack& operator=(const AlternateStack&) = delete;

private:
  std::array<std::byte, std::size_t{64} << 10> memory_{};
};

} // namespace ingot
