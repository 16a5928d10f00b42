// The functions that LLVM's code generator calls where the machine has no instruction: their names and types
// are those of GCC's library (gccint, "The GCC low-level runtime library"), or of C's. Floating point is as
// WebAssembly has it (exec/numerics): rounded to nearest, ties to even, with subnormals; every NaN that
// results is the canonical one.
#pragma once

#include <stdint.h>

extern "C" {

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor);
uint64_t __umoddi3(uint64_t dividend, uint64_t divisor);
int64_t __divdi3(int64_t dividend, int64_t divisor);
int64_t __moddi3(int64_t dividend, int64_t divisor);
uint64_t __ashldi3(uint64_t value, int amount);
uint64_t __lshrdi3(uint64_t value, int amount);
int64_t __ashrdi3(int64_t value, int amount);

float __addsf3(float left, float right);
double __adddf3(double left, double right);
float __subsf3(float left, float right);
double __subdf3(double left, double right);
float __mulsf3(float left, float right);
double __muldf3(double left, double right);
float __divsf3(float left, float right);
double __divdf3(double left, double right);

// Less than, equal to or greater than 0, as left is to right. Where one is a NaN, 1, but -1 of those with
// "ge" and "gt".
int __eqsf2(float left, float right);
int __eqdf2(double left, double right);
int __nesf2(float left, float right);
int __nedf2(double left, double right);
int __ltsf2(float left, float right);
int __ltdf2(double left, double right);
int __lesf2(float left, float right);
int __ledf2(double left, double right);
int __gtsf2(float left, float right);
int __gtdf2(double left, double right);
int __gesf2(float left, float right);
int __gedf2(double left, double right);

// Not 0 if one is a NaN.
int __unordsf2(float left, float right);
int __unorddf2(double left, double right);

// Functions of the C library (C23, 7.12): a NaN if one is, and -0 is less than +0.
float fminimumf(float left, float right);
double fminimum(double left, double right);
float fmaximumf(float left, float right);
double fmaximum(double left, double right);

float sqrtf(float value);
double sqrt(double value);

double __extendsfdf2(float value);
float __truncdfsf2(double value);

// Towards zero. What does not fit is the nearest integer that does, and a NaN is 0.
int32_t __fixsfsi(float value);
int32_t __fixdfsi(double value);
int64_t __fixsfdi(float value);
int64_t __fixdfdi(double value);
uint32_t __fixunssfsi(float value);
uint32_t __fixunsdfsi(double value);
uint64_t __fixunssfdi(float value);
uint64_t __fixunsdfdi(double value);

float __floatsisf(int32_t value);
double __floatsidf(int32_t value);
float __floatdisf(int64_t value);
double __floatdidf(int64_t value);
float __floatunsisf(uint32_t value);
double __floatunsidf(uint32_t value);
float __floatundisf(uint64_t value);
double __floatundidf(uint64_t value);
}
