// args_*, environ_*: the program's own arguments, and of the environment what was granted.
#include "runtime-lib/wasi/args_environ.hpp"

#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/wasi/guest.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"

using namespace ingot;
using namespace ingot::wasi;

namespace {

// Whether the variable has the name that this one begins with, before the "=" or the end.
bool has_name(const char* variable, const char* name) {
  for (; *name != '\0' && *name != '='; name++, variable++)
    if (*variable != *name)
      return false;
  return *variable == '=';
}

// The first variable of this name.
const char* find(const char* const* environment, const char* name) {
  for (; *environment != nullptr; environment++)
    if (has_name(*environment, name))
      return *environment;
  return nullptr;
}

// Strings by index; null for one that is left out.
struct Argument {
  static uint64_t count() {
    return present_guest().start_arguments.arguments.size() + present_guest().grants->argument_count;
  }

  // The name of the program is the first.
  static const char* get(uint64_t index) {
    const Span<const char* const>& at_start = present_guest().start_arguments.arguments;
    const abi::Grants& grants = *present_guest().grants;
    const uint64_t names = at_start.size() == 0 ? 0 : 1;
    if (index < names)
      return at_start[index];
    index -= names;
    return index < grants.argument_count ? grants.arguments[index]
                                         : at_start[names + index - grants.argument_count];
  }
};

struct Variable {
  static uint64_t count() { return present_guest().grants->environment_count + inherited_count(); }

  // "NAME=value" is granted as it stands; "NAME" passes on what the program was started with, if anything.
  static const char* get(uint64_t index) {
    const abi::Grants& grants = *present_guest().grants;
    const char* const* const environment = present_guest().start_arguments.environment;
    if (index < grants.environment_count) {
      const char* const granted = grants.environment[index];
      for (const char* character = granted; *character != '\0'; character++)
        if (*character == '=')
          return granted;
      return find(environment, granted);
    }
    const char* const inherited = environment[index - grants.environment_count];
    return is_hidden(inherited) ? nullptr : inherited;
  }

private:
  static uint64_t inherited_count() {
    uint64_t count = 0;
    const bool inherits = present_guest().grants->inherit_environment != 0;
    while (inherits && present_guest().start_arguments.environment[count] != nullptr)
      count++;
    return count;
  }

  // What is granted by name is not inherited as well, and the grants themselves concern the runtime alone.
  static bool is_hidden(const char* inherited) {
    const abi::Grants& grants = *present_guest().grants;
    for (uint64_t i = 0; i < grants.environment_count; i++)
      if (has_name(inherited, grants.environment[i]))
        return true;
    return has_name(inherited, abi::grants_variable);
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

uint64_t wasi::argument_count() { return Argument::count(); }

const char* wasi::argument(uint64_t index) { return Argument::get(index); }

const char* wasi::find_variable(const char* const* environment, const char* name) {
  const char* const variable = find(environment, name);
  return variable == nullptr ? nullptr : variable + strlen(name) + 1;
}

void wasi::keep_start_arguments(const abi::Grants& granted, const platform::StartArguments& start) {
  present_guest().grants = &granted;
  present_guest().start_arguments = start;
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
