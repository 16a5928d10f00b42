;; A branch carries what its block gives.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found i64 (br)

(module (func (result i32) (br 0 (i64.const 1))))
