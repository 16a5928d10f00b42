/* QEMU's machine virt of RISC-V, in machine mode, with a timer. */
#include "machine.h"

#include <stddef.h>
#include <stdint.h>

#define REGISTER(type, address) (*(volatile type*)(uintptr_t)(address))

__asm__(".section .text.start, \"ax\", @progbits\n"
        ".globl _start\n"
        "_start:\n"
        "  csrr t0, mhartid\n"
        "  bnez t0, 1f\n"
#ifdef __riscv_flen
        "  li t0, 1 << 13\n"
        "  csrs mstatus, t0\n"
#endif
        "  la sp, stack_top\n"
        "  call start\n"
        "1: wfi\n"
        "  j 1b\n"
        ".text\n");

extern uint8_t bss_begin[], bss_end[];

void start(void) {
  for (uint8_t* byte = bss_begin; byte != bss_end; byte++)
    *byte = 0;
  stop(main());
}

void put(char character) {
  while ((REGISTER(uint8_t, 0x10000005) & 0x20) == 0) {
  }
  REGISTER(uint8_t, 0x10000000) = (uint8_t)character;
}

void stop(int status) {
  REGISTER(uint32_t, 0x00100000) = status == 0 ? 0x5555 : (uint32_t)status << 16 | 0x3333;
  for (;;)
    __asm__ volatile("wfi");
}

/* The CLINT counts at 10 MHz. */
static void (*timer_handler)(void);

static void set_next_tick(void) {
  const uint32_t now = REGISTER(uint32_t, 0x0200BFF8); /* this firmware does not run for minutes */
  REGISTER(uint32_t, 0x02004004) = 0;
  REGISTER(uint32_t, 0x02004000) = now + 2000;
}

__attribute__((interrupt("machine"), aligned(4))) static void handle_interrupt(void) {
  intptr_t cause = 0;
  __asm__ volatile("csrr %0, mcause" : "=r"(cause));
  if (cause >= 0) /* no interrupt, but an instruction that the processor refuses */
    stop(99);
  set_next_tick();
  timer_handler();
}

_Bool start_timer(void (*handler)(void)) {
  timer_handler = handler;
  set_next_tick();
  __asm__ volatile("csrw mtvec, %0" ::"r"(handle_interrupt));
  __asm__ volatile("csrs mie, %0" ::"r"(1 << 7));
  __asm__ volatile("csrs mstatus, %0" ::"r"(1 << 3));
  return 1;
}
