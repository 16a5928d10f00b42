;; All labels of a table take the same number of values.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: label 0 takes 0 values, but the default label takes 1 (br_table)

(module (func (result i32) (block (br_table 0 1 (i32.const 1) (i32.const 0))) (i32.const 1)))
