;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds table access" %run %t-O0
;; RUN: %traps "out of bounds table access" %run %t-O2
;; The part reaches past the end of the table.
(module
  (table 3 funcref)
  (elem func $f)
  (func $f)
  (func (export "_start") (table.init 0 0 (i32.const 2) (i32.const 0) (i32.const 2))))
