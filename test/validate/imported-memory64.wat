;; An imported memory is a memory.
;; RUN: wat2wasm --no-check --enable-memory64 %s -o %t.wasm
;; RUN: ingot validate %t.wasm 2>&1 | count 0

(module (import "env" "memory" (memory i64 1)))
