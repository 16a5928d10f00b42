#pragma once

#include "runtime-lib/platform/linux/system_calls.hpp"

namespace ingot::wasi {

// The descriptor of a file of the process, closed at the end of the scope.
class HostFile {
public:
  HostFile() = default;
  explicit HostFile(int number) : number_(number) {}
  HostFile(const HostFile&) = delete;
  HostFile& operator=(const HostFile&) = delete;
  ~HostFile() {
    if (number_ >= 0)
      platform::sys::close(number_);
  }

  int number() const { return number_; }
  void reset(int number) {
    if (number_ >= 0)
      platform::sys::close(number_);
    number_ = number;
  }
  int release() {
    const int number = number_;
    number_ = -1;
    return number;
  }

private:
  int number_ = -1;
};

} // namespace ingot::wasi
