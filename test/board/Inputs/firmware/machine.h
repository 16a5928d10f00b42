/* What the firmware knows of the machine it is for: start_riscv.c, start_aarch64.c. */
#pragma once

void put(char character);

/* Calls the function some thousand times a second, as a handler of interrupts. False if this firmware cannot.
 */
_Bool start_timer(void (*handler)(void));

_Noreturn void stop(int status);

int main(void);
