/* A board whose linear memory lies between two regions that nobody may touch. At the end it says whether
 * somebody did. */
#include "runtime-lib/platform/board/ingot_board.h"

extern volatile uint8_t canary_below_begin[], canary_below_end[], canary_above_begin[], canary_above_end[];

static volatile uint8_t* const uart = (volatile uint8_t*)0x10000000;
static volatile uint32_t* const test_device = (volatile uint32_t*)0x100000;

static void fill(volatile uint8_t* begin, volatile uint8_t* end) {
  while (begin != end)
    *begin++ = 0xA5;
}

static bool is_whole(volatile uint8_t* begin, volatile uint8_t* end) {
  while (begin != end)
    if (*begin++ != 0xA5)
      return false;
  return true;
}

void ingot_board_initialize(void) {
  fill(canary_below_begin, canary_below_end);
  fill(canary_above_begin, canary_above_end);
}

void ingot_board_write(int stream, const char* text, size_t size) {
  (void)stream;
  while (size-- != 0)
    *uart = (uint8_t)*text++;
}

void ingot_board_exit(int status) {
  bool whole =
      is_whole(canary_below_begin, canary_below_end) && is_whole(canary_above_begin, canary_above_end);
  const char* line = whole ? "canary whole\n" : "canary hurt\n";
  while (*line != 0)
    *uart = (uint8_t)*line++;
  *test_device = status == 0 ? 0x5555 : (uint32_t)status << 16 | 0x3333;
}
