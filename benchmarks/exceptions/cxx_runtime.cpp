// As much of the C++ ABI for WebAssembly as a program needs that throws and catches nothing but int: Debian's
// libc++abi for wasm32 is compiled without exceptions. What clang expects of it:
// llvm/lib/CodeGen/WasmEHPrepare.cpp, and the C++ ABI's exception handling.
#include <stdint.h>
#include <stdlib.h>

asm(R"(
        .tagtype __cpp_exception i32
        .globl __cpp_exception
__cpp_exception:
)");

extern "C" {

// Filled in by a landing pad, for the personality function to choose one of its handlers.
struct LandingPadContext {
  uintptr_t index;
  uintptr_t language_specific_data;
  uintptr_t selector;
} __wasm_lpad_context;

// The type identifier of the first handler is 1, and there is no other.
int _Unwind_CallPersonality(void*) {
  __wasm_lpad_context.selector = 1;
  return 0;
}

void* __cxa_allocate_exception(size_t size) { return malloc(size); }
void __cxa_throw(void* object, void*, void (*)(void*)) { __builtin_wasm_throw(0, object); }

static void* caught;
void* __cxa_begin_catch(void* object) { return caught = object; }
void __cxa_end_catch() { free(caught); }

[[noreturn]] void _ZSt9terminatev() { abort(); }

} // extern "C"

// The object behind typeid(int). Only its address is used, as a name.
extern "C" char _ZTIi[8];
char _ZTIi[8];
