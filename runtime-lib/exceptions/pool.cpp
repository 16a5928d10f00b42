#include "runtime-lib/exceptions/pool.hpp"

#include "runtime-lib/platform/platform.hpp"

namespace ingot::exceptions {

using platform::Host;

namespace {

// Between two collections at least so much is thrown: enough for their cost to vanish, and little enough to
// stay in the second level of caches.
constexpr uint64_t first_size = uint64_t{1} << 20;

} // namespace

void Pool::extend() {
  if (base_ == nullptr) {
    // What lives at once of exceptions is little, unless a guest keeps them on purpose: less will do as well.
    reservation_ = space_;
    while (reservation_ >= slot_size_ && (base_ = Host::reserve(reservation_)) == nullptr)
      reservation_ /= 2;
    if (base_ == nullptr)
      return;
  }
  const uint64_t most = reservation_ / slot_size_;
  const uint64_t limit = smaller(limit_ == 0 ? first_size / slot_size_ : 2 * limit_, most);
  const uint64_t begin = align_up(limit_ * slot_size_, Host::page_size());
  const uint64_t end = align_up(limit * slot_size_, Host::page_size());
  if (begin == end || Host::commit(base_ + begin, end - begin))
    limit_ = limit;
}

void Pool::release() {
  if (base_ != nullptr)
    Host::release(base_, reservation_);
  *this = Pool(slot_size_, space_);
}

void Pool::mark(uintptr_t word) {
  const uint64_t offset = word - reinterpret_cast<uintptr_t>(base_);
  if (offset >= used_ * slot_size_)
    return;
  abi::Exception* const exception = slot_at(offset / slot_size_);
  if (exception->tag == nullptr || exception->is_marked != 0)
    return;
  exception->is_marked = 1;
  exception->link = first_marked_;
  first_marked_ = index_of(exception) + 1;
}

abi::Exception* Pool::take_marked() {
  if (first_marked_ == 0)
    return nullptr;
  abi::Exception* const exception = slot_at(first_marked_ - 1);
  first_marked_ = exception->link;
  return exception;
}

void Pool::sweep() {
  first_free_ = 0;
  live_ = 0;
  // From the last to the first, so that the first ones are taken first.
  for (uint64_t index = used_; index-- > 0;) {
    abi::Exception* const slot = slot_at(index);
    if (slot->tag != nullptr && slot->is_marked != 0) {
      slot->is_marked = 0;
      live_++;
    } else {
      give_back(slot);
    }
  }
}

} // namespace ingot::exceptions
