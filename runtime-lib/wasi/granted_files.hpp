// What a guest may do with the files that it is granted, before it runs.
#pragma once

#include "runtime-lib/abi/instance.hpp"
#include "runtime-lib/wasi/descriptors.hpp"

namespace ingot::wasi {

// Of the standard stream of this number (0 to 2), which is this open descriptor of the process.
Descriptor granted_stream(uint32_t number, int32_t host);

// Opens the directory; the system's error, negative, if it cannot.
int64_t open_granted(const abi::Directory& directory, Descriptor& descriptor);

// Of a socket that listens; `text` is its address as it was granted, or null.
inline Descriptor granted_listener(int32_t host, const char* text) {
  return {.type = FileType::socket_stream,
          .host = host,
          .rights_base = right::of_listeners,
          .rights_inheriting = right::of_connections,
          .preopened_as = nullptr,
          .listens_at = text};
}

} // namespace ingot::wasi
