// Guests with WASI in the process of a host. Each has its own descriptors, duplicated or opened when its
// instance is made. The process is the host's: nothing ends it, stops it, or changes what its signals do.
// (docs/decisions/0033)
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/library/instances.hpp"
#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/support/memory_functions.hpp"
#include "runtime-lib/wasi/granted_files.hpp"
#include "runtime-lib/wasi/guest.hpp"
#include "runtime-lib/wasi/path_resolution.hpp"
#include "runtime-lib/wasi/signals.hpp"

using namespace ingot;
using namespace ingot::library;
using namespace ingot::platform;

namespace {

// A guest, and behind it what its arguments, environment and directories are called.
struct GuestMapping {
  wasi::Guest guest;
  uint64_t size; // in bytes
  abi::Grants grants;
  const char* no_environment; // null, the end of what the guest would inherit
};

uint64_t size_of_string(const char* text) { return strlen(text) + 1; }

const char* guest_path_of(const abi::Directory& directory) {
  return directory.guest_path != nullptr ? directory.guest_path : directory.host_path;
}

uint64_t size_of_strings(const char* const* strings, uint64_t count) {
  uint64_t size = 0;
  for (uint64_t i = 0; i < count; i++)
    size += sizeof(char*) + size_of_string(strings[i]);
  return size;
}

// Hands out the space behind a guest: first the lists, then the strings.
class Copier {
public:
  Copier(uint8_t* space, uint64_t list_entries)
      : lists_(reinterpret_cast<const char**>(space)),
        strings_(reinterpret_cast<char*>(lists_ + list_entries)) {}

  const char* copy(const char* text) {
    const uint64_t size = size_of_string(text);
    char* const to = strings_;
    memcpy(to, text, size);
    strings_ += size;
    return to;
  }

  const char* const* copy(const char* const* strings, uint64_t count) {
    const char** const list = lists_;
    lists_ += count;
    for (uint64_t i = 0; i < count; i++)
      list[i] = copy(strings[i]);
    return list;
  }

private:
  const char** lists_;
  char* strings_;
};

// Never as a standard stream of the process, of which the host may have closed some.
int32_t duplicate(int32_t host) {
  constexpr uint64_t lowest = 3;
  const int64_t result = sys::fcntl<fcntl_duplicate_close_on_exec>(host, lowest);
  if (result < 0)
    end_present_call(abi::outcome::no_descriptor);
  return static_cast<int32_t>(result);
}

void grant_streams(const abi::WasiGrants& granted) {
  for (const abi::Stream& stream : granted.streams) {
    if (stream.is_granted == 0) {
      wasi::NewDescriptor::withhold();
      continue;
    }
    wasi::NewDescriptor descriptor;
    descriptor.reserve(); // the table is empty
    descriptor.open(wasi::granted_stream(descriptor.number(), duplicate(stream.descriptor)));
  }
}

void grant_directories(const abi::WasiGrants& granted, Copier& copier) {
  for (uint64_t i = 0; i < granted.directory_count; i++) {
    abi::Directory directory = granted.directories[i];
    directory.guest_path = copier.copy(guest_path_of(directory));
    wasi::NewDescriptor descriptor;
    if (!descriptor.reserve())
      end_present_call(abi::outcome::no_descriptor);
    wasi::Descriptor opened = {};
    if (wasi::open_granted(directory, opened) < 0)
      end_present_call(abi::outcome::no_directory);
    descriptor.open(opened);
  }
  if (granted.directory_count != 0)
    wasi::choose_resolver();
}

void grant_listeners(const abi::WasiGrants& granted) {
  for (uint64_t i = 0; i < granted.listener_count; i++) {
    wasi::NewDescriptor descriptor;
    if (!descriptor.reserve())
      end_present_call(abi::outcome::no_descriptor);
    descriptor.open(wasi::granted_listener(duplicate(granted.listeners[i]), nullptr));
  }
}

// No call of it is under way, so that all files which are used are those of its descriptors.
void destroy_guest(wasi::Guest* guest) {
  const wasi::DescriptorTable& table = guest->descriptors;
  for (uint32_t file = 1; file < table.files_end; file++)
    if (table.files[file].is_used != 0)
      wasi::close_host(table.files[file].host);
  Host::release(reinterpret_cast<uint8_t*>(guest), reinterpret_cast<GuestMapping*>(guest)->size);
}

void make_guest(State& state, const abi::Configuration& configuration) {
  constexpr abi::WasiGrants nothing = {};
  const abi::WasiGrants& granted = configuration.wasi != nullptr ? *configuration.wasi : nothing;
  uint64_t size = sizeof(GuestMapping) + size_of_strings(granted.arguments, granted.argument_count) +
                  size_of_strings(granted.environment, granted.environment_count);
  for (uint64_t i = 0; i < granted.directory_count; i++)
    size += size_of_string(guest_path_of(granted.directories[i]));
  size = align_up(size, Host::page_size());
  uint8_t* const space = Host::reserve(size);
  if (space == nullptr)
    end_present_call(abi::outcome::no_memory);
  if (!Host::commit(space, size)) {
    Host::release(space, size);
    end_present_call(abi::outcome::no_memory);
  }

  GuestMapping& mapping = *reinterpret_cast<GuestMapping*>(space);
  mapping.size = size;
  state.guest = &mapping.guest;
  state.destroy_guest = destroy_guest;
  Copier copier(space + sizeof(GuestMapping), granted.argument_count + granted.environment_count);
  mapping.guest.start_arguments = {
      .arguments = {copier.copy(granted.arguments, granted.argument_count), granted.argument_count},
      .environment = &mapping.no_environment};
  mapping.grants.environment = copier.copy(granted.environment, granted.environment_count);
  mapping.grants.environment_count = granted.environment_count;
  mapping.guest.grants = &mapping.grants;
  grant_streams(granted);
  grant_directories(granted, copier);
  grant_listeners(granted);
}

} // namespace

wasi::Guest& wasi::present_guest() { return *present_state().guest; }

void wasi::close_host(int32_t host) {
  if (host >= 0)
    sys::close(host);
}

extern "C" uint32_t ingot_library_create_with_wasi(void* module, void* configuration, void* instance) {
  return create(module, configuration, instance, make_guest);
}

extern "C" uint32_t ingot_library_exit_code(void* instance) {
  return state_of(static_cast<abi::Instance*>(instance)).exit_code;
}

extern "C" void ingot_wasi_proc_exit(const abi::Instance*, uint32_t code) {
  present_state().exit_code = code;
  end_present_call(abi::outcome::exited);
}

// What would end a process ends the guest, with the code that a shell shows then.
extern "C" uint32_t ingot_wasi_proc_raise(const abi::Instance* instance, uint32_t signal) {
  using namespace wasi;
  constexpr uint32_t ended_by_signal = 128;
  if (signal > signal::last)
    return Errno::inval;
  switch (signal) {
  case signal::none:
  case signal::pipe: // ignored, as in a program
  case signal::chld:
  case signal::cont:
  case signal::urg:
  case signal::winch:
    return Errno::success;
  }
  if (signal >= signal::stop && signal <= signal::ttou) // there is nobody to let it go on
    return Errno::notsup;
  abi::wasi_types::ingot_wasi_proc_exit(instance,
                                        ended_by_signal + static_cast<uint32_t>(signal::to_linux(signal)));
  return Errno::success; // not reached
}
