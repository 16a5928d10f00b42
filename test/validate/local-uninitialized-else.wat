;; What one branch writes is unwritten in the other.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: uninitialized local 1

(module
  (func (param (ref func)) (local $f (ref func))
    (if (i32.const 1) (then (local.set $f (local.get 0))) (else (drop (local.get $f))))))
