// The host defines one function of WASI itself, and the library the others; or nobody does, and a call is a
// trap.
//
// REQUIRES: wasi-libc
// RUN: mkdir -p %t.dir
// RUN: %clang --target=wasm32-wasi -O1 %S/Inputs/greeter.c -o %t.dir/greeter.wasm
// RUN: ingot %t.dir/greeter.wasm --wasi=link --wasi-host=fd_write --emit=header -o %t.dir/greeter.h
// RUN: ingot %t.dir/greeter.wasm --wasi=link --wasi-host=fd_write --emit=lib -o %t.dir/greeter.a
// RUN: ingot %t.dir/greeter.wasm --wasi=deny --wasi-host=proc_exit --prefix=denied --emit=header -o %t.dir/denied.h
// RUN: ingot %t.dir/greeter.wasm --wasi=deny --wasi-host=proc_exit --prefix=denied --emit=lib -o %t.dir/denied.a
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir %s %t.dir/greeter.a %t.dir/denied.a -o %t
// RUN: %t | FileCheck %s
// RUN: not grep exit_code %t.dir/denied.h
#include "denied.h"
#include "greeter.h"

#include <stdio.h>
#include <string.h>

ingot_outcome greeter_import_wasi_snapshot_preview1_fd_write(greeter_instance* instance, void* user,
                                                             int32_t p0, int32_t p1, int32_t p2, int32_t p3,
                                                             int32_t* r0) {
  uint32_t total = 0;
  printf("%s gets for %d:", (const char*)user, (int)p0);
  for (int32_t i = 0; i < p2; i++) {
    uint32_t item[2];
    if (!greeter_memory_read(instance, (uint32_t)p1 + 8 * (uint32_t)i, item, sizeof item))
      return INGOT_TRAP_MEMORY_OUT_OF_BOUNDS;
    const char* text = greeter_memory_at(instance, item[0], item[1]);
    if (text == NULL)
      return INGOT_TRAP_MEMORY_OUT_OF_BOUNDS;
    printf(" %.*s", (int)strcspn(text, "\n"), text);
    total += item[1];
  }
  printf("\n");
  if (!greeter_memory_write(instance, (uint32_t)p3, &total, sizeof total))
    return INGOT_TRAP_MEMORY_OUT_OF_BOUNDS;
  *r0 = 0;
  return INGOT_RETURNED;
}

ingot_outcome denied_import_wasi_snapshot_preview1_proc_exit(denied_instance* instance, void* user,
                                                             int32_t p0) {
  (void)instance, (void)user, (void)p0;
  return (ingot_outcome)1001;
}

int main(void) {
  const char* const arguments[] = {"one"};
  static char name[] = "the host";
  const ingot_wasi granted = {.arguments = arguments, .argument_count = 1};
  const ingot_configuration configuration = {.user = name, .wasi = &granted};
  greeter_instance* greeter = NULL;
  greeter_create(&configuration, &greeter);
  const ingot_outcome outcome = greeter__start(greeter);
  printf("%s with %u\n", greeter_message(outcome), (unsigned)greeter_exit_code(greeter));
  greeter_destroy(greeter);
  // CHECK: the host gets for 1: argument 0 is one
  // CHECK: the guest has ended itself with 1

  denied_instance* denied = NULL;
  denied_create(&configuration, &denied);
  printf("%s\n", denied_message(denied__start(denied)));
  denied_destroy(denied);
  // CHECK: unknown import
  return 0;
}
