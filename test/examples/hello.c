// clang-22 --target=wasm32-wasi -Os hello.c -o hello.wasm && ingot hello.wasm -o hello && ./hello
#include <stdio.h>

int main(int argc, char** argv) {
  printf("Hello, %s!\n", argc > 1 ? argv[1] : "world");
  return 0;
}
