;; An expression that gives two values.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: 1 values too many at the end of a block (end)

(module (global i32 (i32.const 1) (i32.const 2)))
