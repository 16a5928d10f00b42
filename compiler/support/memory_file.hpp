// A file without a name, in memory (Linux: memfd_create). The stages from code generation on hand their
// products over as such files: LLVM writes one without a second buffer, the linker's process opens it by
// path, the kernel can execute it, and nothing is left behind whatever happens.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace ingot {

class MemoryFile {
public:
  enum class Use { data, program }; // the kernel may refuse to execute what was not declared a program

  static Result<MemoryFile> create(Use use = Use::data);

  // With these bytes in it.
  static Result<MemoryFile> of(Bytes bytes);
  static Result<MemoryFile> of(std::string_view text);

  MemoryFile(MemoryFile&& other) noexcept;
  MemoryFile& operator=(MemoryFile&& other) noexcept;
  ~MemoryFile();

  int descriptor() const { return descriptor_; }

  // Opens the same bytes in this process and in those forked from it.
  std::string path() const;

  Result<Done> append(Bytes bytes);

  // The whole content, valid as long as this object. To be called once nobody writes any more.
  Result<Bytes> bytes();

private:
  explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  void* mapping_ = nullptr;
  std::size_t mapping_size_ = 0;
};

} // namespace ingot
