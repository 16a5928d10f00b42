;; The label of br_on_non_null takes the reference.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: the label takes [i32], and the branch ends with (ref func) (br_on_non_null)

(module
  (func (param funcref)
    (drop (block (result i32) (br_on_non_null 0 (local.get 0)) (i32.const 1)))))
