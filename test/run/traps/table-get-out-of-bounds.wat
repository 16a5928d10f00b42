;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds table access" %run %t-O0
;; RUN: %traps "out of bounds table access" %run %t-O2
;; table.get at the size of the table.
(module
  (table $t 3 funcref)
  (memory 1)
  (func (export "_start")
    (drop (table.get $t (i32.add (i32.load (i32.const 64)) (i32.const 3))))))
