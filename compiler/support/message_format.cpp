#include "compiler/support/message_format.hpp"

#include <atomic>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <unistd.h>

namespace ingot {

namespace {

std::atomic<MessageFormat> process_format = MessageFormat::text;

// False if nobody listens.
bool write_bytes(const char* text, std::size_t size) { return ::write(STDERR_FILENO, text, size) >= 0; }

bool write_plain(const char* text) { return write_bytes(text, std::strlen(text)); }

// As a part of a JSON string (RFC 8259, section 7). Other control characters than spaces tell nobody
// anything.
bool write_json_part(const char* text) {
  for (; *text != '\0'; ++text) {
    const auto byte = static_cast<unsigned char>(*text);
    const char plain = byte < 0x20 || byte >= 0x7F ? ' ' : *text;
    if ((plain == '"' || plain == '\\') && !write_bytes("\\", 1))
      return false;
    if (!write_bytes(&plain, 1))
      return false;
  }
  return true;
}

} // namespace

void set_message_format(MessageFormat format) { process_format = format; }
MessageFormat message_format() { return process_format; }

void end_process(std::initializer_list<const char*> message) {
  const bool is_json = process_format == MessageFormat::json;
  bool is_heard =
      write_plain(is_json ? R"({"severity":"error","code":"internal","message":")" : "ingot: error: ");
  for (const char* const part : message)
    is_heard = is_heard && (is_json ? write_json_part(part) : write_plain(part));
  if (is_heard)
    write_plain(is_json ? "\"}\n" : "\n");
  ::_exit(1);
}

} // namespace ingot
