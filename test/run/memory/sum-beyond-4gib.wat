;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "out of bounds memory access" %run %t-O0
;; RUN: %traps "out of bounds memory access" %run %t-O2
;; Address and offset are added without wrapping at 4 GiB.
(module
  (memory 1)
  (func (export "_start")
    ;; the variable keeps the optimiser from folding the address: memory holds zeros
    (drop (i32.load offset=4294967295 (i32.add (i32.load (i32.const 64)) (i32.const -1))))))
