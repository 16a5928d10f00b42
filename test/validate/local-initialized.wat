;; A local that cannot be null is written before it is read.
;; RUN: ingot validate %s 2>&1 | count 0

(module
  (func (param (ref func)) (local $f (ref func)) (local $unused (ref func))
    (local.set $f (local.get 0))
    (block (drop (local.get $f)))
    (drop (local.get $f))))
