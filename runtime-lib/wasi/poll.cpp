// poll_oneoff: waits for clocks and for file descriptors to be ready.
//
// The number of subscriptions is the guest's, so nothing here grows with it: the subscriptions stay in guest
// memory and are read again in each pass, each time with all checks, since another thread may have written
// them; and for ppoll there is one entry for each descriptor of the table.
#include "runtime-lib/wasi/poll.hpp"

#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/support/span.hpp"
#include "runtime-lib/wasi/descriptors.hpp"
#include "runtime-lib/wasi/guest_memory.hpp"
#include "runtime-lib/wasi/time.hpp"

using namespace ingot;
using namespace ingot::wasi;
using namespace ingot::platform;

namespace {

uint64_t now(uint32_t clock) {
  TimeSpec time = {};
  sys::clock_gettime(clock, time);
  return to_nanoseconds(time.seconds, static_cast<uint64_t>(time.nanoseconds));
}

constexpr uint32_t monotonic = static_cast<uint32_t>(ClockId::monotonic);
constexpr uint64_t for_ever = UINT64_MAX;

class Poll {
public:
  Poll(const GuestMemory& memory, const SubscriptionLayout& layout, uint32_t subscriptions, uint32_t events,
       uint32_t count)
      : memory_(memory), layout_(layout), subscriptions_(subscriptions), events_(events), count_(count),
        begin_(now(monotonic)) {}

  Poll(const Poll&) = delete;
  Poll& operator=(const Poll&) = delete;
  ~Poll() {
    for (uint64_t i = 0; i < polled_count_; i++)
      let_go(held_[i]);
  }

  // Waits until there is an event and stores all there are then.
  Status run(uint32_t& event_count) {
    event_count = 0;
    prepare();
    for (;;) {
      const TimeSpec timeout = to_time_spec(remaining_);
      const int64_t ready = sys::ppoll(polled_, polled_count_, remaining_ == for_ever ? nullptr : &timeout);
      if (ready < 0 && ready != -EINTR)
        return status_of(ready);
      event_count = collect();
      if (event_count > 0)
        return Errno::success;
      remaining_ = for_ever; // interrupted, or a little early
      for (uint64_t i = 0; i < count_; i++)
        limit_wait(subscription(i));
    }
  }

private:
  // The caller has checked that all of them are in memory.
  Subscription subscription(uint64_t index) const {
    return layout_.load(memory_, subscriptions_ + index * layout_.size);
  }

  // Whether the subscription can be waited for, and if not, what its event is to say.
  static Status check(const Subscription& subscription, FoundDescriptor& descriptor) {
    switch (subscription.type) {
    case EventType::clock:
      if (subscription.id > static_cast<uint32_t>(ClockId::thread_cputime) ||
          (subscription.flags & ~subscription_clock_abstime) != 0)
        return Errno::inval;
      return subscription.id > monotonic ? Errno::notsup
                                         : Errno::success; // processor time stands still while we wait
    case EventType::fd_read:
      return find_descriptor(subscription.id, right::poll_fd_readwrite | right::fd_read, descriptor);
    case EventType::fd_write:
      return find_descriptor(subscription.id, right::poll_fd_readwrite | right::fd_write, descriptor);
    }
    return Errno::inval;
  }

  // Nanoseconds from now until the clock has come to where it is waited for.
  uint64_t time_left(const Subscription& clock) const {
    const bool absolute = (clock.flags & subscription_clock_abstime) != 0;
    const uint64_t passed = absolute ? now(clock.id) : now(monotonic) - begin_;
    return clock.timeout > passed ? clock.timeout - passed : 0;
  }

  void limit_wait(const Subscription& subscription) {
    FoundDescriptor descriptor;
    if (check(subscription, descriptor) != Errno::success)
      remaining_ = 0; // its event is there already
    else if (subscription.type == EventType::clock)
      remaining_ = smaller(remaining_, time_left(subscription));
  }

  void prepare() {
    for (PollDescriptor& entry : polled_)
      entry = {.descriptor = -1, .events = 0, .result = 0};
    for (uint64_t i = 0; i < count_; i++) {
      const Subscription wanted = subscription(i);
      limit_wait(wanted);
      FoundDescriptor descriptor;
      if (check(wanted, descriptor) != Errno::success || wanted.type == EventType::clock)
        continue;
      PollDescriptor& entry = polled_[wanted.id];
      entry.events |= wanted.type == EventType::fd_read ? poll_in : poll_out;
      if (held_[wanted.id] != 0)
        continue;
      entry.descriptor = descriptor->host;
      held_[wanted.id] = descriptor.release();
      polled_count_ = larger(polled_count_, uint64_t{wanted.id} + 1);
    }
  }

  // False if there is none for this subscription yet.
  bool make_event(const Subscription& subscription, Event& event) const {
    FoundDescriptor descriptor;
    event = {.userdata = subscription.userdata,
             .error = static_cast<uint16_t>(check(subscription, descriptor)),
             .type = subscription.type,
             .padding_1 = {},
             .nbytes = 0,
             .flags = 0,
             .padding_2 = {}};
    if (event.error != Errno::success)
      return true;
    if (subscription.type == EventType::clock)
      return time_left(subscription) == 0;

    const int16_t result = polled_[subscription.id].result;
    const int16_t wanted = subscription.type == EventType::fd_read ? poll_in : poll_out;
    if ((result & (wanted | poll_error | poll_hang_up | poll_invalid)) == 0)
      return false;
    if ((result & poll_invalid) != 0)
      event.error = Errno::badf;
    if ((result & poll_hang_up) != 0)
      event.flags = event_readwrite_hangup;
    int32_t readable = 0;
    if (subscription.type == EventType::fd_read &&
        sys::ioctl<ioctl_bytes_readable>(descriptor->host, &readable) >= 0 && readable > 0)
      event.nbytes = static_cast<uint32_t>(readable);
    return true;
  }

  uint32_t collect() const {
    uint64_t stored = 0;
    for (uint64_t i = 0; i < count_; i++) {
      Event event = {};
      if (make_event(subscription(i), event) && memory_.store(events_ + stored * sizeof(Event), event))
        stored++;
    }
    return static_cast<uint32_t>(stored);
  }

  const GuestMemory& memory_;
  const SubscriptionLayout& layout_;
  uint64_t subscriptions_;
  uint64_t events_;
  uint64_t count_;
  uint64_t begin_;
  uint64_t remaining_ = for_ever;
  uint64_t polled_count_ = 0;
  PollDescriptor polled_[descriptor_limit]; // by the guest's number; of the process, -1: not polled
  HeldFile held_[descriptor_limit] = {};    // what is polled
};

} // namespace

Status wasi::poll(const abi::Instance* instance, const SubscriptionLayout& layout, uint32_t subscriptions,
                  uint32_t events, uint32_t count, uint32_t result) {
  const GuestMemory memory(instance);
  uint32_t event_count = 0;
  if (count == 0)
    return Errno::inval;
  if (memory.at(subscriptions, uint64_t{count} * layout.size) == nullptr ||
      memory.at(events, uint64_t{count} * sizeof(Event)) == nullptr ||
      memory.at(result, sizeof event_count) == nullptr)
    return Errno::fault;
  Poll poll(memory, layout, subscriptions, events, count);
  if (const Status error = poll.run(event_count); error != Errno::success)
    return error;
  return memory.store(result, event_count) ? Errno::success : Errno::fault;
}

extern "C" uint32_t ingot_wasi_poll_oneoff(const abi::Instance* instance, uint32_t subscriptions,
                                           uint32_t events, uint32_t count, uint32_t result) {
  constexpr SubscriptionLayout layout = {.size = sizeof(Subscription),
                                         .load = [](const GuestMemory& memory, uint64_t address) {
                                           Subscription subscription = {};
                                           (void)memory.load(address, subscription);
                                           return subscription;
                                         }};
  return wasi::poll(instance, layout, subscriptions, events, count, result);
}
