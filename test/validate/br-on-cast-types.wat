;; The type to cast to is below the type to cast from.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected (ref eq), found (ref any) (br_on_cast)

(module
  (func (param (ref eq))
    (block (result (ref any)) (br_on_cast 0 (ref eq) (ref any) (local.get 0)))
    (drop)))
