#include "runtime-lib/library/instances.hpp"

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/library/memory_images.hpp"
#include "runtime-lib/library/metering.hpp"

namespace ingot::library {

namespace {

void destroy(abi::Instance* instance) {
  State& state = state_of(instance);
  if (state.guest != nullptr)
    state.destroy_guest(state.guest);
  if (state.exceptions != nullptr)
    state.release_exceptions(state.exceptions);
  end_instance(state);
  instance::destroy(instance);
}

// In place of values for the first call.
struct Beginning {
  const abi::Configuration& configuration;
  Prepare prepare;
};

abi::Exception* initialise(abi::Instance* instance, abi::Value* values) {
  const Beginning& beginning = *reinterpret_cast<const Beginning*>(values);
  if (beginning.prepare != nullptr)
    beginning.prepare(state_of(instance), beginning.configuration);
  return static_cast<const abi::LinkableModule*>(instance->module)->initialise(instance);
}

// What a library imports is its own, functions that call the host included; so there is nothing to be found.
bool find_nothing(void*, const abi::Import&, instance::Extern&) { return false; }

abi::Outcome create(const abi::LinkableModule& module, const abi::Configuration& configuration,
                    Prepare prepare, abi::Instance*& created) {
  instance::Limits limits;
  if (configuration.memory_size != 0)
    limits.memory_size = configuration.memory_size;
  if (configuration.table_size != 0)
    limits.table_size = configuration.table_size;
  const instance::HostSpace space = space_for(configuration);
  const instance::Instantiation made =
      instance::make(module, {.find = find_nothing, .context = nullptr}, limits, space);
  if (made.status == instance::Status::wrong_version)
    return abi::outcome::wrong_version;
  if (made.status != instance::Status::done)
    return abi::outcome::no_memory;
  State& state = state_of(made.instance);
  state.user = configuration.user;
  set_meter(*made.instance, configuration);
  state.next_call = reinterpret_cast<uint8_t*>(made.instance);
  state.stack_guard = {state.next_call - space.stack - space.guard, static_cast<size_t>(space.guard)};
  begin_instance(*made.instance, space, configuration);
  fill_memories(made.instance);
  if (module.ask_for_globals != nullptr)
    module.ask_for_globals(made.instance, state.user);
  Beginning beginning = {.configuration = configuration, .prepare = prepare};
  const abi::Outcome outcome = call(made.instance, initialise, reinterpret_cast<abi::Value*>(&beginning));
  if (outcome == abi::returned)
    created = made.instance;
  else
    destroy(made.instance);
  return outcome;
}

} // namespace

abi::Outcome create(void* module, void* configuration, void* instance, Prepare prepare) {
  abi::Instance*& created = *static_cast<abi::Instance**>(instance);
  created = nullptr;
  if (!catch_traps())
    return abi::outcome::no_handler;
  constexpr abi::Configuration defaults = {};
  return create(*static_cast<const abi::LinkableModule*>(module),
                configuration == nullptr ? defaults : *static_cast<const abi::Configuration*>(configuration),
                prepare, created);
}

} // namespace ingot::library

using namespace ingot;

extern "C" uint32_t ingot_library_create(void* module, void* configuration, void* instance) {
  return library::create(module, configuration, instance, nullptr);
}

extern "C" void ingot_library_destroy(void* instance) {
  if (instance != nullptr)
    library::destroy(static_cast<abi::Instance*>(instance));
}

extern "C" void* ingot_library_user(void* instance) {
  return library::state_of(static_cast<abi::Instance*>(instance)).user;
}
