// Grants that are given when the program starts: one in a line, each written as an option of the compiler.
#include "runtime-lib/wasi/grants_at_start.hpp"

#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/wasi/args_environ.hpp"

using namespace ingot;
using namespace ingot::platform;

namespace {

constexpr size_t longest_quoted = 300;

[[noreturn]] void refuse(const char* problem, const char* text) {
  Line line = start_failure();
  fail_to_start(line.text(abi::grants_variable)
                    .text(": ")
                    .text(problem)
                    .text(" ")
                    .quoted({text, strlen(text)}, longest_quoted));
}

// What follows the prefix; null if the text has another.
char* behind(char* text, const char* prefix) {
  for (; *prefix != '\0'; prefix++, text++)
    if (*text != *prefix)
      return nullptr;
  return text;
}

// Ends the text in front of the first separator and gives what is behind; null if there is none.
char* split(char* text, const char* separator) {
  for (; *text != '\0'; text++)
    if (char* const rest = behind(text, separator)) {
      *text = '\0';
      return rest;
    }
  return nullptr;
}

// A line end and a backslash are written \n and \\. In place: what is meant is never longer.
void unescape(char* text) {
  char* to = text;
  for (const char* from = text; *from != '\0'; from++) {
    char character = *from;
    if (character == '\\') {
      character = *++from;
      if (character != '\\' && character != 'n')
        refuse("a backslash is followed by n or by another one, in", text);
      if (character == 'n')
        character = '\n';
    }
    *to++ = character;
  }
  *to = '\0';
}

// Room for this many more grants than those the program was compiled with, and for their text.
class Builder {
public:
  Builder(const abi::Grants& compiled, uint64_t more, uint64_t text_size);

  char* text() { return text_; }
  void add(char* line);
  const abi::Grants* grants() const { return grants_; }

private:
  void add_directory(char* text);
  void add_listener(const char* text);

  abi::Grants* grants_;
  abi::Directory* directories_;
  const char** environment_;
  abi::Listener* listeners_;
  char* text_;
};

INGOT_UNSANDBOXED Builder::Builder(const abi::Grants& compiled, uint64_t more, uint64_t text_size) {
  const uint64_t directories = compiled.directory_count + more;
  const uint64_t variables = compiled.environment_count + more;
  const uint64_t listeners = compiled.listener_count + more;
  const uint64_t size =
      align_up(sizeof(abi::Grants) + directories * sizeof(abi::Directory) + variables * sizeof(char*) +
                   listeners * sizeof(abi::Listener) + text_size,
               Host::page_size());
  uint8_t* const bytes = Host::reserve(size);
  if (bytes == nullptr || !Host::commit(bytes, size)) {
    Line line = start_failure();
    fail_to_start(line.text("cannot allocate memory for the grants"));
  }
  grants_ = reinterpret_cast<abi::Grants*>(bytes);
  directories_ = reinterpret_cast<abi::Directory*>(grants_ + 1);
  environment_ = reinterpret_cast<const char**>(directories_ + directories);
  listeners_ = reinterpret_cast<abi::Listener*>(environment_ + variables);
  text_ = reinterpret_cast<char*>(listeners_ + listeners);

  *grants_ = compiled;
  if (compiled.directory_count != 0)
    memcpy(directories_, compiled.directories, compiled.directory_count * sizeof(abi::Directory));
  if (compiled.environment_count != 0)
    memcpy(environment_, compiled.environment, compiled.environment_count * sizeof(char*));
  if (compiled.listener_count != 0)
    memcpy(listeners_, compiled.listeners, compiled.listener_count * sizeof(abi::Listener));
  grants_->directories = directories_;
  grants_->environment = environment_;
  grants_->listeners = listeners_;
}

// HOST[::GUEST[::ro]], as driver/options/values.cpp has it.
void Builder::add_directory(char* text) {
  char* const guest = split(text, "::");
  char* const access = guest == nullptr ? nullptr : split(guest, "::");
  unescape(text);
  if (guest != nullptr)
    unescape(guest);
  if (*text == '\0' || (guest != nullptr && *guest == '\0') ||
      (access != nullptr && (access[0] != 'r' || access[1] != 'o' || access[2] != '\0')))
    refuse("a directory is written HOST[::GUEST[::ro]], not", text);
  directories_[grants_->directory_count++] = {.host_path = text,
                                              .guest_path = guest == nullptr ? text : guest,
                                              .read_only = access != nullptr ? uint32_t{1} : uint32_t{0},
                                              .reserved = 0};
}

void Builder::add_listener(const char* text) {
  abi::Listener& listener = listeners_[grants_->listener_count++];
  listener.text = text;
  if (!abi::parse_socket_address(text, listener.address))
    refuse("an address is written like 127.0.0.1:8080 or [::1]:8080, not", text);
}

void Builder::add(char* line) {
  if (char* const directory = behind(line, "--dir=")) {
    add_directory(directory);
  } else if (char* const variable = behind(line, "--env=")) {
    unescape(variable);
    if (*variable == '\0' || *variable == '=')
      refuse("a variable is written NAME or NAME=VALUE, not", variable);
    environment_[grants_->environment_count++] = variable;
  } else if (const char* const address = behind(line, "--listen=")) {
    add_listener(address);
  } else if (const char* const rest = behind(line, "--inherit-env"); rest != nullptr && *rest == '\0') {
    grants_->inherit_environment = 1;
  } else if (*line != '\0') {
    refuse("unknown grant", line);
  }
}

} // namespace

extern "C" INGOT_UNSANDBOXED const abi::Grants* ingot_grants_at_start(const abi::Grants* compiled,
                                                                      const char* const* environment) {
  const char* const text = wasi::find_variable(environment, abi::grants_variable);
  if (text == nullptr)
    return compiled;
  if (machine_facts.is_secure) {
    Line line = start_failure();
    fail_to_start(line.text(abi::grants_variable)
                      .text(" is set, but whoever started this program has fewer rights than it has"));
  }
  uint64_t lines = 1;
  for (const char* character = text; *character != '\0'; character++)
    if (*character == '\n')
      lines++;
  const uint64_t size = strlen(text) + 1;
  Builder builder(*compiled, lines, size);
  memcpy(builder.text(), text, size);
  for (char* line = builder.text(); line != nullptr;) {
    char* const next = split(line, "\n");
    builder.add(line);
    line = next;
  }
  return builder.grants();
}
