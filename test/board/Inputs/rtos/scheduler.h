/* The least of preemptive schedulers: tasks with a stack each, of which every tick of a timer takes the next.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct task {
  uintptr_t* stack_pointer; /* while another runs */
  bool is_done;
  volatile bool is_in_guest;              /* as the task says itself */
  volatile uint32_t interrupted_in_guest; /* how often another task took over at such a time */
};

/* The one that runs; main() is one from the start. */
extern struct task* volatile current_task;

/* A task that calls the function, on a stack of so many bytes. It begins with the next tick. */
void add_task(struct task* task, void* stack, uintptr_t stack_size, void (*function)(void*), void* argument);

void start_scheduler(void);
