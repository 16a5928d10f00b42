;; An imported memory is a memory.
;; RUN: wat2wasm --no-check --enable-memory64 %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: 64-bit memory is not supported yet (memory 0)

(module (import "env" "memory" (memory i64 1)))
