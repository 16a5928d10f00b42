;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; The last byte of the store is the first outside memory.
(module
  (memory 1)
  (func (export "_start") (i64.store (i32.const 65529) (i64.const 1))))
