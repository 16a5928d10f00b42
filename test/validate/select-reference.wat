;; References need the form of select that names the type.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected a number, found funcref (select)

(module (func (drop (select (ref.null func) (ref.null func) (i32.const 0)))))
