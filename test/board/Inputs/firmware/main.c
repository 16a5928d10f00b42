/* A firmware in plain C that has a module of WebAssembly do part of its work: it calls exported functions
   from main() and from a handler of interrupts, is called by the module, and gets traps as values. */
#include "counter.h"
#include "machine.h"
#include "support.h"

/* ---- What the library asks for, beside memory: tasks */

static const void* task;

const void* ingot_board_task(void) { return task; }

/* ---- Output */

static void show(const char* what, ingot_outcome outcome, int32_t result) {
  print(what);
  print(": ");
  print(counter_message(outcome));
  if (outcome == INGOT_RETURNED) {
    print(", ");
    print_number(result);
  }
  put('\n');
}

/* ---- What the module calls */

static bool is_nested;

ingot_outcome counter_import_board_led(counter_instance* instance, void* user, int32_t number,
                                       int32_t* result) {
  *result = number * 2;
  *(int*)user += 1;
  if (number == 1 && !is_nested) { /* the instance that calls can be called, but not by another task */
    int32_t inner = 0;
    is_nested = true;
    ingot_outcome outcome = counter_toggle(instance, 21, &inner);
    show("nested", outcome, inner);
    task = "another";
    outcome = counter_toggle(instance, 21, &inner);
    task = NULL;
    show("another task", outcome, inner);
    outcome = counter_stop(instance);
    show("nested trap", outcome, 0);
  }
  return number < 0 ? (ingot_outcome)1000 : INGOT_RETURNED;
}

/* ---- Interrupts */

static counter_instance *main_instance, *interrupt_instance;
static volatile int32_t ticks, busy;

static void tick(void) {
  int32_t result = 0;
  if (counter_count(interrupt_instance, &result) == INGOT_RETURNED)
    ticks = result;
  if (counter_stop(interrupt_instance) != INGOT_TRAP_UNREACHABLE)
    ticks = -1000000;
  if (counter_work(main_instance, 1, &result) == INGOT_BUSY)
    busy++;
}

static void run_interrupted(void) {
  int32_t expected = 0, result = 0;
  counter_work(main_instance, 3000000, &expected);
  if (!start_timer(tick)) {
    print("interrupted: no timer\n");
    return;
  }
  int rounds = 0;
  bool is_right = true;
  while (ticks >= 0 && (ticks < 50 || busy < 20) && rounds++ < 200)
    is_right &= counter_work(main_instance, 3000000, &result) == INGOT_RETURNED && result == expected;
  const bool counted = ticks >= 50 && busy >= 20;
  print(is_right && counted ? "interrupted: right\n" : "interrupted: wrong\n");
}

int main(void) {
  int calls = 0;
  const ingot_configuration configuration = {
      .user = &calls, .memory_size = 256, .stack_size = 2048, .stack_reserve = 2048};
  show("create", counter_create(&configuration, &main_instance), 0);
  show("create", counter_create(&configuration, &interrupt_instance), 0);

  int32_t result = 0;
  show("count", counter_count(main_instance, &result), result);
  show("count", counter_count(main_instance, &result), result);
  show("count of the other", counter_count(interrupt_instance, &result), result);
  show("toggle", counter_toggle(main_instance, 1, &result), result);
  show("toggle", counter_toggle(main_instance, -1, &result), result);
  /* By their bits: a processor without doubles would compare them by a function that nothing here defines. */
  union {
    double number;
    uint64_t bits;
  } exact = {0}, expected = {2500000000.5};
  int64_t half = 0;
  ingot_outcome outcome = counter_average(main_instance, -5000000000, 10000000001, &half, &exact.number);
  show("average", outcome, half == 2500000000 && exact.bits == expected.bits);

  show("divide", counter_divide(main_instance, 1, &result), result);
  show("load", counter_load(main_instance, 125, &result), result);
  show("load", counter_load(main_instance, -4, &result), result);
  show("fill", counter_fill(main_instance, 100, 29), 0);
  show("indirect", counter_indirect(main_instance, 0, &result), result);
  show("indirect", counter_indirect(main_instance, 1, &result), result);
  show("indirect", counter_indirect(main_instance, 2, &result), result);
  show("stop", counter_stop(main_instance), 0);
  show("recurse", counter_recurse(main_instance, 10, &result), result);
  show("recurse", counter_recurse(main_instance, 1000000, &result), result);
  show("grow", counter_grow(main_instance, 128, &result), result);
  show("grow", counter_grow(main_instance, 1, &result), result);
  show("load", counter_load(main_instance, 252, &result), result);
  show("count", counter_count(main_instance, &result), result);
  print(counter_memory_at(main_instance, 0, 257) == NULL ? "memory ends\n" : "memory goes on\n");
  print("calls of the firmware: ");
  print_number(calls);
  put('\n');

  run_interrupted();

  const ingot_configuration large = {.user = &calls, .memory_size = 4096, .stack_size = 1 << 20};
  counter_instance* none = NULL;
  show("create a large one", counter_create(&large, &none), 0);
  counter_destroy(none);
  return 0;
}
