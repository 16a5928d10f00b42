;; The condition is an i32.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found i64 (if)

(module (func (if (i64.const 1) (then))))
