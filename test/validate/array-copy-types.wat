;; Arrays of different packings do not mix.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: array types do not match: 0 cannot take what 1 holds

(module
  (type $bytes (array (mut i8)))
  (type $halves (array (mut i16)))
  (func (param (ref $bytes) (ref $halves))
    (array.copy $bytes $halves (local.get 0) (i32.const 0) (local.get 1) (i32.const 0) (i32.const 1))))
