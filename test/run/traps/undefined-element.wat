;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "undefined element" %run %t-O0
;; RUN: %traps "undefined element" %run %t-O2
;; call_indirect at the size of the table.
(module
  (table 1 funcref)
  (elem (i32.const 0) $f)
  (func $f)
  (memory 1)
  (func (export "_start") (call_indirect (i32.add (i32.load (i32.const 64)) (i32.const 1)))))
