;; A clause carries what its label takes.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: the label takes [i64], and the branch ends with what is caught, [i32] (try_table)

(module
  (tag $e (param i32))
  (func (drop (block (result i64) (try_table (catch $e 0)) (i64.const 1)))))
