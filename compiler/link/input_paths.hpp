// Paths by which the linker opens files in memory: through /proc, or where there is none, as in the root of a
// container that has nothing else in it, copies in a folder for temporary files.
#pragma once

#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <cstddef>
#include <string>

namespace ingot {

class InputPaths {
public:
  InputPaths() = default;
  InputPaths(const InputPaths&) = delete;
  InputPaths& operator=(const InputPaths&) = delete;
  // Removes the copies. Only a process that is killed leaves them behind.
  ~InputPaths();

  // Good as long as this object and the file.
  Result<std::string> path_of(const MemoryFile& file);

private:
  Result<Done> make_folder();

  std::string folder_; // empty as long as there is none
  std::size_t copies_ = 0;
};

} // namespace ingot
