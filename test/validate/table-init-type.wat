;; A segment of another type than the table.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected externref, found funcref (table.init)

(module (table 1 externref) (elem funcref (ref.null func)) (func (table.init 0 (i32.const 0) (i32.const 0) (i32.const 0))))
