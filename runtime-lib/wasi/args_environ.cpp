// args_*, environ_*: the program's own arguments, and of the environment what was granted.
#include "runtime-lib/wasi/args_environ.hpp"

#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

platform::StartArguments start_arguments;
const abi::Grants* grants;

// Strings one after another; null at the end, and null too for one that is left out.
struct Argument {
  static uint64_t count() { return start_arguments.arguments.size(); }
  static const char* get(uint64_t index) { return start_arguments.arguments[index]; }
};

struct Variable {
  static uint64_t count() { return grants->environment_count; }

  // "NAME=value" is granted as it stands; "NAME" passes on what the program was started with, if anything.
  static const char* get(uint64_t index) {
    const char* const granted = grants->environment[index];
    size_t length = 0;
    for (; granted[length] != '\0'; length++)
      if (granted[length] == '=')
        return granted;
    for (const char* const* variable = start_arguments.environment; *variable != nullptr; variable++) {
      size_t same = 0;
      while (same < length && (*variable)[same] == granted[same])
        same++;
      if (same == length && (*variable)[length] == '=')
        return *variable;
    }
    return nullptr;
  }
};

template <class Strings>
Status store_sizes(const GuestMemory& memory, uint32_t count_pointer, uint32_t size_pointer) {
  uint64_t count = 0, size = 0;
  for (uint64_t i = 0; i < Strings::count(); i++)
    if (const char* const string = Strings::get(i)) {
      count++;
      size += strlen(string) + 1;
    }
  if (count > UINT32_MAX || size > UINT32_MAX)
    return Errno::overflow;
  if (!memory.store(count_pointer, static_cast<uint32_t>(count)) ||
      !memory.store(size_pointer, static_cast<uint32_t>(size)))
    return Errno::fault;
  return Errno::success;
}

template <class Strings>
Status store_strings(const GuestMemory& memory, uint64_t pointers, uint64_t buffer) {
  for (uint64_t i = 0; i < Strings::count(); i++)
    if (const char* const string = Strings::get(i)) {
      const uint64_t size = strlen(string) + 1;
      uint8_t* const to = memory.at(buffer, size);
      if (to == nullptr || !memory.store(pointers, static_cast<uint32_t>(buffer)))
        return Errno::fault;
      memcpy(to, string, size);
      buffer += size;
      pointers += sizeof(uint32_t);
    }
  return Errno::success;
}

} // namespace

void wasi::keep_start_arguments(const abi::Grants& granted, const platform::StartArguments& start) {
  grants = &granted;
  start_arguments = start;
}

extern "C" uint32_t ingot_wasi_args_sizes_get(const abi::Instance* instance, uint32_t count, uint32_t size) {
  return store_sizes<Argument>(GuestMemory(instance), count, size);
}

extern "C" uint32_t ingot_wasi_args_get(const abi::Instance* instance, uint32_t pointers, uint32_t buffer) {
  return store_strings<Argument>(GuestMemory(instance), pointers, buffer);
}

extern "C" uint32_t ingot_wasi_environ_sizes_get(const abi::Instance* instance, uint32_t count,
                                                 uint32_t size) {
  return store_sizes<Variable>(GuestMemory(instance), count, size);
}

extern "C" uint32_t ingot_wasi_environ_get(const abi::Instance* instance, uint32_t pointers,
                                           uint32_t buffer) {
  return store_strings<Variable>(GuestMemory(instance), pointers, buffer);
}
