;; An index beyond its index space.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: unknown local 2

(module (func (param i32) (local i64) (drop (local.get 2))))
