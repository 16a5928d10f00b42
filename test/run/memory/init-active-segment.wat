;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; An active segment is dropped once it has been copied.
(module
  (memory 1)
  (data "0123456789")
  (data (i32.const 100) "x")
  (func (export "_start") (memory.init 1 (i32.const 0) (i32.const 0) (i32.const 1))))
