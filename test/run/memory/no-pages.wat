;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; A memory of no pages has no byte to load.
(module
  (memory 0)
  (func (export "_start") (drop (i32.load8_u (i32.const 0)))))
