/* What a board gives the programs on it. Each function has a default definition in the runtime library, which
   does nothing or says that there is no such thing; a board defines those it has something for, in C or any
   other language (docs/porting.md). They run on the stack of the guest, of which `ingot --stack-size` keeps
   512 bytes for whatever is not guest code, and they must not call back into the guest. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Before anything else, with memory as the program expects it: sets up clocks and consoles. */
void ingot_board_initialize(void);

/* The console. `stream` is 1 for the output of the program and 2 for errors and traps. Returns when all is
   written, or when it never will be. */
void ingot_board_write(int stream, const char* text, size_t size);

/* At least one byte and at most `size` of them, for which it waits: how many; 0 at the end of the input, -1
   if there is no input. */
ptrdiff_t ingot_board_read(char* text, size_t size);

/* Nanoseconds since some moment, never backwards; and since 1970. False if there is no such clock. */
bool ingot_board_monotonic_now(uint64_t* nanoseconds);
bool ingot_board_realtime_now(uint64_t* nanoseconds);

/* Fills the buffer with bytes that nobody can predict. False if there are none to be had. */
bool ingot_board_entropy(void* bytes, size_t size);

/* Storage, if the board has any: files by name, which a program sees that was compiled with --dir. A name
   ends with a zero, has no part "..", and begins with what --dir says. `how` is one of the three below; the
   result is the number of the open file, from 0, or -1 if there is none. */
#define INGOT_BOARD_READ 0   /* a file that is there, to be read */
#define INGOT_BOARD_CHANGE 1 /* a file that is there, to be read and written */
#define INGOT_BOARD_CREATE 2 /* a new file, or an old one without its contents, to be read and written */
int ingot_board_file_open(const char* name, int how);

/* How many bytes were moved, from or to `offset` of the file; fewer than asked for at its end, or if there is
   no more room; -1 if there was an error. */
ptrdiff_t ingot_board_file_read(int file, uint64_t offset, void* bytes, size_t size);
ptrdiff_t ingot_board_file_write(int file, uint64_t offset, const void* bytes, size_t size);

bool ingot_board_file_size(int file, uint64_t* size);
void ingot_board_file_close(int file);
bool ingot_board_file_remove(const char* name);

/* For libraries (docs/boards.md, "Libraries"), which need these two of the firmware they are part of: memory
   for instances, aligned to 16, or NULL if there is not so much; and what is not needed any more. */
void* ingot_board_allocate(size_t size);
void ingot_board_free(void* memory);

/* Likewise, where there are several tasks that may interrupt each other, which one is running. Handlers of
   interrupts belong to the task that they interrupt. By default there is one task. */
const void* ingot_board_task(void);

/* The program has ended, with 0, with what it said itself, or with 134 by a trap. If this returns, the
   processor sleeps for ever. */
void ingot_board_exit(int status);

#ifdef __cplusplus
}
#endif
