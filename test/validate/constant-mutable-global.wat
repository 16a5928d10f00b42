;; A mutable global is no constant.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: constant expression required: global.get of a mutable global is not allowed here

(module (global $a (mut i32) (i32.const 1)) (global i32 (global.get $a)))
