/* Two tasks that interrupt each other wherever they are, in guest code above all. Each has an instance of its
   own, in which it computes, traps and runs out of stack; a third instance is used by both. */
#include "counter.h"
#include "machine.h"
#include "scheduler.h"

/* ---- What the library asks for. All instances are made before there are tasks. */

static _Alignas(16) uint8_t heap[48 << 10];
static size_t used;

void* ingot_board_allocate(size_t size) {
  if (size > sizeof heap - used)
    return NULL;
  used += size;
  return heap + used - size;
}

void ingot_board_free(void* memory) { (void)memory; }

const void* ingot_board_task(void) { return current_task; }

/* ---- The tasks */

struct worker {
  const char* name;
  struct task task;
  counter_instance* own;
  int32_t rounds_of_work, expected;
  volatile uint32_t rounds;
  bool is_right;
};

enum { stack_size = 2048, most_rounds = 5000 /* if what is waited for does not happen */ };
static _Alignas(16) uint8_t stacks[2][stack_size];
static struct worker workers[2] = {{.name = "first", .rounds_of_work = 100000},
                                   {.name = "second", .rounds_of_work = 70000}};

static counter_instance* shared;
static volatile bool was_busy, was_used;

/* The first task calls the shared instance, which calls this. It is busy for the second, but not for the
 * first. */
ingot_outcome counter_import_board_led(counter_instance* instance, void* user, int32_t number,
                                       int32_t* result) {
  (void)user;
  int32_t count = 0;
  while (!was_busy && workers[1].rounds < most_rounds) {
  }
  *result = counter_count(instance, &count) == INGOT_RETURNED ? number + 1 : 0;
  return INGOT_RETURNED;
}

static void use_shared(struct worker* worker) {
  int32_t result = 0;
  if (worker == &workers[0]) {
    if (!was_used)
      worker->is_right &= counter_toggle(shared, 41, &result) == INGOT_RETURNED && result == 42;
    was_used = true;
  } else {
    const ingot_outcome outcome = counter_count(shared, &result);
    worker->is_right &= outcome == INGOT_RETURNED || outcome == INGOT_BUSY;
    was_busy |= outcome == INGOT_BUSY;
  }
}

static void work(void* argument) {
  struct worker* const worker = argument;
  counter_instance* const own = worker->own;
  while (worker->rounds < most_rounds && (worker->task.interrupted_in_guest < 20 || !was_used || !was_busy)) {
    int32_t result = 0;
    worker->task.is_in_guest = true;
    const ingot_outcome outcome = counter_work(own, worker->rounds_of_work, &result);
    worker->task.is_in_guest = false;
    worker->is_right &= outcome == INGOT_RETURNED && result == worker->expected;
    worker->is_right &= counter_stop(own) == INGOT_TRAP_UNREACHABLE;
    worker->is_right &= counter_recurse(own, 1000000, &result) == INGOT_TRAP_STACK_EXHAUSTED;
    worker->is_right &= counter_recurse(own, 5, &result) == INGOT_RETURNED && result == 5;
    worker->is_right &= counter_count(own, &result) == INGOT_RETURNED && (uint32_t)result == ++worker->rounds;
    use_shared(worker);
  }
  worker->is_right &= worker->task.interrupted_in_guest >= 20 && was_used && was_busy;
}

static void print(const char* text) {
  while (*text != '\0')
    put(*text++);
}

int main(void) {
  /* The frame of an interrupt and the scheduler's own are on the stack of the instance that is interrupted.
   */
  static const ingot_configuration configuration = {
      .memory_size = 128, .stack_size = 2048, .stack_reserve = 512};
  bool is_right = counter_create(&configuration, &shared) == INGOT_RETURNED;
  for (int i = 0; i < 2; i++) {
    struct worker* const worker = &workers[i];
    worker->is_right = counter_create(&configuration, &worker->own) == INGOT_RETURNED &&
                       counter_work(worker->own, worker->rounds_of_work, &worker->expected) == INGOT_RETURNED;
    add_task(&worker->task, stacks[i], stack_size, work, worker);
  }
  start_scheduler();
  for (int i = 0; i < 2; i++) {
    while (!*(volatile bool*)&workers[i].task.is_done)
      __asm__ volatile("wfi");
    print(workers[i].name);
    print(workers[i].is_right ? " task: right\n" : " task: wrong\n");
    is_right &= workers[i].is_right;
  }
  return is_right ? 0 : 1;
}
