;; A table holds one type of reference.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected externref, found funcref (table.set)

(module (table 1 externref) (func (table.set 0 (i32.const 0) (ref.null func))))
