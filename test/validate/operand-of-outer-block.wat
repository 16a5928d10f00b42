;; A block cannot reach the operands outside it.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found nothing (i32.eqz)

(module (func i32.const 1 (block i32.eqz drop) drop))
