;; A load of a 64-bit lane has two to choose from.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: invalid lane index 2

(module
  (memory 1)
  (func (drop (v128.load64_lane 2 (i32.const 0) (v128.const i64x2 0 0)))))
