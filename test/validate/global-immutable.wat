;; A global that cannot be set.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: immutable global 1 cannot be set

(module (global (mut i32) (i32.const 0)) (global i32 (i32.const 0)) (func (global.set 1 (i32.const 1))))
