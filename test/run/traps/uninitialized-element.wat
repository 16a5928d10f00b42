;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "uninitialized element" %run %t-O0
;; RUN: %traps "uninitialized element" %run %t-O2
;; call_indirect of a null reference.
(module
  (table 2 funcref)
  (elem (i32.const 0) $f)
  (func $f)
  (memory 1)
  (func (export "_start") (call_indirect (i32.add (i32.load (i32.const 64)) (i32.const 1)))))
