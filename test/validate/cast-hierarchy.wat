;; A function is never cast to a structure.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected (ref null any), found funcref (ref.cast)

(module (func (param funcref) (drop (ref.cast (ref struct) (local.get 0)))))
