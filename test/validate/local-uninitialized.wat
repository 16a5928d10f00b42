;; What a block writes is unwritten behind it.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: uninitialized local 1

(module
  (func (param (ref func)) (local $f (ref func))
    (block (local.set $f (local.get 0)))
    (drop (local.get $f))))
