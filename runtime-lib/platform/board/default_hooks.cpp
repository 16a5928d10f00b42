// What a board does that says nothing of its own: these give way to any other definition.
#include "runtime-lib/platform/board/ingot_board.h"

[[gnu::weak]] void ingot_board_initialize() {}

[[gnu::weak]] void ingot_board_write(int /*stream*/, const char* /*text*/, size_t /*size*/) {}

[[gnu::weak]] ptrdiff_t ingot_board_read(char* /*text*/, size_t /*size*/) { return -1; }

[[gnu::weak]] bool ingot_board_monotonic_now(uint64_t* /*nanoseconds*/) { return false; }

[[gnu::weak]] bool ingot_board_realtime_now(uint64_t* /*nanoseconds*/) { return false; }

[[gnu::weak]] bool ingot_board_entropy(void* /*bytes*/, size_t /*size*/) { return false; }

[[gnu::weak]] int ingot_board_file_open(const char* /*name*/, int /*how*/) { return -1; }

[[gnu::weak]] ptrdiff_t ingot_board_file_read(int /*file*/, uint64_t /*offset*/, void* /*bytes*/,
                                              size_t /*size*/) {
  return -1;
}

[[gnu::weak]] ptrdiff_t ingot_board_file_write(int /*file*/, uint64_t /*offset*/, const void* /*bytes*/,
                                               size_t /*size*/) {
  return -1;
}

[[gnu::weak]] bool ingot_board_file_size(int /*file*/, uint64_t* /*size*/) { return false; }

[[gnu::weak]] void ingot_board_file_close(int /*file*/) {}

[[gnu::weak]] bool ingot_board_file_remove(const char* /*name*/) { return false; }

[[gnu::weak]] void ingot_board_exit(int /*status*/) {}
