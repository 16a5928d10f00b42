;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "call stack exhausted" %run %t-O0
;; RUN: %traps "call stack exhausted" %run %t-O2
;; Through a table, in tail position: not a jump.
(module
  (type $t (func))
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f (call_indirect (type $t) (i32.const 0)))
  (func (export "_start") (call $f)))
