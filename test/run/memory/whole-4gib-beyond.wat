;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; Past the end of the largest memory lies no wrapped-around address 0.
(module
  (memory 65536)
  (func (export "_start") (drop (i32.load (i32.const -3)))))
