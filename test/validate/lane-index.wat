;; A vector of 32-bit lanes has four.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: invalid lane index 4

(module (func (drop (i32x4.extract_lane 4 (v128.const i64x2 0 0)))))
