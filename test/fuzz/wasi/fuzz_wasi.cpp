// The WASI functions with whatever a guest could pass them: pointers, lengths and descriptors, in bounds and
// out of them. The guest's memory is a heap block, so that the sanitizer sees every step beyond it. Held are,
// after every call: nothing of the runtime's stack is in the guest's memory; and after every input: all
// descriptors of the process that the guest had opened are closed.
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/args_environ.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <signal.h>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace {

using namespace ingot;
using namespace ingot::wasi;

constexpr uint32_t memory_size = 65536;
constexpr uint8_t canary = 0xC7; // on the stack before each call, and nowhere in what the guest is given

struct Function {
  const char* name;
  uint32_t (*call)(const abi::Instance* instance, const uint64_t* arguments);
  uint32_t parameter_count;
};

constexpr uint32_t most_parameters = 9;

template <auto function>
struct Caller;

template <class Result, class... Parameters, Result (*function)(const abi::Instance*, Parameters...)>
struct Caller<function> {
  static uint32_t call(const abi::Instance* instance, const uint64_t* arguments) {
    return call_with(instance, arguments, std::index_sequence_for<Parameters...>{});
  }
  template <std::size_t... index>
  static uint32_t call_with(const abi::Instance* instance, [[maybe_unused]] const uint64_t* arguments,
                            std::index_sequence<index...>) {
    if constexpr (std::is_void_v<Result>)
      return 0; // proc_exit would end more than the guest
    else
      return function(instance, static_cast<Parameters>(arguments[index])...);
  }
  static constexpr uint32_t parameter_count = sizeof...(Parameters);
};

#define ROW(symbol)                                                                                          \
  {#symbol, &Caller<&abi::wasi_types::symbol>::call, Caller<&abi::wasi_types::symbol>::parameter_count},
#define UNSTABLE_same(name)
#define UNSTABLE_absent(name)
#define UNSTABLE_differs(name) ROW(ingot_wasi_unstable_##name)

constexpr Function functions[] = {
#define WASI_CALL(name, unstable, ...) ROW(ingot_wasi_##name) UNSTABLE_##unstable(name)
#include "runtime-lib/abi/wasi_preview1.def"
};

// Strings for the guest to point at, each at a multiple of 64.
constexpr std::string_view strings[] = {
    "file",    "dir",        "dir/file", "link", "link/file", "..",         "dir/../file", "../outside",
    "to_file", "to_nothing", "absent",   "new",  "new/",      "dir/new",    "./dir/.",     "/etc/passwd",
    "loop",    "to_up/x",    "dir/sub/", "a\0b", "empty",     "dir//file/", "renamed",     "\xFF\xFE",
};
constexpr uint32_t strings_at = 1024;

class Guest {
public:
  Guest() {
    memory_ = {.base = bytes_.get(),
               .size = memory_size,
               .maximum = memory_size,
               .reservation = memory_size,
               .page_size_log2 = 16,
               .is_guarded = 0,
               .is_shared = 0,
               .reserved = 0,
               .growth_lock = 0};
    instance_.memory = &memory_;
    std::memset(bytes_.get(), 0xA5, memory_size);
    for (uint32_t i = 0; i < std::size(strings); i++)
      std::memcpy(bytes_.get() + strings_at + 64 * i, strings[i].data(), strings[i].size());
  }

  const abi::Instance* instance() const { return &instance_; }
  uint8_t* bytes() { return bytes_.get(); }

private:
  std::unique_ptr<uint8_t[]> bytes_{new uint8_t[memory_size]};
  abi::Memory memory_ = {};
  abi::Instance instance_ = {};
};

// Numbers out of the fuzzer's bytes; zeros behind their end.
class Input {
public:
  Input(const uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool at_end() const { return size_ == 0; }
  uint8_t byte() {
    if (size_ == 0)
      return 0;
    size_--;
    return *data_++;
  }
  uint64_t number(unsigned bytes) {
    uint64_t value = 0;
    while (bytes-- > 0)
      value = value << 8 | byte();
    return value;
  }

  // A kind of argument, then what it takes of bytes.
  uint64_t argument() {
    switch (byte() % 12) {
    case 0:
    case 1:
      return byte() % 16; // a descriptor, flags, a count
    case 2:
      return strings_at + 64 * (byte() % std::size(strings)); // a string
    case 3:
      return byte();
    case 4:
      return number(2) % memory_size; // a pointer
    case 5:
      return 8192 + 64 * (byte() % 16); // what pokes go to
    case 6:
      return memory_size - byte() % 64; // the end of memory
    case 7:
      return uint64_t{1} << byte() % 64;
    case 8:
      return ~uint64_t{0} - byte() % 64;
    case 9:
      return number(4);
    case 10:
      return number(8);
    default:
      return 0x3FFFFFFF & ~number(4); // rights
    }
  }

private:
  const uint8_t* data_;
  std::size_t size_;
};

std::string work;
uint64_t call_count;
int listening_address_count;

[[gnu::noinline]] void dirty_stack() {
  volatile uint8_t bytes[24 * 1024];
  for (volatile uint8_t& byte : bytes)
    byte = canary;
}

void make_tree() {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::directory_iterator(work))
    fs::remove_all(entry);
  fs::create_directories(work + "/inside/dir/sub");
  fs::create_directory(work + "/inside/empty");
  for (const char* const name : {"/inside/file", "/inside/dir/file", "/outside"})
    if (std::FILE* const file = std::fopen((work + name).c_str(), "w")) {
      std::fputs("contents", file);
      std::fclose(file);
    }
  for (const auto& [target, name] : {std::pair{"dir", "link"},
                                     {"file", "to_file"},
                                     {"absent", "to_nothing"},
                                     {"loop", "loop"},
                                     {"..", "to_up"}})
    fs::create_symlink(target, work + "/inside/" + name);
}

void require(bool condition, const char* what, const char* where) {
  if (condition)
    return;
  std::fprintf(stderr, "%s: %s\n", where, what);
  std::abort();
}

void open(int host, FileType type, Rights base, Rights inheriting, const char* name) {
  NewDescriptor descriptor;
  require(descriptor.reserve(), "the table is full at the start", "open");
  descriptor.open({.type = type,
                   .host = host,
                   .rights_base = base,
                   .rights_inheriting = inheriting,
                   .preopened_as = name,
                   .listens_at = nullptr});
}

// The guest begins with: a file, a pipe's two ends, a directory, a socket with something to read, a listening
// one with a connection to accept, from which there is something to read as well.
void open_descriptors() {
  int ends[2];
  open(::open((work + "/inside/file").c_str(), O_RDWR | O_CLOEXEC), FileType::regular_file, right::of_files,
       right::none, nullptr);
  if (::pipe2(ends, O_CLOEXEC) == 0) {
    (void)!::write(ends[1], "piped", 5);
    open(ends[0], FileType::unknown, right::of_files, right::none, nullptr);
    open(ends[1], FileType::unknown, right::of_files, right::none, nullptr);
  }
  open(::open((work + "/inside").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), FileType::directory,
       right::of_directories, right::of_directories | right::of_files, "/");
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0) {
    (void)!::write(ends[1], "sent", 4);
    open(ends[0], FileType::socket_stream, right::of_sockets, right::none, nullptr);
    ::close(ends[1]);
  }
  const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::snprintf(address.sun_path, sizeof address.sun_path, "%s/socket%d", work.c_str(),
                listening_address_count++ % 64);
  ::unlink(address.sun_path);
  const auto* const name = reinterpret_cast<const sockaddr*>(&address);
  const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  require(::bind(listening, name, sizeof address) == 0 && ::listen(listening, 1) == 0 &&
              ::connect(client, name, sizeof address) == 0,
          "nobody can connect", "start");
  (void)!::write(client, "sent", 4);
  ::close(client);
  open(listening, FileType::socket_stream, right::of_listeners, right::of_connections, nullptr);
}

uint64_t count_open() {
  uint64_t count = 0;
  for (int descriptor = 0; descriptor < 1100; descriptor++)
    count += ::fcntl(descriptor, F_GETFD) >= 0;
  return count;
}

void set_up() {
  static const char* const arguments[] = {"program", "argument"};
  static const char* const environment[] = {"NAME=value", "OTHER=", nullptr};
  static const char* const granted[] = {"NAME", "SET=1", "ABSENT"};
  static constexpr abi::Grants grants = {.directories = nullptr,
                                         .directory_count = 0,
                                         .environment = granted,
                                         .environment_count = 3,
                                         .arguments = nullptr,
                                         .argument_count = 0,
                                         .listeners = nullptr,
                                         .listener_count = 0,
                                         .inherit_environment = 0,
                                         .reserved = 0,
                                         .at_start = nullptr,
                                         .listen = nullptr,
                                         .files = nullptr};
  const char* const parent = std::getenv("TMPDIR");
  std::string name = std::string(parent != nullptr ? parent : "/tmp") + "/fuzz_wasi.XXXXXX";
  require(::mkdtemp(name.data()) != nullptr, "no folder to work in", "start");
  work = name;
  const rlimit limit = {.rlim_cur = 1 << 20, .rlim_max = 1 << 20};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  ::signal(SIGXFSZ, SIG_IGN);
  ::signal(SIGPIPE, SIG_IGN);
  keep_start_arguments(grants, {.arguments = {arguments, 2}, .environment = environment});
  std::atexit([] {
    std::filesystem::remove_all(work);
    std::fprintf(stderr, "%llu calls\n", static_cast<unsigned long long>(call_count));
  });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size) {
  static uint64_t inputs = 0;
  if (inputs == 0)
    set_up();
  if (inputs++ % 64 == 0)
    make_tree();
  const uint64_t open_before = inputs % 64 == 1 ? count_open() : 0;
  static const bool without_openat2 = std::getenv("INGOT_FUZZ_COMPONENTS") != nullptr;
  open_descriptors();
  if (!without_openat2)
    choose_resolver();

  Guest guest;
  Input input(data, size);
  while (!input.at_end()) {
    const uint8_t choice = input.byte();
    if (choice % 4 == 0) { // the guest writes to its memory
      uint64_t at = 8192 + 64 * (input.byte() % 16);
      for (unsigned length = 1 + input.byte() % 8; length > 0; length--, at += 4) {
        const auto value = static_cast<uint32_t>(input.argument());
        std::memcpy(guest.bytes() + at, &value, sizeof value);
      }
      for (uint32_t i = 8192; i < 8192 + 2048; i++)
        guest.bytes()[i] = guest.bytes()[i] == canary ? canary - 1 : guest.bytes()[i];
      continue;
    }
    const Function& function = functions[input.byte() % std::size(functions)];
    uint64_t arguments[most_parameters];
    for (uint32_t i = 0; i < function.parameter_count; i++)
      arguments[i] = input.argument();
    dirty_stack();
    function.call(guest.instance(), arguments);
    call_count++;
    static constexpr uint8_t leaked[] = {canary, canary, canary, canary};
    require(::memmem(guest.bytes(), memory_size, leaked, sizeof leaked) == nullptr,
            "the guest sees what was on the stack", function.name);
  }
  for (uint32_t number = 0; number < descriptor_limit; number++)
    abi::wasi_types::ingot_wasi_fd_close(guest.instance(), number);
  if (open_before != 0)
    require(count_open() == open_before, "a descriptor is left open", "end");
  return 0;
}
