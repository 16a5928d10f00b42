;; Reading a packed field says how to extend it.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: the field is packed (struct.get)

(module
  (type $packed (struct (field i16)))
  (func (param (ref $packed)) (result i32) (struct.get $packed 0 (local.get 0))))
