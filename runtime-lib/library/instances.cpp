// Instances that the host makes and destroys.
#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/instance/creation.hpp"
#include "runtime-lib/library/hosts.hpp"
#include "runtime-lib/library/metering.hpp"

namespace ingot::library {

namespace {

void destroy(abi::Instance* instance) {
  release_stack(state_of(instance));
  instance::destroy(instance);
}

abi::Exception* initialise(abi::Instance* instance, abi::Value*) {
  return static_cast<const abi::LinkableModule*>(instance->module)->initialise(instance);
}

// The functions that a library imports are its own, which call the host; so there is nothing to be found.
bool find_nothing(void*, const abi::Import&, instance::Extern&) { return false; }

abi::Outcome create(const abi::LinkableModule& module, const abi::Configuration& configuration,
                    abi::Instance*& created) {
  instance::Limits limits;
  if (configuration.memory_size != 0)
    limits.memory_size = configuration.memory_size;
  if (configuration.table_size != 0)
    limits.table_size = configuration.table_size;
  const instance::Instantiation made =
      instance::make(module, {.find = find_nothing, .context = nullptr}, limits, sizeof(State));
  if (made.status == instance::Status::wrong_version)
    return abi::outcome::wrong_version;
  if (made.status != instance::Status::done)
    return abi::outcome::no_memory;
  State& state = state_of(made.instance);
  state.user = configuration.user;
  set_meter(*made.instance, configuration);
  const abi::Outcome outcome = make_stack(*made.instance, configuration)
                                   ? call(made.instance, initialise, nullptr)
                                   : abi::outcome::no_memory;
  if (outcome == abi::returned)
    created = made.instance;
  else
    destroy(made.instance);
  return outcome;
}

} // namespace

} // namespace ingot::library

using namespace ingot;

extern "C" uint32_t ingot_library_create(void* module, void* configuration, void* instance) {
  abi::Instance*& created = *static_cast<abi::Instance**>(instance);
  created = nullptr;
  if (!library::catch_traps())
    return abi::outcome::no_handler;
  constexpr abi::Configuration defaults = {};
  return library::create(
      *static_cast<const abi::LinkableModule*>(module),
      configuration == nullptr ? defaults : *static_cast<const abi::Configuration*>(configuration), created);
}

extern "C" void ingot_library_destroy(void* instance) {
  if (instance != nullptr)
    library::destroy(static_cast<abi::Instance*>(instance));
}

extern "C" void* ingot_library_user(void* instance) {
  return library::state_of(static_cast<abi::Instance*>(instance)).user;
}
