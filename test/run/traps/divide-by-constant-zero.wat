;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer divide by zero" %run %t-O0
;; RUN: %traps "integer divide by zero" %run %t-O2
;; The optimiser sees the zero: the division is not undefined behaviour but a trap.
(module
  (func (export "_start") (drop (i32.rem_u (i32.const 7) (i32.const 0)))))
