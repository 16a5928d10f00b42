// Files -> an archive (IEEE Std 1003.1-2017, pax, ustar interchange format) that depends on their names and
// contents alone: everything belongs to root and is as old as time.
#pragma once

#include "compiler/support/bytes.hpp"
#include "compiler/support/memory_file.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

class TarWriter {
public:
  // Appends to the file, which is an archive once finish() has succeeded.
  explicit TarWriter(MemoryFile& archive) : archive_(archive) {}

  // Names are relative, and have at most 100 bytes. A file has less than 8 GiB; one that is larger is
  // refused.
  Result<Done> add_directory(std::string_view name);
  Result<Done> add_file(std::string_view name, Bytes contents, FileKind kind = FileKind::data);
  Result<Done> finish();

private:
  Result<Done> add_header(std::string_view name, char type, unsigned mode, std::uint64_t size);
  Result<Done> add_zeros(std::size_t count);

  MemoryFile& archive_;
};

} // namespace ingot
