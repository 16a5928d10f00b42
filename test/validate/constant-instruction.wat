;; Most instructions are not constant.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: constant expression required: i32.popcnt is not allowed here

(module (global i32 (i32.popcnt (i32.const 1))))
