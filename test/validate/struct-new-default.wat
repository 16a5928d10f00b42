;; A reference that cannot be null has no default value.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: (ref 0) has no default value (struct.new_default)

(module
  (type $endless (struct (field (ref $endless))))
  (func (drop (struct.new_default $endless))))
