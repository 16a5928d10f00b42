#include "compiler/container/tar_writer.hpp"

#include "compiler/support/bytes.hpp"
#include "compiler/support/published_file.hpp"
#include "compiler/support/result.hpp"

#include <fmt/core.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ingot {

namespace {

constexpr std::size_t block_size = 512;
constexpr std::uint64_t largest_file = (std::uint64_t{1} << 33) - 1; // 11 octal digits

constexpr char regular_file = '0';
constexpr char directory = '5';

// The fields of a header are text in fixed places.
struct Field {
  std::size_t offset;
  std::size_t size;
};
constexpr Field name_field = {0, 100};
constexpr Field mode_field = {100, 8};
constexpr Field user_field = {108, 8};
constexpr Field group_field = {116, 8};
constexpr Field size_field = {124, 12};
constexpr Field time_field = {136, 12};
constexpr Field checksum_field = {148, 8};
constexpr Field type_field = {156, 1};
constexpr Field magic_field = {257, 8}; // with the version behind it

using Header = std::array<std::uint8_t, block_size>;

void set(Header& header, Field field, std::string_view text) {
  std::size_t at = field.offset;
  for (const char character : text.substr(0, field.size))
    header[at++] = static_cast<std::uint8_t>(character);
}

// Octal, all digits that fit in front of a zero byte.
void set(Header& header, Field field, std::uint64_t number) {
  set(header, field, fmt::format("{:0{}o}", number, field.size - 1));
}

} // namespace

Result<Done> TarWriter::add_header(std::string_view name, char type, unsigned mode, std::uint64_t size) {
  if (size > largest_file)
    return Failure{fmt::format("a file of {} bytes is too large for the archive", size)};
  Header header = {};
  set(header, name_field, name);
  set(header, mode_field, mode);
  set(header, user_field, 0);
  set(header, group_field, 0);
  set(header, size_field, size);
  set(header, time_field, 0);
  set(header, type_field, std::string_view(&type, 1));
  set(header, magic_field, std::string_view("ustar\00000", 8));
  // The checksum counts as spaces while it is computed.
  set(header, checksum_field, "        ");
  unsigned sum = 0;
  for (const std::uint8_t byte : header)
    sum += byte;
  set(header, checksum_field, fmt::format("{:06o}", sum) + '\0');
  return archive_.append(header);
}

Result<Done> TarWriter::add_zeros(std::size_t count) {
  static constexpr std::array<std::uint8_t, 2 * block_size> zeros = {};
  return archive_.append(Bytes(zeros).first(count));
}

Result<Done> TarWriter::add_directory(std::string_view name) { return add_header(name, directory, 0755, 0); }

Result<Done> TarWriter::add_file(std::string_view name, Bytes contents, FileKind kind) {
  const unsigned mode = kind == FileKind::program ? 0755 : 0644;
  if (Result<Done> done = add_header(name, regular_file, mode, contents.size()); !done)
    return done;
  if (Result<Done> done = archive_.append(contents); !done)
    return done;
  return add_zeros((block_size - contents.size() % block_size) % block_size);
}

// Two blocks of zeros are the end.
Result<Done> TarWriter::finish() { return add_zeros(2 * block_size); }

} // namespace ingot
