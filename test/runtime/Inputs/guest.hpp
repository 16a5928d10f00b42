// What every hand-written guest of these tests is made of: a C++ file in place of a compiled module. It
// defines ingot_module with guest_module(), and marks the functions that stand for guest code with GUEST.
#pragma once

#include "runtime-lib/abi/builtins.hpp"
#include "runtime-lib/abi/module.hpp"
#include "runtime-lib/abi/wasi_preview1.hpp"
#include "runtime-lib/sandbox/sandbox.hpp"

using namespace ingot;
using namespace ingot::abi::builtin_types;
using namespace ingot::abi::wasi_types;

#define GUEST [[gnu::section("ingot_guest_text"), gnu::noinline]]

// A memory of 32-bit addresses as the compiler makes it, sizes in bytes.
consteval abi::Memory guarded_memory(uint64_t size, uint64_t maximum) {
  return {.base = nullptr,
          .size = size,
          .maximum = maximum,
          .reservation = 0,
          .page_size_log2 = 16,
          .is_guarded = 1,
          .is_shared = 0,
          .reserved = 0,
          .growth_lock = 0};
}

inline constinit abi::Memory guest_memory = guarded_memory(65536, 4 * 65536);
inline constinit const abi::Grants no_grants = {};
extern abi::Instance guest_instance;

// For guests that make system calls of their own.
inline void without_sandbox(abi::AddressRange) {}

// The rest of what the compiler would fill in; what is given stays.
consteval abi::ModuleDescriptor guest_module(abi::ModuleDescriptor module) {
  module.abi_version = abi::version;
  module.instance = &guest_instance;
  if (module.stack_size == 0)
    module.stack_size = 256 * 1024;
  if (module.memories == nullptr) {
    module.memories = &guest_memory;
    module.memory_count = 1;
  }
  if (module.grants == nullptr)
    module.grants = &no_grants;
  if (module.enter_sandbox == nullptr)
    module.enter_sandbox = ingot_sandbox;
  return module;
}

inline constinit abi::Instance guest_instance = {.module = &ingot_module, .memory = &guest_memory};

// The guest's view of its memory.
inline uint8_t* at(uint32_t address) { return guest_memory.base + address; }

template <class T>
inline void put(uint32_t address, T value) {
  __builtin_memcpy(at(address), &value, sizeof value);
}

template <class T>
inline T get(uint32_t address) {
  T value;
  __builtin_memcpy(&value, at(address), sizeof value);
  return value;
}

// Puts a string into memory and returns its length.
inline uint32_t put_string(uint32_t address, const char* text) {
  uint32_t length = 0;
  for (; text[length] != '\0'; length++)
    *at(address + length) = static_cast<uint8_t>(text[length]);
  return length;
}

// Prints through WASI. The helpers here use the memory from 0xE000 to 0xFFFF; tests use what is below.
inline void print(const char* text) {
  constexpr uint32_t vector = 0xF000, written = 0xF008, buffer = 0xF010;
  put<uint32_t>(vector, buffer);
  put<uint32_t>(vector + 4, put_string(buffer, text));
  ingot_wasi_fd_write(&guest_instance, 1, vector, 1, written);
}

inline void print(uint64_t value) {
  char text[21];
  char* digit = text + 20;
  *digit = '\0';
  do
    *--digit = static_cast<char>('0' + value % 10);
  while ((value /= 10) != 0);
  print(digit);
}

// "NAME VALUE" on a line: what FileCheck reads.
inline void show(const char* name, uint64_t value) {
  print(name);
  print(" ");
  print(value);
  print("\n");
}

// "NAME VALUE VALUE...": show("name", {first, second}), which are evaluated in this order.
template <uint32_t count>
inline void show(const char* name, const uint64_t (&values)[count]) {
  print(name);
  for (const uint64_t value : values) {
    print(" ");
    print(value);
  }
  print("\n");
}

// Whether the first argument of the program is this word: which of its cases a test is to run.
inline bool asked_for(const char* word) {
  constexpr uint32_t count = 0xE000, size = 0xE004, pointers = 0xE010, buffer = 0xE100;
  ingot_wasi_args_sizes_get(&guest_instance, count, size);
  if (get<uint32_t>(count) < 2 || ingot_wasi_args_get(&guest_instance, pointers, buffer) != 0)
    return false;
  const char* const argument = reinterpret_cast<const char*>(at(get<uint32_t>(pointers + 4)));
  for (uint32_t i = 0;; i++) {
    if (argument[i] != word[i])
      return false;
    if (word[i] == '\0')
      return true;
  }
}
