;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; A memory that can never have a page.
(module
  (memory 0 0)
  (func (export "_start") (i32.store8 (i32.const 0) (i32.const 1))))
