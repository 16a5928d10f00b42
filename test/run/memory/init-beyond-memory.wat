;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; The part reaches past the end of memory.
(module
  (memory 1)
  (data "0123456789")
  (data (i32.const 100) "x")
  (func (export "_start") (memory.init 0 (i32.const 65533) (i32.const 0) (i32.const 4))))
