;; A local keeps its type.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i64, found i32 (local.set)

(module (func (local i32 i64) (local.set 1 (local.get 0))))
