;; Both arms give the same.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (end)

(module (func (drop (if (result i32) (i32.const 1) (then (i32.const 1)) (else (f32.const 1))))))
