#include "runtime-lib/profile/profile.hpp"

#include "runtime-lib/abi/profile.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/platform/linux/auxiliary.hpp"
#include "runtime-lib/platform/linux/system_calls.hpp"
#include "runtime-lib/support/line.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/threads/lock.hpp"

namespace ingot::profile {

using namespace platform;

namespace {

// Set before the guest runs.
constinit const abi::Profile* described = nullptr;
constinit int file = -1;

// A path, terminated if it fits.
class Path : public TextFormat<Path> {
public:
  void put(char character) {
    if (size_ < sizeof characters_)
      characters_[size_] = character;
    size_++;
  }

  bool fits() const { return size_ <= sizeof characters_; }
  const char* characters() const { return characters_; }

private:
  size_t size_ = 0;
  char characters_[4096]; // PATH_MAX
};

// With the number of the process in place of each %p.
INGOT_UNSANDBOXED void expand(const char* pattern, Path& path) {
  for (; *pattern != '\0'; pattern++) {
    if (pattern[0] == '%' && pattern[1] == 'p') {
      path.decimal(static_cast<uintptr_t>(sys::getpid()));
      pattern++;
    } else {
      path.put(*pattern);
    }
  }
  path.put('\0');
}

Line& add_reason(Line& line, int64_t error) {
  switch (error) {
  case -ENOENT:
    return line.text("there is no such directory");
  case -EACCES:
    return line.text("permission denied");
  case -ENOSPC:
    return line.text("no space is left");
  default:
    return line.text("error ").decimal(static_cast<uint64_t>(-error)).text(" of the system");
  }
}

Line failure() {
  constexpr size_t longest_name = 300;
  Line line = start_failure();
  line.text("cannot write the profile ")
      .quoted({described->path, strlen(described->path)}, longest_name)
      .text(": ");
  return line;
}

// Not on the stack, which may be that of the fault handler.
constexpr size_t buffer_size = 512;
constinit uint64_t buffer[buffer_size] = {};

// Words on their way to the file, through the buffer. What other threads of the guest still count while this
// goes on may be in it or not, but the checksum is of what is written.
class Writer {
public:
  void put(uint64_t word) {
    checksum_ = abi::add_to_profile_checksum(checksum_, word);
    buffer[count_++] = word;
    if (count_ == buffer_size)
      flush();
  }

  // Ends the file. 0, or the first error there was.
  int64_t finish() {
    put(checksum_);
    flush();
    return error_;
  }

private:
  void flush() {
    uint8_t* next = reinterpret_cast<uint8_t*>(buffer);
    size_t left = count_ * sizeof *buffer;
    count_ = 0;
    while (left > 0 && error_ == 0) {
      const IoVector vector = {.base = next, .size = left};
      const int64_t written = sys::writev(file, &vector, 1);
      if (written <= 0) {
        error_ = written < 0 ? written : -ENOSPC;
        return;
      }
      next += written;
      left -= static_cast<size_t>(written);
    }
  }

  uint64_t checksum_ = abi::initial_profile_checksum;
  int64_t error_ = 0;
  size_t count_ = 0;
};

void write() {
  // Several threads may end the program at once; the second waits for the first, and finds nothing to do.
  static constinit uint32_t lock_word = 0;
  static constinit bool is_written = false;
  const threads::Lock lock(lock_word);
  if (is_written)
    return;
  is_written = true;

  // The file of an earlier run goes only now. What cannot be cut is no regular file.
  sys::ftruncate(file, 0);
  abi::ProfileHeader header = {.magic = {},
                               .version = abi::profile_version,
                               .reserved = 0,
                               .code_hash = {},
                               .counter_count = described->counter_count};
  memcpy(header.magic, abi::profile_magic, sizeof header.magic);
  memcpy(header.code_hash, described->code_hash, sizeof header.code_hash);
  Writer writer;
  uint64_t words[sizeof header / sizeof(uint64_t)];
  memcpy(words, &header, sizeof header);
  for (const uint64_t word : words)
    writer.put(word);
  for (uint64_t i = 0; i < described->counter_count; i++)
    writer.put(__atomic_load_n(&described->counters[i], __ATOMIC_RELAXED));
  if (const int64_t error = writer.finish(); error != 0) {
    sys::ftruncate(file, 0);
    Line line = failure();
    Host::write_error(add_reason(line, error).finish());
  }
}

} // namespace

} // namespace ingot::profile

// Opened now, since the sandbox lets nothing be opened later; and a program that could not write at its end
// would have run for nothing.
extern "C" INGOT_UNSANDBOXED void ingot_profile_begin(const ingot::abi::Profile* profile) {
  using namespace ingot;
  using namespace ingot::platform;
  profile::described = profile;
  Line line = profile::failure();
  if (machine_facts.is_secure)
    fail_to_start(line.text("whoever started this program has fewer rights than it has"));
  profile::Path path;
  profile::expand(profile->path, path);
  if (!path.fits())
    fail_to_start(line.text("the path is too long"));
  const int64_t opened = sys::openat(at_working_directory, path.characters(),
                                     open_flag::write_only | open_flag::create | open_flag::close_on_exec |
                                         open_flag::no_controlling_terminal,
                                     /*mode=*/0666);
  if (opened < 0)
    fail_to_start(profile::add_reason(line, opened));
  profile::file = static_cast<int>(opened);
  write_profile = profile::write;
}
