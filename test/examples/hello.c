// clang-22 --target=wasm32-wasi -Os hello.c -o hello.wasm && ingot hello.wasm -o hello && ./hello
#include <stdio.h>

int main(void) {
  printf("Hello, world!\n");
  return 0;
}
