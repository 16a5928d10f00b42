// The same work in several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace ingot {

// Calls `work` in the calling thread and in up to `count` - 1 others at the same time, and returns when all
// calls have. There are fewer when the system has no more threads to give, so `work` must find its share by
// itself.
void run_in_threads(std::size_t count, const std::function<void()>& work);

} // namespace ingot
