// In which form the process writes its errors to stderr (--diagnostics-format), and the last of them.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace ingot {

enum class MessageFormat : std::uint8_t {
  text, // for people: `ingot: error: ...`
  json, // for programs: one object a line (docs/command-line.md)
};

// One for the whole process, and `text` until it is set: a crash has nobody to ask.
void set_message_format(MessageFormat format);
MessageFormat message_format();

// Writes the message, whose parts are joined, and ends the process with exit status 1. Does only what a
// signal handler may (man 7 signal-safety), and allocates nothing: whatever is wrong may be the heap.
[[noreturn]] void end_process(std::initializer_list<const char*> message);

} // namespace ingot
