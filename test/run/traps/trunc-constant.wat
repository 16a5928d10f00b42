;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer overflow" %run %t-O0
;; RUN: %traps "integer overflow" %run %t-O2
;; Infinity as a constant: the optimiser may not make a poison value of it.
(module
  (func (export "_start") (drop (i64.trunc_f32_s (f32.const -inf)))))
