;; A branch to a loop carries what the loop takes, not what it gives.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i64, found i32 (br)

(module (func (result i32) i64.const 1 loop (param i64) (result i32) drop i32.const 1 br 0 end))
