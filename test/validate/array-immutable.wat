;; An array that is not mutable cannot be written.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: immutable array type 0 cannot be written

(module
  (type $constant (array i32))
  (func (param (ref $constant)) (array.set $constant (local.get 0) (i32.const 0) (i32.const 1))))
