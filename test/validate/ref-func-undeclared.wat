;; A body may take the reference of a function only if something outside bodies names it.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: undeclared function reference 0

(module (func $f) (func (drop (ref.func $f))))
