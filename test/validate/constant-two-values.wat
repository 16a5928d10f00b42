;; An expression that gives two values.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: 1 values too many at the end of a block (end)

(module (global i32 (i32.const 1) (i32.const 2)))
