#include "runtime-lib/wasi/descriptors.hpp"

namespace ingot::wasi {

using namespace platform;

namespace {

Descriptor descriptors[descriptor_limit];

} // namespace

Status find_descriptor(uint32_t number, Rights needed, Descriptor*& descriptor) {
  if (number >= descriptor_limit || !descriptors[number].open)
    return Errno::badf;
  if ((descriptors[number].rights_base & needed) != needed)
    return Errno::notcapable;
  descriptor = &descriptors[number];
  return Errno::success;
}

Status find_directory(uint32_t number, Rights needed, Descriptor*& descriptor) {
  if (const Status error = find_descriptor(number, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->type != FileType::directory)
    return Errno::notdir;
  return find_descriptor(number, needed, descriptor);
}

Descriptor* lowest_closed_descriptor(uint32_t& number) {
  for (number = 0; number < descriptor_limit; number++)
    if (!descriptors[number].open)
      return &descriptors[number];
  return nullptr;
}

void close_descriptor(Descriptor& descriptor) {
  // The process keeps its standard descriptors: a file that got the number 2 would be sent the message of a
  // trap. What was behind input and output is let go all the same, for another process may wait for its end:
  // standard error takes their place, of which nobody but the runtime knows.
  constexpr int standard_error = 2;
  if (descriptor.host < standard_error)
    sys::dup3(standard_error, descriptor.host);
  else if (descriptor.host > standard_error)
    sys::close(descriptor.host);
  descriptor = {};
}

FileType file_type(uint16_t mode) {
  switch (mode & mode_type_mask) {
  case mode_block_device:
    return FileType::block_device;
  case mode_character_device:
    return FileType::character_device;
  case mode_directory:
    return FileType::directory;
  case mode_regular:
    return FileType::regular_file;
  case mode_symbolic_link:
    return FileType::symbolic_link;
  case mode_socket:
    return FileType::socket_stream;
  default:
    return FileType::unknown;
  }
}

} // namespace ingot::wasi
