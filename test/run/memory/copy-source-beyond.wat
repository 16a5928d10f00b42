;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; Copying from past the end.
(module
  (memory 1)
  (func (export "_start") (memory.copy (i32.const 0) (i32.const 65530) (i32.const 7))))
