// Runs a command of WASI that is a library, with the streams and arguments of this program. With -DEPOCH it
// has an epoch, which nobody raises.
#include "guest.h"

#include <unistd.h>

int main(int argc, char** argv) {
  const ingot_wasi wasi = {
      .arguments = (const char* const*)argv,
      .argument_count = (uint64_t)argc,
      .standard_input = {.is_granted = 1, .descriptor = STDIN_FILENO},
      .standard_output = {.is_granted = 1, .descriptor = STDOUT_FILENO},
      .standard_error = {.is_granted = 1, .descriptor = STDERR_FILENO},
  };
  ingot_configuration configuration = {.stack_size = 8 << 20, .wasi = &wasi};
#ifdef EPOCH
  static ingot_epoch epoch;
  configuration.epoch = &epoch;
  configuration.deadline = 1;
#endif
  guest_instance* guest;
  if (guest_create(&configuration, &guest) != INGOT_RETURNED)
    return 125;
  const ingot_outcome outcome = guest__start(guest);
  return outcome == INGOT_EXITED ? (int)guest_exit_code(guest) : outcome == INGOT_RETURNED ? 0 : 126;
}
