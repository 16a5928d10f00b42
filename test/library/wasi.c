// A host runs a WASI program as a library, with what it grants: a directory, streams, arguments and
// variables. Without grants it has nothing. Its exit is an outcome.
//
// REQUIRES: wasi-libc
// RUN: mkdir -p %t.dir/granted
// RUN: echo "Hello from a file" > %t.dir/granted/greeting
// RUN: %clang --target=wasm32-wasi -O1 %S/Inputs/greeter.c -o %t.dir/greeter.wasm
// RUN: ingot %t.dir/greeter.wasm --wasi=link --emit=header -o %t.dir/greeter.h
// RUN: ingot %t.dir/greeter.wasm --wasi=link --emit=lib -o %t.dir/greeter.a
// RUN: ingot %t.dir/greeter.wasm --wasi=link --emit=shared -O0 -o %t.dir/libgreeter.so
// RUN: gcc -std=c11 -Wall -Wextra -Wconversion -Werror -I %t.dir %s %t.dir/greeter.a -o %t.gcc
// RUN: %t.gcc %t.dir/granted 2>&1 | FileCheck %s
// RUN: %clang -std=c11 -Wall -Wextra -Wconversion -Werror -I %t.dir %s -L %t.dir -lgreeter -Wl,-rpath,%t.dir -o %t.clang
// RUN: %t.clang %t.dir/granted 2>&1 | FileCheck %s
// RUN: gcc -x c++ -std=c++20 -Wall -Wextra -Werror -I %t.dir %s -x none %t.dir/greeter.a -o %t.g++ -lstdc++
// RUN: %t.g++ %t.dir/granted 2>&1 | FileCheck %s
// RUN: %clang -x c++ -std=c++20 -Wall -Wextra -Werror -I %t.dir %s -x none %t.dir/greeter.a -o %t.clang++ -lstdc++
// RUN: %t.clang++ %t.dir/granted 2>&1 | FileCheck %s
// RUN: gcc -std=c11 -static -I %t.dir %s %t.dir/greeter.a -o %t.static
// RUN: %t.static %t.dir/granted 2>&1 | FileCheck %s
// RUN: gcc -std=c11 -g -fsanitize=address,undefined -I %t.dir %s %t.dir/greeter.a -o %t.san
// RUN: env ASAN_OPTIONS=detect_stack_use_after_return=0 %t.san %t.dir/granted 2>&1 | FileCheck %s
#include "greeter.h"

#include <stdio.h>

static void run(const char* title, const ingot_wasi* granted) {
  static ingot_configuration configuration;
  configuration.wasi = granted;
  greeter_instance* guest = NULL;
  printf("%s\n", title);
  ingot_outcome outcome = greeter_create(&configuration, &guest);
  if (outcome == INGOT_RETURNED)
    outcome = greeter__start(guest);
  if (outcome == INGOT_EXITED)
    printf("it exits with %d\n", (int)greeter_exit_code(guest));
  else
    printf("%s\n", greeter_message(outcome));
  greeter_destroy(guest);
}

int main(int argc, char** argv) {
  const ingot_stream output = {1, 1};
  const char* const arguments[] = {"greeter", "--loud", ""};
  const char* const environment[] = {"OTHER=1", "GREETING=/data/greeting"};
  const ingot_directory directory = {argc > 1 ? argv[1] : ".", "/data", 1};
  setvbuf(stdout, NULL, _IONBF, 0); // the guest writes to the same descriptor
  // CHECK: nothing
  // CHECK-NEXT: it exits with 1
  run("nothing", NULL);

  static ingot_wasi granted;
  granted.arguments = arguments;
  granted.argument_count = 3;
  granted.environment = environment;
  granted.environment_count = 2;
  granted.standard_output = output;
  // CHECK-NEXT: no directory
  // CHECK-NEXT: argument 0 is greeter
  // CHECK-NEXT: argument 1 is --loud
  // CHECK-NEXT: argument 2 is{{ $}}
  // CHECK-NEXT: it exits with 2
  run("no directory", &granted);

  granted.directories = &directory;
  granted.directory_count = 1;
  granted.standard_error.is_granted = 1;
  granted.standard_error.descriptor = 1;
  // CHECK-NEXT: a directory
  // CHECK-NEXT: argument 0 is greeter
  // CHECK-NEXT: argument 1 is --loud
  // CHECK-NEXT: argument 2 is{{ $}}
  // CHECK-NEXT: Hello from a file
  // CHECK-NEXT: it is read only: Capabilities insufficient
  // CHECK-NEXT: it exits with 77
  run("a directory", &granted);

  const ingot_directory nowhere = {"/nowhere/at/all", NULL, 0};
  granted.directories = &nowhere;
  // CHECK-NEXT: a directory that is not there
  // CHECK-NEXT: a granted directory cannot be opened
  run("a directory that is not there", &granted);
  granted.directory_count = 0;
  granted.standard_input.is_granted = 1;
  granted.standard_input.descriptor = 999;
  // CHECK-NEXT: a closed descriptor
  // CHECK-NEXT: a granted descriptor is not open
  run("a closed descriptor", &granted);
  return 0;
}
