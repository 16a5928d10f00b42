// Floating point with calls and branches: spheres on a plane, with shadows and one reflection.
#include "kernel.h"

#include <math.h>

enum { width = 160, height = 120, spheres = 12 };

struct Vector {
  double x, y, z;
};

struct Sphere {
  struct Vector centre;
  double radius, shade;
};

static struct Sphere scene[spheres];

static struct Vector sum(struct Vector a, struct Vector b) {
  return (struct Vector){a.x + b.x, a.y + b.y, a.z + b.z};
}
static struct Vector scaled(struct Vector a, double by) {
  return (struct Vector){a.x * by, a.y * by, a.z * by};
}
static double dot(struct Vector a, struct Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static struct Vector unit(struct Vector a) { return scaled(a, 1 / sqrt(dot(a, a))); }

// Where the ray meets the nearest sphere, or NULL.
static const struct Sphere* nearest(struct Vector from, struct Vector direction, double* distance) {
  const struct Sphere* found = NULL;
  *distance = 1e9;
  for (int i = 0; i < spheres; ++i) {
    const struct Vector offset = sum(from, scaled(scene[i].centre, -1));
    const double b = dot(offset, direction), c = dot(offset, offset) - scene[i].radius * scene[i].radius;
    const double square = b * b - c;
    if (square <= 0)
      continue;
    const double here = -b - sqrt(square);
    if (here > 1e-6 && here < *distance) {
      *distance = here;
      found = &scene[i];
    }
  }
  return found;
}

static double shade(struct Vector from, struct Vector direction, int depth) {
  static const struct Vector light = {0.48, 0.8, -0.36};
  double distance, ignored;
  const struct Sphere* const sphere = nearest(from, direction, &distance);
  if (sphere == NULL)
    return 0.2 + 0.3 * fabs(direction.y);
  const struct Vector hit = sum(from, scaled(direction, distance));
  const struct Vector normal = unit(sum(hit, scaled(sphere->centre, -1)));
  const double lit = dot(normal, light);
  double result = 0.1 + (lit > 0 && nearest(hit, light, &ignored) == NULL ? lit * sphere->shade : 0);
  if (depth > 0)
    result += 0.3 * shade(hit, sum(direction, scaled(normal, -2 * dot(direction, normal))), depth - 1);
  return result;
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < spheres; ++i)
    scene[i] = (struct Sphere){{4 * random_unit() - 2, 3 * random_unit() - 1.5, 4 + 3 * random_unit()},
                               0.3 + 0.4 * random_unit(),
                               random_unit()};
  double total = 0;
  for (unsigned round = 0; round < rounds; ++round)
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x)
        total += shade((struct Vector){0, 0, -0.01 * round},
                       unit((struct Vector){(x - width / 2) / 100.0, (height / 2 - y) / 100.0, 1}), 1);
  // A contracted product may move a ray past an edge, so few digits count.
  return (uint64_t)(total / rounds);
}
