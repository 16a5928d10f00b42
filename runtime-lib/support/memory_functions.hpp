// The functions that clang calls on its own in freestanding code (for structure copies, for one), and that
// compiled guest code calls for llvm.memcpy and its kin; and the one for C strings.
#pragma once

#include <stddef.h>

extern "C" {
void* memcpy(void* destination, const void* source, size_t length);
void* memmove(void* destination, const void* source, size_t length);
void* memset(void* destination, int value, size_t length);
int memcmp(const void* left, const void* right, size_t length);
size_t strlen(const char* text);
}
