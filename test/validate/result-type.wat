;; A function gives another type than it declares.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i64, found i32 (end)

(module (func (result i64) i32.const 1))
