/* For QEMU's machine virt of RISC-V, 32 bits, in machine mode. */
#include "machine.h"
#include "scheduler.h"

#include <stddef.h>

#define REGISTER(address) (*(volatile uint32_t*)(uintptr_t)(address))

enum { most_tasks = 4 };
static struct task main_task;
static struct task* tasks[most_tasks] = {&main_task};
static uint32_t task_count = 1;
struct task* volatile current_task = &main_task;

/* Register xN is the word N of a frame; in place of x0 and x2 are mepc and mstatus. The task's stack takes
   the frame, or the stack of an instance, if the guest was interrupted. A reservation of the task that was
   interrupted must not be another's. */
enum { frame_words = 32 };
#define FOR_REGISTERS(instruction)                                                                           \
  instruction " x1, 4(sp)\n" instruction " x5, 20(sp)\n" instruction " x6, 24(sp)\n" instruction             \
              " x7, 28(sp)\n" instruction " x8, 32(sp)\n" instruction " x9, 36(sp)\n" instruction            \
              " x10, 40(sp)\n" instruction " x11, 44(sp)\n" instruction " x12, 48(sp)\n" instruction         \
              " x13, 52(sp)\n" instruction " x14, 56(sp)\n" instruction " x15, 60(sp)\n" instruction         \
              " x16, 64(sp)\n" instruction " x17, 68(sp)\n" instruction " x18, 72(sp)\n" instruction         \
              " x19, 76(sp)\n" instruction " x20, 80(sp)\n" instruction " x21, 84(sp)\n" instruction         \
              " x22, 88(sp)\n" instruction " x23, 92(sp)\n" instruction " x24, 96(sp)\n" instruction         \
              " x25, 100(sp)\n" instruction " x26, 104(sp)\n" instruction " x27, 108(sp)\n" instruction      \
              " x28, 112(sp)\n" instruction " x29, 116(sp)\n" instruction " x30, 120(sp)\n" instruction      \
              " x31, 124(sp)\n"

__asm__(".text\n"
        ".balign 4\n"
        "interrupt_entry:\n"
        "  addi sp, sp, -128\n" FOR_REGISTERS("sw") "  csrr t0, mepc\n"
                                                    "  sw t0, 0(sp)\n"
                                                    "  csrr t0, mstatus\n"
                                                    "  sw t0, 8(sp)\n"
                                                    "  sc.w zero, zero, (sp)\n"
                                                    "  sw t0, 8(sp)\n"
                                                    "  csrr a0, mcause\n"
                                                    "  mv a1, sp\n"
                                                    "  call take_next_task\n"
                                                    "  mv sp, a0\n"
                                                    "  lw t0, 0(sp)\n"
                                                    "  csrw mepc, t0\n"
                                                    "  lw t0, 8(sp)\n"
                                                    "  csrw mstatus, t0\n" FOR_REGISTERS(
                                                        "lw") "  addi sp, sp, 128\n"
                                                              "  mret\n");

extern const uint8_t interrupt_entry[];

/* The CLINT counts at 10 MHz. */
static void set_next_tick(void) {
  const uint32_t now = REGISTER(0x0200BFF8); /* this firmware does not run for minutes */
  REGISTER(0x02004004) = 0;
  REGISTER(0x02004000) = now + 1000;
}

uintptr_t* take_next_task(intptr_t cause, uintptr_t* stack_pointer);

uintptr_t* take_next_task(intptr_t cause, uintptr_t* stack_pointer) {
  if (cause >= 0) /* no interrupt, but an instruction that the processor refuses */
    stop(99);
  set_next_tick();
  struct task* const interrupted = current_task;
  interrupted->stack_pointer = stack_pointer;
  uint32_t next = 0;
  while (tasks[next] != interrupted)
    next++;
  do
    next = (next + 1) % task_count;
  while (tasks[next]->is_done);
  if (tasks[next] != interrupted && interrupted->is_in_guest)
    interrupted->interrupted_in_guest++;
  current_task = tasks[next];
  return current_task->stack_pointer;
}

static void end_task(void) {
  current_task->is_done = true;
  for (;;)
    __asm__ volatile("wfi");
}

void add_task(struct task* task, void* stack, uintptr_t stack_size, void (*function)(void*), void* argument) {
  uintptr_t* const frame = (uintptr_t*)((uint8_t*)stack + stack_size) - frame_words;
  for (int i = 0; i < frame_words; i++)
    frame[i] = 0;
  frame[0] = (uintptr_t)function;
  frame[1] = (uintptr_t)end_task;
  frame[2] = 3 << 11 | 1 << 7; /* machine mode, with interrupts */
  frame[10] = (uintptr_t)argument;
  task->stack_pointer = frame;
  tasks[task_count++] = task;
}

void start_scheduler(void) {
  set_next_tick();
  __asm__ volatile("csrw mtvec, %0" ::"r"(interrupt_entry));
  __asm__ volatile("csrs mie, %0" ::"r"(1 << 7));
  __asm__ volatile("csrs mstatus, %0" ::"r"(1 << 3));
}
