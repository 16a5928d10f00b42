;; A type by itself is not the type of a larger group that looks the same.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected (ref 0), found (ref 1) (end)

(module
  (type $single (struct))
  (rec (type $first (struct)) (type $second (struct)))
  (func (param (ref $first)) (result (ref $single)) (local.get 0)))
