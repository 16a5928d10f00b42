;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds table access" %run %t-O0
;; RUN: %traps "out of bounds table access" %run %t-O2
;; No elements at all, but from outside the table.
(module
  (table 3 funcref)
  (elem func $f)
  (func $f)
  (func (export "_start") (table.fill 0 (i32.const 4) (ref.null func) (i32.const 0))))
