// Runs a program of Embench (github.com/embench/embench-iot) as often as the argument says: in place of its
// support/main.c, in which the number of repetitions is a constant.
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? atoi(argv[1]) : 1;
  int result = 0;
  initialise_benchmark();
  warm_caches(1);
  for (int round = 0; round < rounds; ++round)
    result = benchmark();
  const int is_correct = verify_benchmark(result);
  puts(is_correct ? "correct" : "wrong");
  return !is_correct;
}
