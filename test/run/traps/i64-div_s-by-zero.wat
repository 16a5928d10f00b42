;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer divide by zero" %run %t-O0
;; RUN: %traps "integer divide by zero" %run %t-O2
;; i64.div_s by zero traps, though nothing uses the result.
(module
  (memory 1)
  (func (export "_start")
    (drop (i64.div_s (i64.const 7) (i64.load (i32.const 64))))))
