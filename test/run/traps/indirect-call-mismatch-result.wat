;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "indirect call type mismatch" %run %t-O0
;; RUN: %traps "indirect call type mismatch" %run %t-O2
;; Types that differ only in the result are different.
(module
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f (param i64) (result i64) (local.get 0))
  (func (export "_start")
    (drop (call_indirect (param i64) (result f64) (i64.const 1) (i32.const 0)))))
