/* QEMU's machine virt of AArch64, at exception level 1, with semihosting and without interrupts. */
#include "machine.h"

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t*)(uintptr_t)(address))

__asm__(".section .text.start, \"ax\", @progbits\n"
        ".globl _start\n"
        "_start:\n"
        "  mov x0, #3 << 20\n"
        "  msr cpacr_el1, x0\n"
        "  isb\n"
        "  adrp x0, stack_top\n"
        "  add x0, x0, :lo12:stack_top\n"
        "  mov sp, x0\n"
        "  bl start\n"
        ".text\n");

extern uint8_t bss_begin[], bss_end[];

void start(void) {
  for (uint8_t* byte = bss_begin; byte != bss_end; byte++)
    *byte = 0;
  stop(main());
}

void put(char character) { REGISTER(0x09000000) = (uint8_t)character; }

void stop(int status) {
  const uint64_t block[] = {0x20026, (uint64_t)status};
  register uint64_t operation __asm__("x0") = 0x20; /* SYS_EXIT_EXTENDED */
  register const uint64_t* parameter __asm__("x1") = block;
  __asm__ volatile("hlt #0xf000" : "+r"(operation) : "r"(parameter) : "memory");
  for (;;)
    __asm__ volatile("wfi");
}

_Bool start_timer(void (*handler)(void)) {
  (void)handler;
  return 0;
}
