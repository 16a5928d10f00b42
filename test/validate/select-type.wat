;; The two choices have one type.
;; RUN: not ingot validate %s 2>&1 | FileCheck %s
;; CHECK: error: type mismatch: expected i32, found i64 (select)

(module (func (drop (select (i32.const 1) (i64.const 1) (i32.const 0)))))
