;; A field that is not mutable cannot be set.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: immutable field 0 of type 0 cannot be set

(module
  (type $constant (struct (field i32)))
  (func (param (ref $constant)) (struct.set $constant 0 (local.get 0) (i32.const 1))))
