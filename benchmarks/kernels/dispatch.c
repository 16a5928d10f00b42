// Indirect calls: shapes with functions of their own, in an array of pointers.
#include "kernel.h"

enum { count = 10000 };

struct Shape {
  const struct Methods* methods;
  uint32_t width, height;
};

struct Methods {
  uint32_t (*area)(const struct Shape*);
  void (*grow)(struct Shape*, uint32_t);
};

static uint32_t rectangle_area(const struct Shape* shape) { return shape->width * shape->height; }
static uint32_t triangle_area(const struct Shape* shape) { return shape->width * shape->height / 2; }
static uint32_t frame_area(const struct Shape* shape) { return 2 * (shape->width + shape->height); }
static void grow_both(struct Shape* shape, uint32_t by) { shape->width += by, shape->height ^= by; }
static void grow_width(struct Shape* shape, uint32_t by) { shape->width ^= by; }

static const struct Methods kinds[] = {{rectangle_area, grow_both},
                                       {triangle_area, grow_width},
                                       {frame_area, grow_both},
                                       {rectangle_area, grow_width}};

static struct Shape shapes[count], *places[count];

static uint64_t run(unsigned rounds) {
  for (uint32_t i = 0; i < count; ++i) {
    shapes[i] = (struct Shape){&kinds[random_below(4)], random_below(100), random_below(100)};
    places[i] = &shapes[random_below(i + 1)];
  }
  uint64_t sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (uint32_t i = 0; i < count; ++i) {
      sum += places[i]->methods->area(places[i]);
      places[i]->methods->grow(places[i], round & 3);
    }
    sum = mix(sum, round);
  }
  return sum;
}
