;; An active segment of another type than its table.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected externref, found funcref (element segment 0)

(module (table 1 externref) (elem (i32.const 0) funcref (ref.null func)))
