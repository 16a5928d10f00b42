#!/usr/bin/env bash
# From a fresh clone on Debian 12 to a WebAssembly program running as a native executable: installs what is missing,
# builds the compiler, compiles an example and runs it.
set -euo pipefail
cd "$(dirname "$0")/.."

started=$SECONDS
step() { printf '\n==> [%s, %d s] %s\n' "$1" $((SECONDS - started)) "$2"; }

step 1/3 "Packages"
cmake/install_packages.sh build

step 2/3 "Building the compiler: build/dev/bin/ingot"
cmake --preset dev
cmake --build --preset dev --target ingot

step 3/3 "Compiling test/examples/mandelbrot.wasm to a native executable, and running it"
mkdir -p build/example
set -x
build/dev/bin/ingot test/examples/mandelbrot.wasm -o build/example/mandelbrot
build/example/mandelbrot
{ set +x; } 2>/dev/null

step done "build/example/mandelbrot is $(stat -c %s build/example/mandelbrot) bytes and needs nothing but the kernel"
