// --trace-wasi: a line on standard error for each call, for a person who wonders why their program does not
// get what it was granted. Compiled code calls this after a WASI call, or before one that does not return.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/line.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

enum class Type : uint8_t {
  none, // behind the last
#define WASI_TYPE(name, wasm) name,
#include "runtime-lib/wasi/trace_types.def"
};

// In bytes, in a signature.
constexpr size_t size_of(Type type) {
  using i32 = uint32_t;
  using i64 = uint64_t;
  switch (type) {
  case Type::none:
    return 0;
#define WASI_TYPE(name, wasm)                                                                                \
  case Type::name:                                                                                           \
    return sizeof(wasm);
#include "runtime-lib/wasi/trace_types.def"
  }
}

struct Call {
  const char* name;
  Type parameters[9];
};

using enum Type;
constexpr Call calls[] = {
#define WASI_PARAMETERS(name, ...) {#name, {__VA_ARGS__}},
#include "runtime-lib/wasi/trace.def"
};

// Whether the row has the parameters of the call's signature.
template <class... Parameters>
constexpr bool fits(uint32_t (*)(const abi::Instance*, Parameters...), const Call& call) {
  constexpr size_t sizes[] = {sizeof(Parameters)..., 0};
  for (size_t i = 0; i < sizeof...(Parameters); i++)
    if (size_of(call.parameters[i]) != sizes[i])
      return false;
  return sizeof...(Parameters) == 9 || call.parameters[sizeof...(Parameters)] == none;
}
template <class Parameter>
constexpr bool fits(void (*)(const abi::Instance*, Parameter), const Call& call) {
  return size_of(call.parameters[0]) == sizeof(Parameter) && call.parameters[1] == none;
}

constexpr const Call* find(const char* name) {
  for (const Call& call : calls) {
    size_t i = 0;
    while (call.name[i] != '\0' && call.name[i] == name[i])
      i++;
    if (call.name[i] == name[i])
      return &call;
  }
  return nullptr;
}

#define WASI_CALL(name, ...) static_assert(fits(abi::wasi_types::ingot_wasi_##name, *find(#name)));
#include "runtime-lib/abi/wasi_preview1.def"

constexpr size_t longest_path = 200;

const char* name_of(uint32_t status) {
  switch (status) {
  case Errno::success:
    return "success";
  case Errno::notcapable:
    return "notcapable";
#define ERRNO(name, wasi, linux)                                                                             \
  case wasi:                                                                                                 \
    return #name;
#include "runtime-lib/wasi/errno.def"
  default:
    return "?";
  }
}

// Names of the bits from the lowest on.
struct BitNames {
  const char* names[5];
};
constexpr BitNames lookupflags_names = {{"symlink_follow"}};
constexpr BitNames oflags_names = {{"creat", "directory", "excl", "trunc"}};
constexpr BitNames fdflags_names = {{"append", "dsync", "nonblock", "rsync", "sync"}};
constexpr BitNames fstflags_names = {{"atim", "atim_now", "mtim", "mtim_now"}};

void add_flags(Line& line, uint64_t flags, const BitNames& bits) {
  const char* separator = "";
  for (const char* const& name : bits.names) {
    const uint64_t bit = uint64_t{1} << (&name - bits.names);
    if (name == nullptr || (flags & bit) == 0)
      continue;
    line.text(separator).text(name);
    separator = "|";
    flags &= ~bit;
  }
  if (flags != 0 || *separator == '\0')
    line.text(separator).hex(flags);
}

void add_path(Line& line, const GuestMemory& memory, uint64_t pointer, uint64_t length) {
  const uint8_t* const bytes = memory.at(pointer, length);
  if (bytes == nullptr)
    line.text("outside of memory");
  else
    line.quoted({reinterpret_cast<const char*>(bytes), length}, longest_path);
}

// What the guest sees granted directories as; nothing for other descriptors.
const char* granted_name(uint64_t fd) {
  FoundDescriptor descriptor;
  if (fd > UINT32_MAX ||
      find_descriptor(static_cast<uint32_t>(fd), right::none, descriptor) != Errno::success)
    return nullptr;
  return descriptor->preopened_as;
}

void add_granted_name(Line& line, const char* name) { line.quoted({name, strlen(name)}, longest_path); }

void add_argument(Line& line, const GuestMemory& memory, Type type, const uint64_t* value) {
  switch (type) {
  case path:
    return add_path(line, memory, value[0], value[1]);
  case lookupflags:
    return add_flags(line, *value, lookupflags_names);
  case oflags:
    return add_flags(line, *value, oflags_names);
  case fdflags:
    return add_flags(line, *value, fdflags_names);
  case fstflags:
    return add_flags(line, *value, fstflags_names);
  case filedelta:
    if (static_cast<int64_t>(*value) < 0)
      line.text("-").decimal(0 - *value);
    else
      line.decimal(*value);
    return;
  case whence:
    line.text(*value == 0 ? "set" : *value == 1 ? "cur" : *value == 2 ? "end" : "?");
    return;
  case pointer:
  case rights:
  case riflags:
  case siflags:
  case sdflags:
    line.hex(*value);
    return;
  default:
    line.decimal(*value);
    return;
  }
}

bool is_result(Type type) {
  return type == fd_result || type == size_result || type == filesize_result || type == prestat_result;
}

// The arguments, then what a successful call gave.
void add_results(Line& line, const GuestMemory& memory, const Call& call, const uint64_t* arguments) {
  for (size_t i = 0; i < 9 && call.parameters[i] != none; i++) {
    uint32_t number = 0;
    uint64_t large = 0;
    if (call.parameters[i] == prestat_result)
      add_granted_name(line.text(", the granted directory "), granted_name(arguments[0]));
    else if (call.parameters[i] == filesize_result && memory.load(arguments[i], large))
      line.text(", ").decimal(large);
    else if ((call.parameters[i] == fd_result || call.parameters[i] == size_result) &&
             memory.load(arguments[i], number))
      line.text(", ").decimal(number);
  }
}

// In words, where a grant may be the reason.
const char* reason(const GuestMemory& memory, const Call& call, const uint64_t* arguments, uint32_t status) {
  uint32_t directory = 0;
  const uint64_t* text = nullptr;
  bool has_directory = false;
  for (size_t i = 0; i < 9 && call.parameters[i] != none; i++) {
    if (call.parameters[i] == prestat_result && status == Errno::badf)
      return "no more directories are granted";
    if (call.parameters[i] == fd && !has_directory) {
      directory = static_cast<uint32_t>(arguments[i]);
      has_directory = true;
    }
    if (call.parameters[i] == path && text == nullptr)
      text = arguments + i;
  }
  FoundDescriptor descriptor;
  const bool is_open = has_directory && find_descriptor(directory, right::none, descriptor) == Errno::success;
  const bool is_read_only = is_open && descriptor->type == FileType::directory &&
                            (descriptor->rights_inheriting & right::fd_write) == 0;
  switch (status) {
  case Errno::badf:
    return has_directory && !is_open ? "there is no such descriptor" : nullptr;
  case Errno::notcapable:
    return is_read_only ? "the directory is granted for reading only" : "the descriptor lacks a right for it";
  case Errno::perm:
    if (text == nullptr)
      return nullptr;
    if (const uint8_t* const first = memory.at(*text, 1); first != nullptr && *first == '/')
      return "the path is absolute, and paths begin at a granted directory";
    return is_read_only ? "the directory is granted for reading only, or the path leads outside of it"
                        : "the path leads outside of the granted directory";
  case Errno::acces:
    return "the system does not permit it to whoever runs this program";
  case Errno::noent:
    return text == nullptr ? nullptr : "there is nothing of this name in the granted directory";
  default:
    return nullptr;
  }
}

} // namespace

extern "C" void ingot_wasi_trace(const abi::Instance* instance, const char* name, const uint64_t* arguments,
                                 uint32_t status) {
  const GuestMemory memory(instance);
  const Call* const call = find(name);
  if (call == nullptr)
    return;
  Line line;
  line.text("ingot: wasi: ").text(name).text("(");
  const char* separator = "";
  for (size_t i = 0; i < 9 && call->parameters[i] != none; i++) {
    if (call->parameters[i] == path_size || is_result(call->parameters[i]))
      continue;
    add_argument(line.text(separator), memory, call->parameters[i], arguments + i);
    separator = ", ";
  }
  line.text(")");
  if (status != abi::wasi_not_called) {
    line.text(" = ").text(name_of(status));
    if (status == Errno::success)
      add_results(line, memory, *call, arguments);
    else if (const char* const why = reason(memory, *call, arguments, status))
      line.text(": ").text(why);
  }
  platform::Host::write_error(line.finish());
}
