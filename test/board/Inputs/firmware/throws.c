/* A firmware whose module throws: the memory for its exceptions is the firmware's, from the first that is
   thrown on, and comes back with the instance. */
#include "support.h"
#include "thrower.h"

static void show(const char* what, ingot_outcome outcome, int32_t result) {
  print(what);
  print(": ");
  print(thrower_message(outcome));
  print(", ");
  print_number(result);
  put('\n');
}

/* Calls again, and makes more exceptions than there is room for, while the outer call holds one. */
ingot_outcome thrower_import_board_led(thrower_instance* instance, void* user, int32_t number,
                                       int32_t* result) {
  (void)user;
  *result = number;
  show("throw", thrower_throw(instance, 1), 0);
  show("drop", thrower_drop(instance, 1000), 0);
  return INGOT_RETURNED;
}

int main(void) {
  static const ingot_configuration configuration = {.stack_size = 2048};
  thrower_instance *instance = NULL, *other = NULL;
  show("create", thrower_create(&configuration, &instance), live);
  show("create", thrower_create(&configuration, &other), live);
  int32_t result = 0;
  show("catch", thrower_catch(instance, 42, &result), result);
  show("throw", thrower_throw(instance, 1), 0);
  show("keep", thrower_keep(instance, 43), 0);
  show("drop", thrower_drop(instance, 1000), 0);
  show("hold", thrower_hold(instance, 44, &result), result);
  show("kept", thrower_kept(instance, &result), result);
  for (int i = 0; i < 1000; i++)
    if (thrower_throw(instance, i) != INGOT_TRAP_UNCAUGHT_EXCEPTION)
      print("another outcome\n");
  show("throw a large one", thrower_throw_wide(instance), 0);
  show("throw a large one", thrower_throw_wide(instance), 0);
  show("kept", thrower_kept(instance, &result), result);
  show("kept", thrower_kept(other, &result), result);
  show("catch", thrower_catch(other, 45, &result), result);
  thrower_destroy(instance);
  show("catch", thrower_catch(other, 46, &result), result);
  thrower_destroy(other);
  show("destroyed", INGOT_RETURNED, live);
  return 0;
}
