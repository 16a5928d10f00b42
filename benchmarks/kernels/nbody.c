// Floating point: planets that attract each other.
#include "kernel.h"

#include <math.h>

enum { bodies = 5 };

static double position[bodies][3], velocity[bodies][3], mass[bodies];

static void advance(double step) {
  for (int i = 0; i < bodies; ++i) {
    for (int j = i + 1; j < bodies; ++j) {
      double difference[3], square = 0;
      for (int axis = 0; axis < 3; ++axis) {
        difference[axis] = position[i][axis] - position[j][axis];
        square += difference[axis] * difference[axis];
      }
      const double magnitude = step / (square * sqrt(square));
      for (int axis = 0; axis < 3; ++axis) {
        velocity[i][axis] -= difference[axis] * mass[j] * magnitude;
        velocity[j][axis] += difference[axis] * mass[i] * magnitude;
      }
    }
  }
  for (int i = 0; i < bodies; ++i)
    for (int axis = 0; axis < 3; ++axis)
      position[i][axis] += step * velocity[i][axis];
}

static double energy(void) {
  double sum = 0;
  for (int i = 0; i < bodies; ++i) {
    for (int axis = 0; axis < 3; ++axis)
      sum += 0.5 * mass[i] * velocity[i][axis] * velocity[i][axis];
    for (int j = i + 1; j < bodies; ++j) {
      double square = 0;
      for (int axis = 0; axis < 3; ++axis)
        square += (position[i][axis] - position[j][axis]) * (position[i][axis] - position[j][axis]);
      sum -= mass[i] * mass[j] / sqrt(square);
    }
  }
  return sum;
}

static uint64_t run(unsigned rounds) {
  for (int i = 0; i < bodies; ++i) {
    mass[i] = i == 0 ? 40 : 0.01 * i;
    for (int axis = 0; axis < 3; ++axis) {
      position[i][axis] = i == 0 ? 0 : 6.0 * i * (axis == 0) + 0.1 * axis;
      velocity[i][axis] = i == 0 ? 0 : 2.5 / i * (axis == 1);
    }
  }
  for (unsigned i = 0; i < rounds * 20000; ++i)
    advance(0.0001);
  return mix_number(0, energy());
}
