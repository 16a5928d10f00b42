// An open file of the system, which is closed with the object that has it.
#pragma once

#include <cerrno>
#include <unistd.h>
#include <utility>

namespace ingot {

class Descriptor {
public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Descriptor() {
    if (descriptor_ >= 0)
      ::close(descriptor_);
  }

  bool is_open() const { return descriptor_ >= 0; }
  int get() const { return descriptor_; }

  // The errno value; 0 is success. Some file systems (NFS) tell only here that a write has failed.
  int close() { return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno; }

private:
  int descriptor_;
};

} // namespace ingot
