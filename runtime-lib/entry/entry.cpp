// The life of a guest, in order.
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/entry/guest_stack.hpp"
#include "runtime-lib/memory/reservation.hpp"
#include "runtime-lib/platform/exit.hpp"
#include "runtime-lib/platform/failure.hpp"
#include "runtime-lib/support/sections.hpp"
#include "runtime-lib/table/reservation.hpp"
#include "runtime-lib/trap/report.hpp"
#include "runtime-lib/wasi/preopens.hpp"

namespace ingot {

namespace {

trap::WatchedMemories watched_memories;

INGOT_UNSANDBOXED void reserve_memories(const abi::ModuleDescriptor& module) {
  for (uint64_t i = 0; i < module.memory_count; i++) {
    const abi::Memory& memory = module.memories[i];
    if (memory::reserve(module.memories[i]))
      continue;
    Line line = platform::start_failure();
    if (memory.base != nullptr) {
      line.text("cannot allocate ").decimal(memory.size >> 20).text(" MiB for a linear memory");
    } else {
      const uint64_t space =
          memory.is_guarded != 0 ? abi::memory_space_before + abi::memory_space_behind : memory.size;
      line.text("cannot reserve ")
          .decimal(space >> 20)
          .text(" MiB of address space for a linear memory (is it limited by ulimit -v?")
          .text(memory.is_guarded != 0 ? " --bounds=check needs less)" : ")");
    }
    platform::fail_to_start(line);
  }
  watched_memories = {.memories = module.memories, .count = module.memory_count, .next = nullptr};
  trap::watch(watched_memories);
}

INGOT_UNSANDBOXED void reserve_tables(const abi::ModuleDescriptor& module) {
  abi::Table* const tables = module.threads != nullptr ? module.threads->tables() : module.tables;
  for (uint64_t i = 0; i < module.table_count; i++) {
    if (!table::reserve(tables[i])) {
      Line line = platform::start_failure();
      platform::fail_to_start(
          line.text("cannot allocate a table of ").decimal(tables[i].size).text(" elements"));
    }
  }
}

} // namespace

INGOT_UNSANDBOXED void platform::enter(const StartArguments& start) {
  const abi::ModuleDescriptor& module = ingot_module;
  if (module.abi_version != abi::version) {
    Line line = start_failure();
    fail_to_start(line.text("the program and its runtime are of different versions"));
  }
  Host::check_processor(module.required_features);

  const entry::GuestStack stack = entry::make_first_stack(module.stack_size);
  reserve_memories(module);
  reserve_tables(module);
  if (!trap::catch_traps(trap::report, stack.handler_stack, stack.guard)) {
    Line line = start_failure();
    fail_to_start(line.text("cannot install the handler of faults"));
  }

  wasi::start(*module.grants, start);
  if (module.profile != nullptr)
    module.profile->begin(module.profile);
  if (module.enter_sandbox != nullptr)
    module.enter_sandbox({.begin = stack.mapping.data(), .size = stack.mapping.size()});

  uint8_t* left = nullptr;
  Host::run_on_stack(stack.top, [](void*) { ingot_module.run(); }, nullptr, left);
  exit(0);
}

} // namespace ingot
