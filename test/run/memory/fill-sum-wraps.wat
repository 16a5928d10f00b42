;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; Address plus length wraps around in 32 bits.
(module
  (memory 1)
  (func (export "_start") (memory.fill (i32.const 0x80000000) (i32.const 1) (i32.const 0x80000001))))
