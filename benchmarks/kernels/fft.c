// Floating point with calls: a recursive Fourier transform, with sines of our own.
#include "kernel.h"

enum { size = 4096 };

struct Complex {
  double re, im;
};

static struct Complex signal[size], scratch[size];

static double sine(double x) { // |x| <= pi
  double term = x, sum = x;
  for (int i = 1; i < 12; ++i) {
    term *= -x * x / ((2 * i) * (2 * i + 1));
    sum += term;
  }
  return sum;
}

static void transform(struct Complex* data, struct Complex* work, int count) {
  if (count == 1)
    return;
  const int half = count / 2;
  for (int i = 0; i < half; ++i) {
    work[i] = data[2 * i];
    work[half + i] = data[2 * i + 1];
  }
  transform(work, data, half);
  transform(work + half, data + half, half);
  for (int i = 0; i < half; ++i) {
    const double angle = -6.283185307179586 * i / count;
    const struct Complex turn = {sine(angle + 1.5707963267948966), sine(angle)}, odd = work[half + i];
    const struct Complex turned = {turn.re * odd.re - turn.im * odd.im, turn.re * odd.im + turn.im * odd.re};
    data[i].re = work[i].re + turned.re;
    data[i].im = work[i].im + turned.im;
    data[half + i].re = work[i].re - turned.re;
    data[half + i].im = work[i].im - turned.im;
  }
}

static uint64_t run(unsigned rounds) {
  double sum = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    for (int i = 0; i < size; ++i)
      signal[i] = (struct Complex){random_unit(), 0};
    transform(signal, scratch, size);
    for (int i = 0; i < size; ++i)
      sum += signal[i].re * signal[i].re + signal[i].im * signal[i].im;
  }
  return mix_number(0, sum);
}
