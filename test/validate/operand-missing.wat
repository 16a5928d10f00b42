;; An operand that nobody has pushed.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (i32.add)

(module (func i32.const 1 i32.add drop))
