// Throws as many exceptions as the first argument says, each across five frames of which four have a
// destructor to run. Prints how many destructors ran, and the sum of what was caught.
#include <stdio.h>
#include <stdlib.h>

struct Guard {
  unsigned long long* count;
  ~Guard() { ++*count; }
};

[[gnu::noinline]] int frame1(int n) {
  if (n >= 0)
    throw n;
  return n;
}
[[gnu::noinline]] int frame2(int n, unsigned long long* count) {
  Guard guard{count};
  return frame1(n) + 1;
}
[[gnu::noinline]] int frame3(int n, unsigned long long* count) {
  Guard guard{count};
  return frame2(n, count) + 1;
}
[[gnu::noinline]] int frame4(int n, unsigned long long* count) {
  Guard guard{count};
  return frame3(n, count) + 1;
}
[[gnu::noinline]] int frame5(int n, unsigned long long* count) {
  Guard guard{count};
  return frame4(n, count) + 1;
}

int main(int argument_count, char** arguments) {
  const int throws = argument_count > 1 ? atoi(arguments[1]) : 0;
  unsigned long long destructors = 0, sum = 0;
  for (int i = 0; i < throws; i++) {
    try {
      frame5(i, &destructors);
    } catch (int thrown) {
      sum += static_cast<unsigned long long>(thrown);
    }
  }
  printf("%llu destructors, sum %llu\n", destructors, sum);
}
