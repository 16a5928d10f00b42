// Where executables are kept between runs: `$XDG_CACHE_HOME/ingot`, or `~/.cache/ingot`, a directory of the
// user's alone. An entry has a digest of its contents and its name; what does not agree with it was damaged,
// and is not handed out. docs/command-line.md says how large the directory gets.
#pragma once

#include "compiler/support/descriptor.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/result.hpp"

#include <optional>
#include <string>

namespace ingot {

class CacheDirectory {
public:
  // Makes it if it is not there. Fails if there can be none, or if somebody else could have put something in
  // it.
  static Result<CacheDirectory> open();

  // A copy of the program that was kept under this key; nothing if there is none. Fails if the entry is
  // damaged.
  Result<std::optional<MemoryFile>> find(const std::string& key) const;

  // Keeps the program, in place of what may be there, and sees to it that the directory does not grow without
  // bound.
  Result<Done> keep(const std::string& key, MemoryFile& program) const;

private:
  CacheDirectory(Descriptor directory, std::string path)
      : directory_(std::move(directory)), path_(std::move(path)) {}

  Descriptor directory_;
  std::string path_;
};

} // namespace ingot
