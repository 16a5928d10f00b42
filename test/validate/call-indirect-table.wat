;; Only functions can be called.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected funcref, found externref (call_indirect)

(module (table 1 externref) (func (call_indirect (i32.const 0))))
