;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "indirect call type mismatch" %run %t-O0
;; RUN: %traps "indirect call type mismatch" %run %t-O2
;; The function has a parameter more than the call.
(module
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f (param i32))
  (func (export "_start") (call_indirect (i32.const 0))))
