// sock_accept, sock_recv, sock_send, sock_shutdown. The guest cannot make a socket: it has those that it was
// granted to listen with, the connections to them, and what it was started with as a standard stream.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/fdflags.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/vectors.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

Status find_socket(uint32_t fd, Rights needed, FoundDescriptor& descriptor) {
  if (const Status error = find_descriptor(fd, right::none, descriptor); error != Errno::success)
    return error;
  if (descriptor->type != FileType::socket_stream && descriptor->type != FileType::socket_dgram)
    return Errno::notsock;
  return (descriptor->rights_base & needed) == needed ? Errno::success : Errno::notcapable;
}

} // namespace

extern "C" uint32_t ingot_wasi_sock_accept(const abi::Instance* instance, uint32_t fd, uint32_t flags,
                                           uint32_t result) {
  FoundDescriptor listening;
  if ((flags & ~uint32_t{fdflags::nonblock}) != 0)
    return Errno::inval;
  if (const Status error = find_socket(fd, right::sock_accept, listening); error != Errno::success)
    return error;
  NewDescriptor accepted;
  if (!accepted.reserve())
    return Errno::mfile;
  if (!GuestMemory(instance).store(result, accepted.number()))
    return Errno::fault;
  const int64_t host = sys::accept4(listening->host, to_open_flags(flags) | open_flag::close_on_exec);
  if (host < 0)
    return status_of(host);
  accepted.open({.type = FileType::socket_stream,
                 .host = static_cast<int32_t>(host),
                 .rights_base = listening->rights_inheriting,
                 .rights_inheriting = right::none,
                 .preopened_as = nullptr,
                 .listens_at = nullptr});
  return Errno::success;
}

extern "C" uint32_t ingot_wasi_sock_recv(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                         uint32_t length, uint32_t flags, uint32_t size_result,
                                         uint32_t flags_result) {
  const GuestMemory memory(instance);
  FoundDescriptor descriptor;
  Vectors vectors;
  if ((flags & ~riflags::all) != 0)
    return Errno::inval;
  if (const Status error = find_socket(fd, right::fd_read, descriptor); error != Errno::success)
    return error;
  if (const Status error = load_vectors(memory, list, length, vectors); error != Errno::success)
    return error;
  MessageHeader message = {.vectors = vectors.items, .vector_count = vectors.count};
  const int message_flags = ((flags & riflags::recv_peek) != 0 ? message_peek : 0) |
                            ((flags & riflags::recv_waitall) != 0 ? message_wait_all : 0);
  const int64_t received = sys::recvmsg(descriptor->host, message, message_flags);
  if (received < 0)
    return status_of(received);
  const uint16_t truncated =
      (message.flags & message_truncated) != 0 ? roflags::recv_data_truncated : uint16_t{0};
  if (!memory.store(size_result, static_cast<uint32_t>(received)) || !memory.store(flags_result, truncated))
    return Errno::fault;
  return Errno::success;
}

// There are no flags for sending.
extern "C" uint32_t ingot_wasi_sock_send(const abi::Instance* instance, uint32_t fd, uint32_t list,
                                         uint32_t length, uint32_t flags, uint32_t size_result) {
  const GuestMemory memory(instance);
  FoundDescriptor descriptor;
  Vectors vectors;
  if (flags != 0)
    return Errno::inval;
  if (const Status error = find_socket(fd, right::fd_write, descriptor); error != Errno::success)
    return error;
  if (const Status error = load_vectors(memory, list, length, vectors); error != Errno::success)
    return error;
  const MessageHeader message = {.vectors = vectors.items, .vector_count = vectors.count};
  const int64_t sent = sys::sendmsg(descriptor->host, message);
  if (sent < 0)
    return status_of(sent);
  return memory.store(size_result, static_cast<uint32_t>(sent)) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_sock_shutdown(const abi::Instance*, uint32_t fd, uint32_t how) {
  FoundDescriptor descriptor;
  if (const Status error = find_socket(fd, right::sock_shutdown, descriptor); error != Errno::success)
    return error;
  if (how == 0 || (how & ~sdflags::all) != 0)
    return Errno::inval;
  return status_of(sys::shutdown(descriptor->host, static_cast<int>(how) - 1)); // SHUT_RD, SHUT_WR, SHUT_RDWR
}
