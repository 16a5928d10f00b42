;; Without else, an if must give what it takes.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: an if without else must give what it takes (end)

(module (func (param i32) (result i32) (if (result i32) (local.get 0) (then (i32.const 1)))))
