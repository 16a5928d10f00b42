;; The condition is an i32.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found i64 (if)

(module (func (if (i64.const 1) (then))))
