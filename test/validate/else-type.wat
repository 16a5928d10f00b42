;; Both arms give the same.
;; RUN: wat2wasm --no-check %s -o %t.wasm
;; RUN: not ingot validate %t.wasm 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (end)

(module (func (drop (if (result i32) (i32.const 1) (then (i32.const 1)) (else (f32.const 1))))))
