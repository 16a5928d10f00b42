// Sockets that were granted to listen. Programs without such grants link none of it.
#include "runtime-lib/wasi/listeners.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/granted_files.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

// How many connections may wait to be accepted; the system has a limit of its own (net.core.somaxconn).
constexpr int backlog = 4096;

uint64_t to_system(const abi::SocketAddress& address, InternetAddress& result) {
  result = {.family = address.is_ipv6 != 0 ? family_ipv6 : family_ipv4,
            .port = __builtin_bswap16(address.port),
            .flow = {},
            .address = {},
            .scope = 0};
  if (address.is_ipv6 != 0)
    memcpy(result.address, address.bytes, sizeof result.address);
  else
    memcpy(result.flow, address.bytes, sizeof result.flow);
  return address.is_ipv6 != 0 ? sizeof result : size_of_ipv4_address;
}

// The socket; or the error of the first call that fails, and which.
INGOT_UNSANDBOXED int64_t listen_at(const abi::SocketAddress& address, const char*& call) {
  constexpr int32_t yes = 1;
  InternetAddress system_address;
  const uint64_t size = to_system(address, system_address);
  call = "socket";
  const int64_t socket = sys::stream_socket(system_address.family);
  if (socket < 0)
    return socket;
  const int host = static_cast<int>(socket);
  call = "setsockopt";
  // A program that is started again gets its address at once, though the system still remembers its
  // connections (tcp(7), TIME_WAIT).
  int64_t error = sys::setsockopt(host, socket_level, socket_reuse_address_option, yes);
  // [::] means itself, and not all addresses of IPv4 as well: what is granted is what is written.
  if (error == 0 && address.is_ipv6 != 0)
    error = sys::setsockopt(host, ipv6_level, ipv6_only_option, yes);
  if (error < 0)
    return error;
  call = "bind";
  error = sys::bind(host, system_address, size);
  if (error < 0)
    return error;
  call = "listen";
  error = sys::listen(host, backlog);
  return error < 0 ? error : socket;
}

const char* reason(int64_t error) {
  switch (error) {
  case -EACCES:
    return "permission denied";
  case -EAFNOSUPPORT:
    return "this system has no such addresses";
  case -EADDRINUSE:
    return "the address is in use";
  case -EADDRNOTAVAIL:
    return "this machine does not have the address";
  default:
    return nullptr;
  }
}

} // namespace

extern "C" INGOT_UNSANDBOXED void ingot_listen(const abi::Listener* listener) {
  Line line = start_failure();
  NewDescriptor descriptor;
  if (!descriptor.reserve())
    fail_to_start(line.text("too many granted directories and addresses"));
  const char* call = nullptr;
  const int64_t host = listen_at(listener->address, call);
  if (host < 0) {
    line.text("cannot listen at ").text(listener->text).text(": ");
    if (reason(host) != nullptr)
      fail_to_start(line.text(reason(host)));
    fail_to_start(
        line.text(call).text(" gives error ").decimal(static_cast<uint64_t>(-host)).text(" of the system"));
  }
  descriptor.open(granted_listener(static_cast<int32_t>(host), listener->text));
}
