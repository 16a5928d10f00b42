;; Only references can be null.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected a reference, found i32 (ref.is_null)

(module (func (drop (ref.is_null (i32.const 0)))))
