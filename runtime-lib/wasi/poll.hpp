// poll_oneoff, but for what a subscription looks like: preview 1 and wasi_unstable do not agree.
#pragma once

#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/status.hpp"
#include "runtime-lib/wasi/types.hpp"

namespace ingot::wasi {

struct SubscriptionLayout {
  uint64_t size;
  Subscription (*load)(const GuestMemory& memory, uint64_t address); // the address is in bounds
};

Status poll(const abi::Instance* instance, const SubscriptionLayout& layout, uint32_t subscriptions,
            uint32_t events, uint32_t count, uint32_t result);

} // namespace ingot::wasi
