;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; No bytes at all, but from outside memory.
(module
  (memory 1)
  (func (export "_start") (memory.fill (i32.const 65537) (i32.const 1) (i32.const 0))))
