;; An operand of the wrong type; the message says which was wanted and where.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found f32 (i32.add)

(module (func (drop (i32.add (i32.const 1) (f32.const 2)))))
