#include "compiler/support/worker_threads.hpp"

#include "compiler/support/alternate_stack.hpp"

#include <cstddef>
#include <functional>
#include <pthread.h>
#include <vector>

namespace ingot {

namespace {

// What a main thread usually has. The code generator recurses over the code it is given, and the default for
// a thread, taken from the limit of the main one, may be far less (pthread_create(3)).
constexpr std::size_t stack_size = std::size_t{8} << 20;

void* run(void* work) {
  const AlternateStack handler_stack;
  (*static_cast<const std::function<void()>*>(work))();
  return nullptr;
}

} // namespace

// Not std::thread: where there can be no more threads it throws, and its stack has the default size.
void run_in_threads(std::size_t count, const std::function<void()>& work) {
  pthread_attr_t attributes;
  ::pthread_attr_init(&attributes);
  ::pthread_attr_setstacksize(&attributes, stack_size);
  std::vector<pthread_t> threads;
  for (std::size_t i = 1; i < count; ++i) {
    pthread_t thread{};
    if (::pthread_create(&thread, &attributes, run, const_cast<std::function<void()>*>(&work)) != 0)
      break;
    threads.push_back(thread);
  }
  ::pthread_attr_destroy(&attributes);
  work();
  for (const pthread_t thread : threads)
    ::pthread_join(thread, nullptr);
}

} // namespace ingot
