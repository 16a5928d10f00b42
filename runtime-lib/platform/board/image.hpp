// What the linker script says of the image (compiler/link/linker_script.cpp, docs/boards.md): only the
// addresses of these mean anything.
#pragma once

#include <stdint.h>

extern "C" {
extern uint8_t __ingot_data_begin[]; // variables with initial values, in RAM
extern uint8_t __ingot_data_end[];
extern const uint8_t __ingot_data_load[]; // those values, in flash
extern uint8_t __ingot_zero_begin[];      // all other variables, linear memories and tables among them
extern uint8_t __ingot_zero_end[];
extern uint8_t __ingot_stack_top[];  // aligned to 16; the stack grows down from it
extern uint8_t __ingot_heap_begin[]; // RAM that nobody has been given, aligned to 16
extern uint8_t __ingot_heap_end[];
}
