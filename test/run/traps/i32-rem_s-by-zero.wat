;; RUN: ingot -O0 %s -o %t-O0
;; RUN: ingot -O2 %s -o %t-O2
;; RUN: %traps "integer divide by zero" %run %t-O0
;; RUN: %traps "integer divide by zero" %run %t-O2
;; i32.rem_s by zero traps, though nothing uses the result.
(module
  (memory 1)
  (func (export "_start")
    (drop (i32.rem_s (i32.const 7) (i32.load (i32.const 64))))))
