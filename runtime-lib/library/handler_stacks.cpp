// Nobody tells us when a thread of the host ends. So its stack stays, and is found again by whoever comes
// later and needs one.
#include "runtime-lib/library/handler_stacks.hpp"

#include "runtime-lib/platform/platform.hpp"
#include "runtime-lib/threads/lock.hpp"

namespace ingot::library {

namespace {

using platform::Host;
using platform::ThreadName;

// At the beginning of its own memory.
struct alignas(64) HandlerStack {
  HandlerStack* next;
  ThreadName owner; // which may be gone
};

HandlerStack* handler_stacks;
uint32_t handler_stacks_lock;

constinit thread_local bool has_handler_stack = false;

// The owner's number may have gone to another thread since: to this one, which has no stack, or to one that
// keeps it from being used for nothing. What a fork copied is left alone: its owner may be the thread that
// goes on, under another number.
bool is_abandoned(const HandlerStack& stack, const ThreadName& present) {
  return stack.owner.process == present.process &&
         (stack.owner.thread == present.thread || !Host::thread_exists(stack.owner));
}

HandlerStack* find_handler_stack(uint64_t size) {
  const ThreadName present = Host::present_thread();
  const threads::Lock lock(handler_stacks_lock);
  HandlerStack* found = handler_stacks;
  while (found != nullptr && !is_abandoned(*found, present))
    found = found->next;
  if (found == nullptr) {
    uint8_t* const memory = Host::reserve(size);
    if (memory == nullptr)
      return nullptr;
    if (!Host::commit(memory, size)) {
      Host::release(memory, size);
      return nullptr;
    }
    found = reinterpret_cast<HandlerStack*>(memory);
    found->next = handler_stacks;
    handler_stacks = found;
  }
  found->owner = present;
  return found;
}

} // namespace

bool ensure_handler_stack() {
  if (has_handler_stack)
    return true;
  // One that the thread has already is as good.
  if (!Host::has_fault_handler_stack()) {
    const uint64_t size =
        align_up(sizeof(HandlerStack) + Host::fault_handler_stack_size(), Host::page_size());
    HandlerStack* const stack = find_handler_stack(size);
    if (stack == nullptr ||
        !Host::use_fault_handler_stack({reinterpret_cast<uint8_t*>(stack + 1), size - sizeof(HandlerStack)}))
      return false;
  }
  has_handler_stack = true;
  return true;
}

} // namespace ingot::library
