;; The values fit every label of the table.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected f32, found i32 (br_table)

(module (func (result i32) (drop (block (result f32) (br_table 0 1 (i32.const 1) (i32.const 0)))) (i32.const 1)))
