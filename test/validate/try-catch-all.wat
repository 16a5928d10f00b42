;; The older form of exception handling.
;; RUN: wat2wasm --no-check --enable-exceptions %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (func try catch_all end))
