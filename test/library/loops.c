// Loops over a library's memory are vectorised where all of it is there; elsewhere a trap comes where the
// program has it, and the host sees all that was stored before, and nothing that would have been stored
// behind.
//
// RUN: mkdir -p %t.dir
// RUN: ingot %S/Inputs/loops.wat --emit=header -o %t.dir/loops.h
// RUN: ingot %S/Inputs/loops.wat -O0 --emit=lib -o %t.dir/O0.a
// RUN: ingot %S/Inputs/loops.wat -O2 --emit=lib -o %t.dir/O2.a
// RUN: ingot %S/Inputs/loops.wat -O3 --bounds=check --emit=lib -o %t.dir/O3.a
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s %t.dir/O0.a -o %t.O0 && %t.O0
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s %t.dir/O2.a -o %t.O2 && %t.O2
// RUN: gcc -std=c11 -Wall -Wextra -Werror -I %t.dir -I %S/Inputs %s %t.dir/O3.a -o %t.O3 && %t.O3
#include "loops.h"

#include "check.h"

enum { page = 65536, words_of_page = page / 4 };

static int32_t words[2 * words_of_page];

static int32_t* read_words(loops_instance* instance) {
  CHECK(loops_memory_read(instance, 0, words, loops_memory_size(instance)));
  return words;
}

// Word w is w.
static void fill(loops_instance* instance) {
  const uint64_t size = loops_memory_size(instance);
  for (int w = 0; w < (int)(size / 4); w++)
    words[w] = w;
  CHECK(loops_memory_write(instance, 0, words, size));
}

// From word `first` on so many are doubled, of the odd ones only if `step` is 2.
static void check_doubled(loops_instance* instance, int first, int count, int step) {
  const int32_t* const now = read_words(instance);
  for (int w = 0; w < (int)(loops_memory_size(instance) / 4); w++) {
    const int is_doubled = w >= first && w < first + count && (step == 1 || w % 2 == 1);
    CHECK(now[w] == (is_doubled ? 2 * w : w));
  }
}

int main(void) {
  loops_instance* instance = NULL;
  CHECK(loops_create(NULL, &instance) == INGOT_RETURNED);
  for (int has_grown = 0; has_grown < 2; has_grown++) {
    const int end = (1 + has_grown) * words_of_page;
    // All of it is there; up to the end; beyond it, and the rest never comes.
    fill(instance);
    CHECK(loops_double(instance, 4 * 100, 1000) == INGOT_RETURNED);
    check_doubled(instance, 100, 1000, 1);
    fill(instance);
    CHECK(loops_double(instance, 4 * (end - 1000), 1000) == INGOT_RETURNED);
    check_doubled(instance, end - 1000, 1000, 1);
    fill(instance);
    CHECK(loops_double(instance, 4 * (end - 1000), 1001) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
    check_doubled(instance, end - 1000, 1000, 1);
    // The same for the odd ones; of the one beyond the end it is asked whether it is.
    fill(instance);
    CHECK(loops_double_odd(instance, 4 * 101, 1000) == INGOT_RETURNED);
    check_doubled(instance, 101, 1000, 2);
    fill(instance);
    CHECK(loops_double_odd(instance, 4 * (end - 999), 1001) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
    check_doubled(instance, end - 999, 999, 2);

    fill(instance);
    CHECK(loops_write_twice(instance, 4 * 50, 500, 4 * end) == INGOT_TRAP_MEMORY_OUT_OF_BOUNDS);
    CHECK(read_words(instance)[49] == 49 && words[50] == 1 && words[549] == 1 && words[550] == 550);
    CHECK(loops_write_twice(instance, 4 * 50, 500, 0) == INGOT_RETURNED);
    CHECK(read_words(instance)[49] == 49 && words[50] == 2 && words[549] == 2 && words[550] == 550);

    int32_t pages = 0;
    CHECK(loops_grow(instance, &pages) == INGOT_RETURNED && pages == (has_grown ? -1 : 1));
  }
  loops_destroy(instance);
  return 0;
}
